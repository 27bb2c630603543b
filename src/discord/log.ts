import type { Writable } from 'node:stream';

export type Log = (message: string) => void;

/** A function that writes messages as lines with their time, in UTC. Further lines of a message are indented. */
export function logTo(output: Writable, now: () => Date = () => new Date()): Log {
  return (message) => {
    output.write(`${now().toISOString()} ${message.replace(/\r\n|[\r\n]/g, '\n    ')}\n`);
  };
}

/** An error with where it comes from, for those who mend it. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
