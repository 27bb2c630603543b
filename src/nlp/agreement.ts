import { bestFit, type DayRange, overlaps } from './dates.js';
import type { Question } from './question.js';
import type { SentenceIndex } from './sentence-index.js';
import { termsOf } from './terms.js';

/**
 * How a sentence agrees with the time asked about: up to 1 by how well its dates fit, ½ when only its bulletin is of that
 * time, -1 when it or its bulletin tells of another, 0 when no time is asked about or told.
 */
export function dateAgreement(index: SentenceIndex, window: DayRange | null, id: number): number {
  if (!window) return 0;
  const dates = index.datesOf(id);
  const told = bestFit(dates, window);
  if (told > 0) return told;
  const range = index.bulletins[index.columns.bulletins[id] ?? -1]?.range;
  if (range && overlaps(range, window)) return 0.5;
  return dates.some(({ from }) => from.year !== null || window.from.year === null) || range ? -1 : 0;
}

/** The terms of a sentence, of its neighbours and of its title, each in their order. */
function contextTerms(index: SentenceIndex, id: number): string[][] {
  const own = index.sentence(id);
  const title = index.bulletins[own?.bulletin ?? -1]?.bulletin.title ?? '';
  const sentences = [id, own?.previous ?? -1, own?.next ?? -1].filter((one) => one >= 0);
  return [termsOf(title), ...sentences.map((one) => index.wordsOf(one))].map((all) => all.map(({ term }) => term));
}

/**
 * How the years that belong to names agree: 1 when each stands behind its name in the sentence or its context, -1 when
 * one of the names has another year instead, -½ when a pair is nowhere near; 0 when the question has none.
 */
export function yearAgreement(index: SentenceIndex, { namedYears }: Question, id: number): number {
  if (namedYears.length === 0) return 0;
  const context = contextTerms(index, id);
  let agreement = 1;
  for (const { name, year } of namedYears) {
    const years = context.flatMap((terms) =>
      terms.filter((term, i) => /^\d{4}$/.test(term) && terms[i - 1] === name).map(Number),
    );
    if (!years.includes(year)) agreement = Math.min(agreement, years.length > 0 ? -1 : -0.5);
  }
  return agreement;
}
