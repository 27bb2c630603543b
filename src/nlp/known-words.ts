import { Column } from './column.js';
import { inverting, type Lists, listAt } from './lists.js';
import { foldedWords } from './segment-words.js';
import type { Lexicon, SentenceIndex } from './sentence-index.js';
import { type KnownWord, mostEdits, soundHash, soundOf } from './spelling.js';
import { atOnce } from './steps.js';
import type { StringTable } from './string-table.js';
import type { Folded } from './terms.js';

/** Strings that begin alike, by number, and of each which letters it has: a bit for each of the alphabet, and one for all other characters. */
interface Group {
  readonly ids: Uint32Array;
  readonly letters: Uint32Array;
}

const groups = new WeakMap<StringTable, ReadonlyMap<number, Group>>();

/** The strings of a table by the code of their first letter. Made once, when a word is first misspelt. */
function groupsOf(table: StringTable): ReadonlyMap<number, Group> {
  let made = groups.get(table);
  if (!made) {
    made = grouped(table);
    groups.set(table, made);
  }
  return made;
}

function grouped(table: StringTable): ReadonlyMap<number, Group> {
  const ids = new Map<number, Column>();
  for (let id = 0; id < table.size; id++) {
    const first = table.text.charCodeAt(table.start(id));
    const own = ids.get(first) ?? new Column();
    ids.set(first, own);
    own.push(id);
  }
  const lettersOf = (id: number) => lettersIn(table.text, table.start(id), table.ends[id] ?? 0);
  return new Map([...ids].map(([first, own]) => [first, { ids: own.values(), letters: own.values().map(lettersOf) }]));
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
 * changes the length by one at most, takes one letter away at most and brings one in.
 */
function* within(table: StringTable, string: string, edits: number): Generator<number> {
  const group = groupsOf(table).get(string.charCodeAt(0));
  if (!group) return;
  const own = lettersIn(string, 0, string.length);
  const { ids, letters } = group;
  for (let i = 0; i < ids.length; i++) {
    const theirs = letters[i] as number;
    if (bitCount(theirs & ~own) > edits || bitCount(own & ~theirs) > edits) continue;
    const id = ids[i] as number;
    if (Math.abs((table.ends[id] as number) - table.start(id) - string.length) <= edits) yield id;
  }
}

/** The words of an index that may be what a misspelt word was meant to be: by the words themselves, and by their stems. */
export function* wordsLike(index: SentenceIndex, { word, term }: Folded): Generator<KnownWord> {
  const edits = mostEdits(word);
  if (edits === 0) return;
  // Few of them are near enough for their frequency to matter, and reckoning it takes longer than telling that.
  const known = ({ word, term }: Folded): KnownWord => ({ word, term, df: () => index.sentenceFrequency(term) });
  for (const part of index.lexicon) {
    const { vocabulary } = part.segment;
    const { words, terms, firstWords } = vocabulary;
    const folded = foldedWords(vocabulary);
    for (const id of within(words, word, edits)) {
      const own = folded.at(id);
      if (countOf(part, id) > 0) yield known(own);
    }
    for (const id of within(terms, term, edits)) {
      const own = commonest(part, firstWords[id] ?? 0, firstWords[id + 1] ?? 0);
      if (own >= 0) yield known(folded.at(own));
    }
  }
}

/** By so many letters two spellings of a name differ in length at most: Dmitry, Dmitriy; Masadykov, Masadikov. */
const LONGER_BY = 2;
/** Shorter names are too like each other. */
const SHORTEST_NAME = 5;
/** Strings are found by so many different hashes of their sound. */
const SOUNDS = 65_536;
const soundKey = (text: string, start: number, end: number) => soundHash(text, start, end) & (SOUNDS - 1);

const sounds = new WeakMap<StringTable, Lists>();

/** The strings of a table by their sound. Made once, when a name is first asked for. */
function soundLists(table: StringTable): Lists {
  let made = sounds.get(table);
  if (!made) {
    const ids = Uint32Array.from({ length: table.size }, (_, id) =>
      soundKey(table.text, table.start(id), table.ends[id] ?? 0),
    );
    const ends = Uint32Array.from({ length: table.size }, (_, id) => id + 1);
    made = atOnce(inverting({ ends, ids }, SOUNDS, (key) => key));
    sounds.set(table, made);
  }
  return made;
}

/** The terms of other words of an index that are likely spellings of the same name, written with a capital nearly always. */
export function* otherSpellings(index: SentenceIndex, { word, term }: Folded): Generator<string> {
  if (word.length < SHORTEST_NAME || /\d/.test(word)) return;
  const key = soundKey(word, 0, word.length);
  const sound = soundOf(word);
  for (const part of index.lexicon) {
    const { words } = part.segment.vocabulary;
    const folded = foldedWords(part.segment.vocabulary);
    for (const id of listAt(soundLists(words), key)) {
      const [start, end] = [words.start(id), words.ends[id] as number];
      if (Math.abs(end - start - word.length) > LONGER_BY || part.frequencies.capitals[id] === 0) continue;
      if (countOf(part, id) === 0) continue;
      const other = folded.at(id);
      if (other.term === term) continue;
      if (soundOf(other.word) === sound && isUsuallyCapital(index, other.term)) yield other.term;
    }
  }
}

/** Whether a term is nearly always written with a capital where that tells something: inside of sentences. */
export function isUsuallyCapital(index: Pick<SentenceIndex, 'termFrequency'>, term: string): boolean {
  const { occurrences, capitals } = index.termFrequency(term);
  return capitals > occurrences * 0.7;
}

/** Whether a term is mostly written small, so that its capital where it opens a sentence tells nothing. */
export function isUsuallySmall(index: Pick<SentenceIndex, 'termFrequency'>, term: string): boolean {
  const { occurrences, capitals } = index.termFrequency(term);
  return occurrences - capitals > 1 && capitals < occurrences * 0.3;
}

function countOf({ frequencies }: Lexicon[number], word: number): number {
  return (frequencies.words[word] ?? 0) + (frequencies.titles[word] ?? 0);
}

/** The word that stands most often of some; -1 when none is in use. */
function commonest(part: Lexicon[number], from: number, to: number): number {
  let best = -1;
  for (let word = from; word < to; word++) {
    if (countOf(part, word) > (best < 0 ? 0 : countOf(part, best))) best = word;
  }
  return best;
}
