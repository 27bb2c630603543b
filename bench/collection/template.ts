/** Sentences of a collection as patterns: what stays, and where words, names and numbers are exchanged. */
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { splitSentences } from '../../src/nlp/sentences.js';
import { isStopWord } from '../../src/nlp/terms.js';
import { type Kind, kindOf, Vocabulary } from './vocabulary.js';

export type Part =
  | string
  | { readonly slot: 'word'; readonly kind: Kind; readonly capital: boolean }
  | { readonly slot: 'month' }
  | { readonly slot: 'number'; readonly like: number };

export interface Template {
  readonly parts: readonly Part[];
  /** How many words and numbers, those that stay included. */
  readonly words: number;
}

/** What a collection gives to write others like it. */
export interface Source {
  readonly sentences: readonly Template[];
  readonly titles: readonly Template[];
  readonly vocabulary: Vocabulary;
}

const PIECE = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** Shorter words are particles, initials and what is left of "don't". */
const SHORTEST = 3;
const WORDS = { least: 5, most: 60 };
/** Without titles of their own, collections get the beginnings of sentences as titles. */
const TITLE_WORDS = 9;

function partOf(piece: string, inside: boolean): Part {
  if (/^\p{N}/u.test(piece)) return piece.length < 10 ? { slot: 'number', like: Number(piece) } : piece;
  if (MONTHS.includes(piece) && (piece !== 'May' || inside)) return { slot: 'month' };
  if (piece.length < SHORTEST || isStopWord(piece.toLowerCase())) return piece;
  const kind = kindOf(piece, inside);
  return { slot: 'word', kind, capital: kind !== 'acronym' && kind !== 'name' && /^\p{Lu}/u.test(piece) };
}

/** Takes a sentence apart. @param met told of every word that can be exchanged */
export function templateOf(text: string, met: (kind: Kind, word: string) => void = () => {}): Template {
  const parts: Part[] = [];
  let [end, words] = [0, 0];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const part = partOf(piece, words > 0);
    if (typeof part === 'object' && part.slot === 'word') met(part.kind, part.capital ? piece.toLowerCase() : piece);
    if (index > end) parts.push(text.slice(end, index));
    parts.push(part);
    end = index + piece.length;
    words++;
  }
  if (end < text.length) parts.push(text.slice(end));
  return { parts, words };
}

const fits = ({ words }: Template) => words >= WORDS.least && words <= WORDS.most;

/** The first words of a sentence. */
function beginning({ parts }: Template): Template {
  let words = 0;
  const end = parts.findIndex(
    (part) => (typeof part === 'object' || /[\p{L}\p{N}]/u.test(part)) && ++words > TITLE_WORDS,
  );
  const kept = end < 0 ? parts : parts.slice(0, end);
  return { parts: typeof kept.at(-1) === 'string' ? kept.slice(0, -1) : kept, words: Math.min(words, TITLE_WORDS) };
}

/** Takes a collection apart. Throws a RangeError when there is no sentence of five words in it. */
export function sourceOf(bulletins: readonly Bulletin[]): Source {
  const counts = new Map<Kind, Map<string, number>>();
  const count = (kind: Kind, word: string) => {
    const words = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, words.set(word, (words.get(word) ?? 0) + 1));
  };
  const sentences = bulletins
    .flatMap(({ text, blocks }) =>
      blocks.flatMap((block) => splitSentences(text, block).map(({ start, end }) => text.slice(start, end))),
    )
    // A sentence that has no end would run into the next one.
    .filter((sentence) => /[.!?]["'”’»)]*$/.test(sentence))
    .map((sentence) => templateOf(sentence, count))
    .filter(fits);
  if (sentences.length === 0) throw new RangeError('expected bulletins with sentences of five words or more, got none');
  const titles = bulletins.flatMap(({ title }) => (title === null ? [] : [templateOf(title)])).filter(fits);
  return {
    sentences,
    titles: titles.length > 0 ? titles : sentences.map(beginning),
    vocabulary: new Vocabulary(counts),
  };
}
