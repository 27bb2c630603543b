/** What is asked, searched for and typed: different every time, and the same in every run. */
import { seededRandom } from '../../evaluation/bootstrap.js';
import { readJsonLines } from '../../evaluation/questions.js';
import { contentTerms } from '../../src/nlp/terms.js';
import type { Material } from './material.js';
import { MONTHS } from './template.js';

const SEED = 20260301;

const FRAMES = [
  'Where was',
  'When did',
  'Who',
  'What is',
  'What',
  'Which',
  'How many',
  'Why did',
  'Where did',
  'When was',
];
const GLUE = ['', '', '', 'the', 'of the', 'in', 'of', 'with', 'and', 'for the'];
/** Content words of a question; of a search. */
const ASKED = { least: 3, most: 7 };
const SEARCHED = { least: 1, most: 4 };
/** Letters typed before a suggestion is picked. */
const TYPED = 20;
/** Shares of questions with a word misspelt, with a word that stands nowhere, and with a time: what people do as well. */
const MISSPELT = 0.05;
const UNKNOWN = 0.05;
const TIMED = 0.08;

type Random = () => number;
const below = (limit: number, random: Random) => Math.floor(random() * limit);
const pick = (list: readonly string[], random: Random) => list[below(list.length, random)] ?? '';

/** Up to so many that differ; fewer when the material has no more to give. */
function distinct(count: number, make: (random: Random) => string): string[] {
  const random = seededRandom(SEED);
  const made = new Set<string>();
  for (let tries = 0; made.size < count && tries < 30 * count; tries++) {
    const one = make(random);
    if (one !== '') made.add(one);
  }
  return [...made];
}

/** Some content words of a sentence, in its order, as written. */
function someWords(text: string, { least, most }: typeof ASKED, random: Random): string[] {
  const words = contentTerms(text).map(({ start, end }) => text.slice(start, end));
  for (let left = least + below(most - least + 1, random); words.length > left; ) {
    words.splice(below(words.length, random), 1);
  }
  return words;
}

/** Two neighbouring letters inside the word change places. */
function misspell(word: string, random: Random): string {
  if (word.length < 6) return word;
  const at = 1 + below(word.length - 3, random);
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
}

function askAfter(material: Material, random: Random): string {
  const { text, bulletin } = material.pick(random());
  const words = someWords(text, ASKED, random);
  if (words.length < 2) return '';
  const chance = random();
  const place = below(words.length, random);
  if (chance < MISSPELT) words[place] = misspell(words[place] ?? '', random);
  else if (chance < MISSPELT + UNKNOWN) words[place] = `${words[place]}oxim`;
  let question = pick(FRAMES, random);
  for (const [i, word] of words.entries()) question += `${i > 0 ? ` ${pick(GLUE, random)}`.trimEnd() : ''} ${word}`;
  const date = material.bulletins[bulletin]?.date;
  if (date && random() < TIMED) {
    const [year, month] = date.from.split('-');
    question += random() < 0.5 ? ` in ${year}` : ` in ${MONTHS[Number(month) - 1]} ${year}`;
  }
  return `${question}?`;
}

/**
 * Questions to ask of a collection, no two alike: content words of a sentence in a frame of asking, a few of them misspelt,
 * with a word that stands nowhere, or with a time.
 *
 * @param given questions that are among them as they are; no two alike
 */
export function questionsFor(material: Material, count: number, given: readonly string[] = []): string[] {
  const own = new Set(given.slice(0, count));
  const made = distinct(count - own.size, (random) => {
    const question = askAfter(material, random);
    return own.has(question) ? '' : question;
  });
  return shuffled([...own, ...made]);
}

/** Fisher and Yates: whatever is asked first, to warm up, is of all sorts. */
export function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom(SEED);
  const left = [...items];
  return items.flatMap(() => left.splice(below(left.length, random), 1));
}

/** Words to search for, one to four of a sentence. */
export function searchesFor(material: Material, count: number): string[] {
  return distinct(count, (random) => someWords(material.pick(random()).text, SEARCHED, random).join(' '));
}

/** What somebody has typed of a bulletin's title so far: its beginning, or that of a word inside. */
export function typedFor(material: Material, count: number): string[] {
  return distinct(count, (random) => {
    const title = material.bulletins[below(material.bulletins.length, random)]?.title ?? '';
    const places = random() < 0.3 ? [...title.matchAll(/(?<=\s)\S/g)].map(({ index }) => String(index)) : [];
    const start = Number(pick(places, random));
    return title.slice(start, start + 1 + below(TYPED, random)).trim();
  });
}

/** The questions of a file, one `{"question": …}` a line, each once. Throws an InputError. */
export async function readGiven(file: string): Promise<string[]> {
  const lines = await readJsonLines(file);
  return [
    ...new Set(
      lines.map(({ fields: { question }, complain }) =>
        typeof question === 'string' && question.trim() !== ''
          ? question
          : complain('"question" to be words', question),
      ),
    ),
  ];
}
