/** Whether a question leans on the one before it, by its words alone. Plainly, or not at all: doubt means that it stands. */
import type { Span } from './citation.js';
import { termsOf } from './terms.js';

/** What a question has of its own, as spans of its text. */
export interface Own {
  readonly names: readonly Span[];
  readonly dates: readonly Span[];
  /** Other words that say what it is about. */
  readonly words: readonly Span[];
}

/** `replaces`: it only puts a name or a date in the place of another; `asks`: it asks about the same; `bare`: it is only a question word. */
export type Leaning = 'replaces' | 'asks' | 'bare';

const set = (words: string) => new Set(words.split(' '));

const LEAD = /^\s*(?:and\b[\s,]*)?(?:(?:but |so )?(?:what|how) about\b[\s,]*)?/i;
const PREPOSITIONS = set(
  'in on at of to from for with by about during between since before after until against near into',
);
const ARTICLES = set('the a an and or');
const QUESTION_WORDS = set('who whom whose what which when where why how many much long else exactly not');
const BE = set('is are was were be been');
const AUXILIARIES = set('is are was were do does did has have had will would can could should');
const TIMES = set('year month week day weekend morning evening night time quarter decade century');

const SUBJECTS = set('it they he she him them');
const POSSESSIVES = set('its their his her');

/** One word of a question, in small letters. */
interface Word extends Span {
  readonly word: string;
}

/** How a question leans on the one before it; null when it stands by itself. */
export function leaningOf(text: string, own: Own): Leaning | null {
  const lead = LEAD.exec(text)?.[0] ?? '';
  const leads = lead.trim() !== '';
  const words = termsOf(text).map(({ start, end }) => ({ word: text.slice(start, end).toLowerCase(), start, end }));
  const rest = words.filter(({ start }) => start >= lead.length);
  const isOwn = ({ start, end }: Span) =>
    [...own.names, ...own.dates].some((one) => one.start <= start && end <= one.end);
  const others = rest.filter((word) => !isOwn(word));
  const has = own.names.length + own.dates.length > 0;
  const joins = others.every(({ word }) => PREPOSITIONS.has(word) || ARTICLES.has(word));
  if (has && joins && (leads || (own.names.length === 0 && PREPOSITIONS.has(rest[0]?.word ?? '')))) return 'replaces';
  if (isBare(text, others, own)) return 'bare';
  if (words.some((_, nth) => pointsBack(text, words, nth, own))) return 'asks';
  return leads && rest.length > 0 && own.names.length === 0 ? 'asks' : null;
}

/** Whether there is nothing but question words: "where?", "and since when?". */
function isBare(text: string, others: readonly Word[], { names, words }: Own): boolean {
  // WHO is a name, and no question word.
  const isPlain = words.every(({ start, end }) => /^(?:exactly|else)$/i.test(text.slice(start, end)));
  if (names.length > 0 || !isPlain) return false;
  const asks = others.some(({ word }) => QUESTION_WORDS.has(word));
  return asks && others.every(({ word }) => QUESTION_WORDS.has(word) || PREPOSITIONS.has(word));
}

/** Whether the nth word stands for something that the question itself does not name. */
function pointsBack(text: string, words: readonly Word[], nth: number, own: Own): boolean {
  const word = words[nth];
  if (!word || [...own.names, ...own.dates].some(({ start, end }) => start <= word.start && word.end <= end))
    return false;
  const before = words[nth - 1]?.word ?? '';
  const next = words[nth + 1]?.word ?? '';
  const isLast = nth === words.length - 1;
  if (isAnsweredBefore(text, word, own)) return false;
  switch (word.word) {
    case 'there':
      return isLast || !(BE.has(before) || BE.has(next));
    case 'then':
      return isLast || (own.names.length === 0 && QUESTION_WORDS.has(next) && nth < 2);
    case 'that':
    case 'this':
    case 'these':
    case 'those':
      if (isLast) return true;
      if (own.names.length > 0 || TIMES.has(next)) return false;
      return AUXILIARIES.has(before) || before === 'of' || (nth < 2 && AUXILIARIES.has(next));
    default:
      return isPersonal(text, words, nth, own);
  }
}

function isPersonal(text: string, words: readonly Word[], nth: number, { names }: Own): boolean {
  const word = words[nth];
  // IT is a trade, "is it true that" points at nothing.
  if (!word || isTrade(text, word) || (word.word === 'it' && EMPTY_IT.test(text))) return false;
  const named = names.some(({ end }) => end <= word.start);
  if (POSSESSIVES.has(word.word)) return !named;
  return SUBJECTS.has(word.word) && (!named || PREPOSITIONS.has(words[nth - 1]?.word ?? ''));
}

function isTrade(text: string, { start, end }: Span): boolean {
  const typed = text.slice(start, end);
  return typed.length > 1 && typed === typed.toUpperCase() && /\p{Ll}/u.test(text);
}

const EMPTY_IT =
  /\b(?:is|was) it (?:true|known|possible|clear|likely|said|planned|expected|necessary|important)\b|\bit (?:is|was) \w+ that\b|\bit (?:take|takes|took)\b.*\bto\b/i;

/** Where another clause begins, whose pronouns mean what the clause before it names. */
const CLAUSE = /[,;:]|\b(?:and|but|or|when|where|who|which|that|because|if|while|although|after|before|since|as|so)\b/i;

/** Whether an earlier clause of the question names something that a pronoun there may stand for. */
function isAnsweredBefore(text: string, { start }: Span, { names, words }: Own): boolean {
  return [...names, ...words].some(({ end }) => end <= start && CLAUSE.test(text.slice(end, start)));
}
