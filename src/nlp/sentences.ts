import { isSpace } from './characters.js';
import type { Span } from './citation.js';
import { atOnce, type Steps } from './steps.js';
import { sentenceEnds } from './wink.js';

const words = (list: string) => new Set(list.split(' '));

/** Titles, ranks, months and Latin that words follow, so that the stop after them hardly ever ends a sentence. */
const NEVER_LAST = words(
  'mr mrs ms dr prof rev hon st sen rep gov pres amb messrs gen col lt maj capt sgt cpl adm cmdr brig pvt ' +
    'vs cf ca approx viz al e.g i.e jan feb mar apr jun jul aug sept oct nov dec',
);
/** References, which a number follows; without one they are words ("French art. The museum …"). */
const BEFORE_NUMBER = words('no nos art fig figs eq eqs sec ch vol pp pg ed eds tab ref refs ver');

/** Whether the words before a stop cannot end a sentence: an initial, an abbreviation, an enumerator. */
function endsOpen(sentence: string, next: string): boolean {
  const last = /(\S+?)\.$/.exec(sentence.slice(-24));
  if (!last?.[1]) return false;
  const word = last[1].replace(/^["'“‘«([]+/, '');
  if (/^\p{Lu}$/u.test(word)) return word !== 'I';
  if (/^[A-Z][a-z]*\.?-[A-Z][a-z]{1,3}$/.test(word)) return true;
  if (sentence.length <= 4 && /^(\d{1,2}|[a-z])$/.test(word)) return true;
  const lower = word.toLowerCase();
  return NEVER_LAST.has(lower) || (BEFORE_NUMBER.has(lower) && /^[\dA-Z]?\d/.test(next));
}

/** Whether a bracket opened in the sentence is closed soon after it: the stop stands inside the bracket. */
function insideBracket(sentence: string, rest: string): boolean {
  const opened = sentence.lastIndexOf('(');
  if (opened < 0 || sentence.indexOf(')', opened) >= 0 || sentence.length - opened > 200) return false;
  const close = rest.slice(0, 200).search(/[()]/);
  return close >= 0 && rest[close] === ')';
}

/** Whether wink's boundary before `rest` is none. */
function isFalseEnd(sentence: string, rest: string): boolean {
  const next = rest.trimStart();
  if (next === '') return false;
  // Damaged text has a lower-case letter after a real stop too ("[8, 9] . e literature"), hence the letter before it.
  if (/^\p{Ll}/u.test(next) && /[\p{L}\p{N}"'”’»)][.:;,]?$/u.test(sentence)) return true;
  return endsOpen(sentence, next) || insideBracket(sentence, next);
}

const CLOSED = /[.!?…]["'”’»)\]]|["'”’»)\]][.!?…]/;
const CLOSED_END = /[.!?…]["'”’»)\]]+(?=\s+["'“‘«([]?\p{Lu})|["'”’»)\]][.!?…]+(?=\s+["'“‘«([]?\p{Lu})/gu;
/** Words that wink takes for abbreviations (inches, number, Illinois) although a new sentence follows. Stops are found first: there are fewer. */
const SHORT_WORD_END = /\.(?=\s+["'“‘«([]?\p{Lu}\p{Ll})(?<=(?<![\p{L}.'’-])(?:in|no|art|ill|mass|ore|sun|wash)\.)/gu;

/** Ends that wink does not see: a stop inside closing quotes or brackets before a capital (`…trainings”. Next`), after "in". */
function missedEnds(text: string): number[] {
  const shortWords = endsOf(SHORT_WORD_END, text);
  return CLOSED.test(text) ? [...endsOf(CLOSED_END, text), ...shortWords] : shortWords;
}

/** Where the matches of a pattern end. */
function endsOf(pattern: RegExp, text: string): number[] {
  const ends: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(text)) ends.push(pattern.lastIndex);
  return ends;
}

/** A block longer than this is analysed in pieces, so that one endless line costs no more than its share. */
const PIECE = 20_000;

/** Where to cut a long block: after a full stop if there is one, else at a space, else anywhere. */
function cuts(text: string): number[] {
  const found: number[] = [];
  for (let from = 0; text.length - from > PIECE; ) {
    const stop = text.lastIndexOf('. ', from + PIECE) + 1;
    const at = stop > from ? stop : text.lastIndexOf(' ', from + PIECE);
    from = at > from ? at : from + PIECE;
    found.push(from);
  }
  return [...found, text.length];
}

/** A sign that may end a sentence, with something behind it. */
const INNER_END = /[.!?…:;]["'”’»)\]]*\s/;

/** Longer runs without a space are no words; wink takes a time with them that grows faster than they do. */
const UNSPACED = 400;

/** Whether a text has a run without a space that is at least so long. From one space on it is enough to look back. */
function hasUnspaced(text: string): boolean {
  for (let space = -1; space + UNSPACED < text.length; ) {
    let at = space + UNSPACED;
    while (at > space && !isSpace(text.charCodeAt(at))) at--;
    if (at === space) return true;
    space = at;
  }
  return false;
}

/** A full stop, a question mark or an exclamation mark before a capital. */
function plainEnds(text: string): number[] {
  return [...text.matchAll(/[.!?](?=\s+\p{Lu})/gu)].map((match) => match.index + 1);
}

/** Where sentences may end in a block: what wink finds and what it misses. A step is a piece of the block. */
function* possibleEnds(block: string): Steps<number[]> {
  // Most titles, teasers and list items are one sentence at a glance, and wink is the cost of building an index.
  if (!INNER_END.test(block) && block.length < PIECE) {
    yield block.length;
    return [block.length];
  }
  const ends = new Set(missedEnds(block));
  let from = 0;
  for (const cut of cuts(block)) {
    // The end of a piece is an end only when wink would have said so: it is asked again with the next piece.
    const piece = block.slice(from, cut);
    const found = hasUnspaced(piece) ? plainEnds(piece) : sentenceEnds(piece);
    for (const end of found) if (end + from < cut) ends.add(end + from);
    if (block.charAt(cut - 1) === '.') ends.add(cut);
    from = cut;
    yield piece.length;
  }
  return [...ends.add(block.length)].sort((a, b) => a - b);
}

/**
 * The sentences of one block of a bulletin's text, in order, without white space at their ends and with nothing but
 * white space between them: what wink's boundary detection finds, mended where names, ranks, initials, brackets,
 * quotation marks and damaged dates mislead it.
 *
 * @param text the bulletin's whole text
 * @param block where the block stands in it
 * @returns spans of the text
 */
export function splitSentences(text: string, block: Span): Span[] {
  return atOnce(splittingSentences(text, block));
}

/** The same in steps. */
export function* splittingSentences(text: string, block: Span): Steps<Span[]> {
  const body = text.slice(block.start, block.end);
  const sentences: Span[] = [];
  let start = 0;
  for (const end of yield* possibleEnds(body)) {
    const raw = body.slice(start, end);
    const sentence = raw.trim();
    if (sentence === '' || isFalseEnd(sentence, body.slice(end, end + 250))) continue;
    const offset = block.start + start + raw.length - raw.trimStart().length;
    sentences.push({ start: offset, end: offset + sentence.length });
    start = end;
  }
  return sentences;
}
