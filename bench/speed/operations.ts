/** All operations that are measured, in the order in which they are told. One more is one more file, and its line here. */
import { ask } from '../ask.js';
import { autocomplete } from '../autocomplete.js';
import { build } from '../build.js';
import { digest } from '../digest.js';
import { load } from '../load.js';
import { search } from '../search.js';
import { update } from '../update.js';
import type { Contender, Operation } from './operation.js';

export const OPERATIONS: readonly Operation[] = [build, load, ask, search, update, autocomplete, digest];

/** Throws a RangeError when there is none of these names. */
export function findContender(operation: string, contender: string): { operation: Operation; contender: Contender } {
  const found = OPERATIONS.find(({ name }) => name === operation);
  const one = found?.contenders.find(({ name }) => name === contender);
  if (!found || !one)
    throw new RangeError(`expected an operation and who does it, got “${operation}” and “${contender}”`);
  return { operation: found, contender: one };
}
