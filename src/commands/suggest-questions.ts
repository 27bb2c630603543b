import { answerQuestion } from '../nlp/answer.js';
import { byFirstDay } from '../nlp/scope.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import { contentTerms } from '../nlp/terms.js';
import { describeDay } from './wording.js';

/** Bulletins looked at, and questions tried, so that a large library starts no later than a small one. */
const MOST_BULLETINS = 12;
const MOST_TRIES = 20;

/** What a fixed template can be about, found in a bulletin. */
interface Template {
  readonly about: (seen: IndexedBulletin) => readonly string[];
  readonly ask: (thing: string) => string;
}

const TEMPLATES: readonly Template[] = [
  { about: people, ask: (name) => `Who is ${name}?` },
  { about: days, ask: (day) => `What happened on ${day}?` },
  { about: quotedNames, ask: (name) => `What is “${name}”?` },
  { about: properNames, ask: (name) => `What is known about ${name}?` },
];

/**
 * Questions worth trying: built from what the newest bulletins name, and kept only when the bot answers them. Takes one
 * of each template first, so that they differ, and asks of each thing once.
 */
export async function suggestQuestions(index: SentenceIndex, now: Date, wanted = 3): Promise<readonly string[]> {
  const newest = await newestOf(index);
  const queues = TEMPLATES.map(({ about, ask }) => ({ ask, things: newest.flatMap(about) }));
  const kept: string[] = [];
  const tried = new Set<string>();
  while (kept.length < wanted && queues.some(({ things }) => things.length > 0)) {
    for (const { ask, things } of queues) {
      const thing = things.shift();
      if (thing === undefined || tried.has(thing) || !isName(index, thing)) continue;
      if (kept.length === wanted || tried.size === MOST_TRIES) return kept;
      tried.add(thing);
      const question = ask(thing);
      const read = await index.reading({ question, now });
      if (answerQuestion(read, question, { now }).verdict === 'answered') kept.push(question);
    }
  }
  return kept;
}

/** The newest bulletins, read, the newest first. */
async function newestOf(index: SentenceIndex): Promise<readonly IndexedBulletin[]> {
  const newest = [...index.bulletins.keys()]
    .sort((a, b) => byFirstDay(index.bulletins[b]?.date ?? null, index.bulletins[a]?.date ?? null))
    .slice(0, MOST_BULLETINS);
  const { bulletins } = await index.reading({
    bulletins: newest.flatMap((at) => index.bulletins[at]?.bulletin.id ?? []),
  });
  return newest.flatMap((at) => bulletins[at] ?? []);
}

/** Whether the library writes each of its words with a capital nearly always: "Assembly Hall" has ordinary words. */
function isName(index: SentenceIndex, thing: string): boolean {
  return contentTerms(thing).every(({ term, word }) => {
    if (!index.has(term) || /\d/.test(word)) return true;
    const { occurrences, capitals } = index.termFrequency(term);
    return capitals >= occurrences * 0.7;
  });
}

function days({ date }: IndexedBulletin): readonly string[] {
  return date?.precision === 'day' ? [describeDay(date.from)] : [];
}

const OFFICE =
  'General|Secretary|Minister|President|Chairman|Chairwoman|Chief|Director|Mayor|Governor|Ambassador|Senator|Judge|' +
  'Professor|Commander|Captain|Colonel|Major|Dr\\.?|Mrs?\\.?|Ms\\.?';
const PERSON = new RegExp(`\\b(?:(?:${OFFICE})[ -])+(\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+){1,2})(?![\\p{L}-])`, 'gu');

/** Two or three capitalised words after a rank or an office. */
function people(seen: IndexedBulletin): readonly string[] {
  return captured(seen, PERSON);
}

/** A name that the bulletin itself puts in quotation marks. */
function quotedNames(seen: IndexedBulletin): readonly string[] {
  return captured(seen, /[“"«](\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+){0,2})[”"»]/gu);
}

/** Two or more capitalised words within a sentence, with the article before them. */
function properNames(seen: IndexedBulletin): readonly string[] {
  return captured(
    seen,
    /(?<=(?<![\p{L}\d-])\p{Ll}+ )((?:the )?\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+){1,3})(?![\p{L}\d-])(?! ?[\p{L}\d]*\p{Lu})/gu,
  );
}

function captured({ bulletin: { text, blocks } }: IndexedBulletin, pattern: RegExp): readonly string[] {
  return blocks.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])),
  );
}
