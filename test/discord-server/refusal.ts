import { asObject, type JsonObject } from './json.js';

/** One thing wrong with a body: where (`embeds.0.title`), which rule, in words. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Discord's error numbers that this server gives. */
export const MESSAGES = {
  0: '401: Unauthorized',
  10003: 'Unknown Channel',
  10004: 'Unknown Guild',
  10007: 'Unknown Member',
  10008: 'Unknown Message',
  10011: 'Unknown Role',
  10013: 'Unknown User',
  10015: 'Unknown Webhook',
  10062: 'Unknown interaction',
  10063: 'Unknown application command',
  20012: 'You are not authorized to perform this action on this application',
  30046: 'Maximum number of edits to messages older than 1 hour reached. Try again later.',
  30032: 'Maximum number of application commands reached (100)',
  30034: 'Max number of daily application command creates has been reached (200)',
  40060: 'Interaction has already been acknowledged.',
  40094: 'This interaction has reached the maximum number of follow up messages',
  50001: 'Missing Access',
  50005: 'Cannot edit a message authored by another user',
  50006: 'Cannot send an empty message',
  50007: 'Cannot send messages to this user',
  50008: 'Cannot send messages in a non-text channel',
  50013: 'Missing Permissions',
  50027: 'Invalid Webhook Token',
  50035: 'Invalid Form Body',
  50083: 'Thread is archived',
  50109: 'The request body contains invalid JSON.',
  160002: 'Cannot reply without permission to read message history',
  200000: 'Message was blocked by automatic moderation',
  240000: 'Message was blocked by the harmful links filter',
} as const;

/** A number of Discord's that this server knows the words of. */
export type ErrorCode = keyof typeof MESSAGES;

/** Discord says no: a status, and a body of `{code, message, errors?}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(status: number, code: ErrorCode, problems: readonly Problem[] = []) {
    super(MESSAGES[code]);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The body that the bot gets. */
  toJSON(): JsonObject {
    const body: JsonObject = { message: this.message, code: this.code };
    if (this.problems.length > 0) body.errors = errorTree(this.problems);
    return body;
  }
}

/** The status that Discord gives with a number. */
export function statusOf(code: ErrorCode): number {
  if (code === 0 || code === 50027) return 401;
  if (code === 30046) return 429;
  if (code >= 10_000 && code < 20_000) return 404;
  return FORBIDDEN.includes(code) ? 403 : 400;
}

const FORBIDDEN: readonly ErrorCode[] = [20012, 50001, 50005, 50007, 50013, 160002];

/** A body that breaks a rule. */
export function invalidBody(problems: readonly Problem[]): Refusal {
  return new Refusal(400, 50035, problems);
}

/** Discord nests problems by path and puts the words under `_errors`. */
function errorTree(problems: readonly Problem[]): JsonObject {
  const tree: JsonObject = {};
  for (const problem of problems) {
    let node = tree;
    for (const step of problem.path.split('.').filter(Boolean)) {
      node[step] = asObject(node[step]);
      node = asObject(node[step]);
    }
    const list = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...list, { code: problem.code, message: problem.message }];
  }
  return tree;
}
