import type { Part } from './part.js';
import { foldedWords } from './segment-words.js';
import type { SentenceIndex } from './sentence-index.js';
import { type KnownWord, mostEdits } from './spelling.js';
import type { StringTable } from './string-table.js';
import type { Folded } from './terms.js';

/** By string: a bit for each letter of the alphabet that it has, and one for all other characters. */
const letters = new WeakMap<StringTable, Uint32Array>();

/** Made once a table, when a word is first misspelt. */
function lettersOf(table: StringTable): Uint32Array {
  let made = letters.get(table);
  if (!made) {
    made = new Uint32Array(table.size);
    for (let id = 0; id < table.size; id++) made[id] = lettersIn(table.text, table.start(id), table.ends[id] ?? 0);
    letters.set(table, made);
  }
  return made;
}

function lettersIn(text: string, start: number, end: number): number {
  let bits = 0;
  for (let i = start; i < end; i++) {
    const place = text.charCodeAt(i) - 97;
    bits |= 1 << (place >= 0 && place < 26 ? place : 26);
  }
  return bits;
}

/** How many bits are set. */
function bitCount(bits: number): number {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The numbers of the strings that may lie within so many edits of another and begin with the same letter: an edit
 * changes the length by one at most, and what letters there are by two.
 */
function* within(table: StringTable, string: string, edits: number): Generator<number> {
  const known = lettersOf(table);
  const own = lettersIn(string, 0, string.length);
  const first = string.charCodeAt(0);
  for (let id = 0; id < known.length; id++) {
    if (bitCount((known[id] as number) ^ own) > 2 * edits) continue;
    const start = table.start(id);
    if (table.text.charCodeAt(start) !== first) continue;
    if (Math.abs((table.ends[id] as number) - start - string.length) <= edits) yield id;
  }
}

/** The words of an index that may be what a misspelt word was meant to be: by the words themselves, and by their stems. */
export function* wordsLike(index: SentenceIndex, { word, term }: Folded): Generator<KnownWord> {
  const edits = mostEdits(word);
  if (edits === 0) return;
  for (const part of index.parts) {
    const { vocabulary } = part.segment;
    const { words, terms, firstWords } = vocabulary;
    const folded = foldedWords(vocabulary);
    for (const id of within(words, word, edits)) {
      const own = folded.at(id);
      if (countOf(part, id) > 0) yield { ...own, df: index.sentenceFrequency(own.term) };
    }
    for (const id of within(terms, term, edits)) {
      const own = commonest(part, firstWords[id] ?? 0, firstWords[id + 1] ?? 0);
      if (own >= 0) yield { ...folded.at(own), df: index.sentenceFrequency(terms.at(id)) };
    }
  }
}

function countOf({ frequencies }: Part, word: number): number {
  return (frequencies.words[word] ?? 0) + (frequencies.titles[word] ?? 0);
}

/** The word that stands most often of some; -1 when none is in use. */
function commonest(part: Part, from: number, to: number): number {
  let best = -1;
  for (let word = from; word < to; word++) {
    if (countOf(part, word) > (best < 0 ? 0 : countOf(part, best))) best = word;
  }
  return best;
}
