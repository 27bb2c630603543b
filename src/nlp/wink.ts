/** The one place that knows wink-nlp: text in, tokens, sentence ends and stems out, with offsets. */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type WinkMethods } from 'wink-nlp';
import type { Span } from './citation.js';
import { aroundStops } from './stops.js';

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

/**
 * The offsets (exclusive, ascending) at which wink would end the sentences of a text; the last is the text's end. Linear
 * in the text's length. Of the text wink is given no more than what it decides by.
 */
export function sentenceEnds(text: string): number[] {
  const stretches = aroundStops(text);
  const given = stretches.map(({ start, end }) => text.slice(start, end)).join('');
  const ends: number[] = [];
  let [nth, before] = [0, 0];
  for (const end of given === '' ? [] : innerEnds(given)) {
    let stretch = stretches[nth] as Span;
    while (end > before + stretch.end - stretch.start) {
      before += stretch.end - stretch.start;
      stretch = stretches[++nth] as Span;
    }
    ends.push(stretch.start + end - before);
  }
  return [...ends, text.length];
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

/** The verbs of a text, lower-case, auxiliaries left out. */
export function verbsOf(text: string): Set<string> {
  return new Set(tag(text).flatMap(({ value, pos }) => (pos === 'VERB' ? [value.toLowerCase()] : [])));
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
