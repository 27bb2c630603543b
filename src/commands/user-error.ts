/** What kind of mistake it was; for logs and for tests, never shown. */
export type UserErrorCode = 'unknown-command' | 'bad-argument' | 'not-found' | 'not-allowed';

/**
 * A failure that the person can mend. The message is shown to them as it stands: it says what was expected, what was
 * got, and what to do.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.name = 'UserError';
    this.code = code;
  }
}
