import type { BoundQuestion, Concept } from './concepts.js';
import { bestFit, type DayRange, fits } from './dates.js';
import { weightAt } from './postings.js';
import type { Question, QuestionTerm } from './question.js';
import type { AnswerKind } from './question-kind.js';
import { relatedTo } from './relations.js';
import type { SentenceIndex } from './sentence-index.js';
import { type Folded, isStopWord, termsOf } from './terms.js';

/**
 * How a sentence agrees with the time asked about: up to 1 by how well its dates fit, up to ½ by how well its bulletin's
 * does when it tells of none, -1 when it or its bulletin tells of another, 0 when no time is asked about or told.
 */
export function dateAgreement(index: SentenceIndex, window: DayRange | null, id: number): number {
  if (!window) return 0;
  const dates = index.datesOf(id);
  const told = bestFit(dates, window);
  if (told > 0) return told;
  const range = index.bulletins[index.columns.bulletins[id] ?? -1]?.range;
  const framed = range ? fits(range, window) / 2 : 0;
  if (framed > 0) return framed;
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

/** What is asked of a thing by the kind of question as well: whoever tells when it is tells when it starts. */
const SAID_BY_KIND: Partial<Record<AnswerKind, RegExp>> = {
  date: /^(?:starts?|started|begins?|began|beginning|ends?|ended|ending|finish(?:es|ed)?|opens?|opened|clos(?:es|ed?)|lasts?|lasted|runs?|ran)$/,
  place: /^(?:based|located|situated|occurs?|occurred|conducted|staged|hosted|organized)$/,
};

/** The words of a question that belong to a name with a year: Indestructible Brotherhood-2025. */
function namedWith({ terms, text, namedYears }: Question): ReadonlySet<QuestionTerm> {
  const named = new Set<QuestionTerm>();
  const isBeside = (a: QuestionTerm, b: QuestionTerm) => /^[\s-]*$/.test(text.slice(a.end, b.start));
  for (const [i, term] of terms.entries()) {
    const name = terms[i - 1];
    if (!name || !namedYears.some((one) => one.name === name.term && one.year === Number(term.word))) continue;
    named.add(term).add(name);
    for (let at = i - 1; at > 0; at--) {
      const [before, own] = [terms[at - 1], terms[at]];
      if (!before?.isName || !own || !isBeside(before, own)) break;
      named.add(before);
    }
  }
  return named;
}

/** Which of some concepts stand neither in a sentence nor beside it nor in its title. */
function farFrom(index: Pick<SentenceIndex, 'sentence'>, concepts: readonly Concept[], id: number): Concept[] {
  const own = index.sentence(id);
  const near = [id, own?.previous ?? -1, own?.next ?? -1].filter((one) => one >= 0);
  return concepts.filter(
    ({ sentences, titles }) =>
      near.every((one) => weightAt(sentences, one) === 0) && weightAt(titles, own?.bulletin ?? -1) === 0,
  );
}

/** A number, but 1: that is as often a Roman numeral, which reads like a pronoun. */
const NUMBER = /^(?!1$)\d+(?:\.\d+)*$/;
/** Part of a name or a type more often than a number of something: a text may leave it out. */
const ONE_DIGIT = /^\d$/;

/** Whether behind the word before a number in the question another number stands in a sentence, and not that one. */
function isReplaced(own: readonly Folded[], asked: readonly Folded[], { term, forms }: Concept): boolean {
  const before = asked.filter(({ word }, i) => asked[i + 1]?.word === term.word && !isStopWord(word));
  const named = new Set(before.map((word) => word.term));
  const behind = own.flatMap((word, i) => (named.has(word.term) ? (own[i + 1] ?? []) : []));
  return behind.some(({ word }) => NUMBER.test(word)) && !behind.some((one) => forms.includes(one.term));
}

/**
 * How much the numbers of a question, dates apart, are missed: 0 when all stand in a sentence or beside it, 1 when one of two
 * digits or more does not (what is told of the 40th meeting answers nothing about the 41st), 2 when another stands in its place (Line 4 for Line 9).
 */
export function numberLack(
  index: Pick<SentenceIndex, 'sentence' | 'wordsOf'>,
  { question, concepts }: BoundQuestion,
  id: number,
): number {
  const numbers = concepts.filter(({ term }) => !term.isDate && NUMBER.test(term.word));
  if (numbers.length === 0) return 0;
  const [own, asked] = [index.wordsOf(id), termsOf(question.text)];
  if (numbers.some((number) => isReplaced(own, asked, number))) return 2;
  const plain = numbers.filter(({ term }) => !ONE_DIGIT.test(term.word));
  return farFrom(index, plain, id).length > 0 ? 1 : 0;
}

/**
 * Whether all that a sentence, its neighbours and its title have of a question is a name with its year. What is asked of
 * that stands elsewhere or nowhere: “Who won Rock-2024?” is not answered by whoever has to do with Rock-2024.
 */
export function hasNameAlone(index: Pick<SentenceIndex, 'sentence'>, bound: BoundQuestion, id: number): boolean {
  const { question, concepts } = bound;
  const named = namedWith(question);
  if (named.size === 0) return false;
  const asked = concepts.filter(
    ({ term }) =>
      !named.has(term) && !term.isDate && term.weight === 1 && !SAID_BY_KIND[question.kind]?.test(term.word),
  );
  return asked.length > 0 && farFrom(index, asked, id).length === asked.length;
}

/** Offices and the like: who asks for one by name is answered by nobody of whom that is not told. */
const ROLES = new Set(
  (
    'mayor president minister chairman chairwoman chairperson ambassador governor king queen emperor captain coach author founder ' +
    'owner inventor architect designer composer conductor editor judge spokesman spokeswoman spokesperson director secretary ' +
    'treasurer bishop archbishop pope commander wife husband'
  ).split(' '),
);

/** Whether a concept is an office, not a name. */
export function isRole({ term, isName }: Concept): boolean {
  return !isName && ROLES.has(term.word);
}

/** Whether a concept stands in a sentence, beside it or in its title, or a word of the same relation in it. */
function isTold(index: Pick<SentenceIndex, 'sentence' | 'wordsOf'>, concept: Concept, id: number): boolean {
  if (farFrom(index, [concept], id).length === 0) return true;
  const related = relatedTo(concept.term.term);
  return related.size > 0 && index.wordsOf(id).some(({ term }) => related.has(term));
}

/** Whether an office is asked for that is not told of in a sentence or beside it: "Who is the mayor of Lowmere?". */
export function isRoleMissing(
  index: Pick<SentenceIndex, 'sentence' | 'wordsOf'>,
  { concepts }: BoundQuestion,
  id: number,
): boolean {
  return concepts.some((concept) => isRole(concept) && !isTold(index, concept, id));
}

/** What has marks of its own, which any name's news is full of. */
const MARKED: ReadonlySet<AnswerKind> = new Set(['person', 'place', 'date', 'number']);

/**
 * Whether who, where, when or how many is asked, and of what is asked about the names nothing is told in a sentence or beside it:
 * whoever has to do with a bridge did not design it.
 */
export function isUntold(
  index: Pick<SentenceIndex, 'sentence' | 'wordsOf'>,
  { question, concepts }: BoundQuestion,
  id: number,
): boolean {
  if (!MARKED.has(question.kind)) return false;
  const asked = concepts.filter(({ term, isName }) => !isName && !term.isDate && term.weight === 1);
  return asked.length > 0 && !asked.some((concept) => isTold(index, concept, id));
}
