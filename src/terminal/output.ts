import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.js';
import type { Style } from './render.js';
import { neutralise } from './text.js';

/** A stream that may be a terminal. */
export type Input = Readable & { readonly isTTY?: boolean };
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Streams {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Writes, and waits while the reader is slower than we are. */
export async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

/** A function that writes one message, whose lines cannot harm the terminal either. */
export function logTo(output: Writable): (message: string) => void {
  return (message) => {
    output.write(`${message.split('\n').map(neutralise).join('\n')}\n`);
  };
}

/** An error with where it comes from, for those who mend it. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Longer lines are hard to read. */
const WIDEST = 100;

/** Colours and line breaks for a terminal; everything plain for a pipe or a file. */
export function styleFor(output: Output, colour: Config['colour'], actions: boolean): Style {
  const terminal = output.isTTY === true;
  return {
    colour: colour === 'auto' ? terminal : colour === 'always',
    width: terminal ? Math.min(output.columns || 80, WIDEST) : null,
    actions,
  };
}
