import { isRole } from './agreement.js';
import type { BoundQuestion } from './concepts.js';
import type { SentenceIndex } from './sentence-index.js';
import { occurrences, surroundings } from './surroundings.js';

/**
 * The names, numbers and offices of a question, as typed, that some bulletin has, but not this sentence, those beside it or its
 * title: what keeps it from being an answer. Dates are compared otherwise (`agreement.ts`) and left out.
 *
 * @param id number of the sentence; without one nothing stands apart
 */
export function wordsApart(
  index: SentenceIndex,
  { question, concepts }: BoundQuestion,
  id: number | undefined,
): string[] {
  if (id === undefined) return [];
  const place = surroundings(index, id);
  const apart = concepts.filter((concept) => {
    if (!concept.known || concept.term.isDate || !(concept.isName || isRole(concept))) return false;
    const { sentence, before, after, title } = occurrences(concept, place);
    return sentence + before + after + title === 0;
  });
  return [...new Set(apart.map(({ term }) => question.text.slice(term.start, term.end)))];
}
