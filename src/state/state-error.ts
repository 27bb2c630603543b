/**
 * The store cannot be opened, read or written. The message is for the person who runs the bot: what happened, where, and
 * how to mend it. No password is in it.
 */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** The code that Node, a database or a driver gives an error; undefined where there is none. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What an error says of itself. Several failed attempts in one error have no message of their own, but a code. */
export function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? (codeOf(error) ?? 'no reason given') : message;
}
