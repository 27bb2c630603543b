import { createHash } from 'node:crypto';
import type { Bulletin } from './bulletin.js';

/**
 * Tells whether two texts are the same: a hash of the title and of what can be quoted, white space aside. What stands
 * around that on a page changes with every saving.
 */
export function printOf({ title, text, blocks }: Pick<Bulletin, 'title' | 'text' | 'blocks'>): string {
  const words = blocks.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
  return shortHash([title ?? '', ...words].join('\n'));
}

/** 96 bits of SHA-256, in 16 characters. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
