import type { BoundQuestion, Concept } from './concepts.js';

/** What may stand between two words of one name: "Lowmere-on-Sea" has more than one. */
const WITHIN = /^(?:['’]s)?[\s-]*$/;

/** The names of a question, each as the words of it that stand side by side: dates and numbers are none. */
function namesOf({ question, concepts }: BoundQuestion): Concept[][] {
  const names: Concept[][] = [];
  let before: Concept | undefined;
  for (const concept of concepts) {
    const { term, isName } = concept;
    if (!isName || term.isDate || /^\d+$/.test(term.word)) continue;
    const isBeside = before !== undefined && WITHIN.test(question.text.slice(before.term.end, term.start));
    if (isBeside) names.at(-1)?.push(concept);
    else names.push([concept]);
    before = concept;
  }
  return names;
}

/**
 * Of each name of a question the word that tells most, if some bulletin has it: Skerry of Skerry Island. Where that is not
 * told, something else is told of.
 */
export function tellingNames(bound: BoundQuestion): Concept[] {
  return namesOf(bound)
    .map((name) => name.reduce((most, one) => (one.worth > most.worth ? one : most)))
    .filter(({ known }) => known);
}
