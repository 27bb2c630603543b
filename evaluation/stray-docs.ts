import type { Bulletin } from '../src/bulletins/bulletin.js';
import type { Question } from './questions.js';

/**
 * Says which questions name bulletins that are not there, since they can't be found: the wrong collection, most likely.
 *
 * @param checkDocs whether `docs` count at all
 * @returns null when all are there
 */
export function describeStrayDocs(
  questions: readonly Question[],
  bulletins: readonly Bulletin[],
  checkDocs: boolean,
): string | null {
  const ids = new Set(bulletins.map(({ id }) => id));
  const stray = questions.flatMap(({ id, target }) => {
    const docs = target.level === 'document' ? [...target.grades.keys()] : checkDocs ? target.docs : [];
    const missing = docs.find((doc) => !ids.has(doc));
    return missing === undefined ? [] : [`question “${id}” names “${missing}”`];
  });
  if (stray.length === 0) return null;
  return `${stray.length} of ${questions.length} questions name bulletins that are not there: ${stray[0]}.`;
}
