/** The one place that knows wink-nlp: text in, tokens, sentence ends and stems out, with offsets. */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type WinkMethods } from 'wink-nlp';
import type { Span } from './citation.js';
import { aroundStops, decidingWord, isLast } from './stops.js';

/** A token with its place in the text: `text.slice(start, end) === value`. */
interface Token {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A token with its universal part of speech (`NOUN`, `PROPN`, `VERB`, `NUM`, `ADP`, …). */
export interface TaggedToken extends Token {
  readonly pos: string;
}

let pipes: string[] = ['sbd', 'pos'];
let pipeline: WinkMethods | undefined;

/** One pipeline for all: making one costs more than tagging the parts of speech of a thousand sentences. */
function wink(): WinkMethods {
  pipeline ??= winkNLP(model, pipes);
  return pipeline;
}

/** For a thread that only tells sentences apart, which takes half the time without parts of speech. `tag` gives none then. */
export function tellSentencesOnly(): void {
  pipes = ['sbd'];
  pipeline = undefined;
}

/** wink's types know neither the element type of `out` nor `its.span` of sentences; this is the only cast. */
function out<T>(
  items: { out: (helper: never) => unknown },
  nlp: WinkMethods,
  helper: (its: ItsHelpers) => unknown,
): T[] {
  return items.out(helper(nlp.its) as never) as T[];
}

/**
 * Where each value stands in the text. wink keeps values verbatim and in order but not every kind of space between
 * them (U+2028 and U+FEFF are lost), so we look the values up instead of adding lengths.
 */
function locate(text: string, values: readonly string[]): Token[] {
  let cursor = 0;
  return values.map((value) => {
    const found = text.indexOf(value, cursor);
    const start = found < 0 ? cursor : found;
    cursor = found < 0 ? cursor : found + value.length;
    return { value, start, end: cursor };
  });
}

const isSpace = (token: Token) => token.start === token.end || token.value.trim() === '';

/** The offsets (exclusive, ascending) at which wink would end the sentences of a text, by its tokens; the last is left out. */
function innerEnds(text: string): number[] {
  const nlp = wink();
  const document = nlp.readDoc(text);
  const located = locate(
    text,
    out<string>(document.tokens(), nlp, (its) => its.value),
  );
  const spans = out<[number, number]>(document.sentences(), nlp, (its) => its.span);
  return spans.slice(0, -1).map(([, last]) => located[last]?.end ?? text.length);
}

/** Words with their full stops, and whether wink takes the stop for a token of its own. */
const parted = new Map<string, boolean>();
/** So many are remembered; then they are forgotten, against hostile text. */
const REMEMBERED = 50_000;
/** Words of more characters are asked about each time: remembered, they would keep the whole text in memory that they are slices of. */
const SHORT = 12;

function isParted(word: string): boolean {
  let known = parted.get(word);
  if (known === undefined) {
    const nlp = wink();
    known = out<string>(nlp.readDoc(word).tokens(), nlp, (its) => its.value).at(-1) === '.';
    if (parted.size >= REMEMBERED) parted.clear();
    if (word.length <= SHORT) parted.set(word, known);
  }
  return known;
}

/**
 * The offsets (exclusive, ascending) at which wink would end the sentences of a text; the last is the text's end. Linear
 * in the text's length. Of the text wink is given no more than what it decides by, and of words that decide alone each once.
 */
export function sentenceEnds(text: string): number[] {
  const ends = [text.length];
  const open = aroundStops(text).filter((stretch) => {
    if (isLast(text, stretch)) return false;
    const word = decidingWord(text, stretch);
    if (word === undefined || !isParted(word)) return true;
    ends.push(text.indexOf(word, stretch.start) + word.length);
    return false;
  });
  if (open.length > 0) ends.push(...endsWithin(text, open));
  return ends.sort((a, b) => a - b);
}

/** The offsets at which wink ends sentences in some stretches of a text. */
function endsWithin(text: string, stretches: readonly Span[]): number[] {
  const ends: number[] = [];
  let [before, nth] = [0, 0];
  for (const end of innerEnds(stretches.map(({ start, end }) => text.slice(start, end)).join(''))) {
    let stretch = stretches[nth] as Span;
    while (end > before + stretch.end - stretch.start) {
      before += stretch.end - stretch.start;
      stretch = stretches[++nth] as Span;
    }
    ends.push(stretch.start + end - before);
  }
  return ends;
}

/** Tokens with parts of speech, for the few texts that a question needs them of. */
export function tag(text: string): TaggedToken[] {
  const nlp = wink();
  const tokens = nlp.readDoc(text).tokens();
  const tags = out<string>(tokens, nlp, (its) => its.pos);
  return locate(
    text,
    out<string>(tokens, nlp, (its) => its.value),
  )
    .map((token, i) => ({ ...token, pos: tags[i] ?? 'X' }))
    .filter((token) => !isSpace(token));
}

/** Whether a text has a finite-looking verb: what makes a stretch of words a clause. */
export function hasVerb(text: string): boolean {
  return tag(text).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

const porter = model.addons.stem as (word: string) => string;

/** Only words with such an end are changed by the stemmer: the ends of its rules, of a single letter where many share that. */
const MAY_CHANGE = /(?:[eilsy]|ic|ed|ing|ism|ion|[eo]r|[ae]nt)$/;

/**
 * The Porter stem (as shipped with wink's model) of a lower-case word. Words with digits or other letters come back
 * unchanged: the stemmer mangles them (2003 → "200i").
 */
export function stem(word: string): string {
  // What is longer is no word, and the stemmer's time grows faster than its length.
  return /^[a-z]{3,40}$/.test(word) && MAY_CHANGE.test(word) ? porter(word) : word;
}
