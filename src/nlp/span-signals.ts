import type { Span } from './citation.js';
import type { Asking } from './question-form.js';
import type { AskedWord, Sight } from './sight.js';
import { distance, firstWithin, overlap, type SpanCandidate, type SpanShape } from './spans.js';
import { isStopWord, type Term } from './terms.js';

/** What tells whether words are the answer, by name; what is not named is 0. */
export type Signals = Readonly<Record<string, number>>;
type Tell = (name: string, value: number) => void;

/** A candidate with what is read of it more than once. */
interface Look {
  readonly sight: Sight;
  readonly span: SpanCandidate;
  readonly own: readonly Term[];
  /** Its words that are no stop words. */
  readonly content: readonly Term[];
  /** The words before it and behind it, when no stop stands between; else empty. */
  readonly before: string;
  readonly after: string;
}

/** The names of signals that each way of asking has for itself. Made once: putting strings together takes longer than adding numbers. */
const signalNames = new Map<string, string>();

function nameOf(asking: Asking, what: SpanShape | 'asked'): string {
  const key = asking + what;
  let name = signalNames.get(key);
  if (name === undefined) {
    name = `${asking}: ${what}`;
    signalNames.set(key, name);
  }
  return name;
}

/** Of what its words are: the question's, small ones, how many, of which shape. */
function ofWords({ sight, span, own, content }: Look, tell: Tell): void {
  const { form, question, dates, isAsked, text } = sight;
  let asked = 0;
  for (const word of content) if (isAsked(word)) asked += 1 / content.length;
  tell('asked', asked);
  tell(nameOf(form.asking, 'asked'), asked);
  tell(nameOf(form.asking, span.shape), 1);
  tell('length', Math.log(Math.max(1, own.length)));
  const first = own[0]?.word ?? '';
  if (isStopWord(first) && !/^(?:the|an?)$/.test(first)) tell('opensSmall', 1);
  if (question.kind !== 'date' && dates.some((date) => overlap(date, span))) tell('strayDate', 1);
  if (form.asking !== 'noun') return;
  const isJoined = /, | and | or /.test(text.slice(span.start, span.end));
  if (form.isPlural) tell(isJoined ? 'several: joined' : 'several: alone', 1);
  else tell(isJoined ? 'one: joined' : 'one: alone', 1);
}

/** A word of the question that is so many characters off tells half as much. */
const HALF_AS_NEAR = 12;
/** More verbs between say no more. */
const MOST_VERBS = 3;

/** How it stands to the question's words, by their share of it. */
function ofPlace({ sight, span }: Look, tell: Tell): void {
  const { text, asked } = sight;
  tell('start', span.start / text.length);
  if (span.start < 3) tell('opensSentence', 1);
  let [near, before]: [number, number] = [0, 0];
  let nearest: AskedWord | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of asked) {
    if (overlap(word, span)) continue;
    const far = distance(word, span);
    near += word.share / (1 + far / HALF_AS_NEAR);
    if (word.end <= span.start) before += word.share;
    if (far < least) [nearest, least] = [word, far];
  }
  tell('near', near);
  tell('askedBefore', before);
  if (nearest) ofGap(sight, Math.min(nearest.end, span.end), Math.max(nearest.start, span.start), tell);
}

/** What stands between it and the nearest word of the question. */
function ofGap({ text, verbs }: Sight, start: number, end: number, tell: Tell): void {
  if (/[,;:()]/.test(text.slice(start, end))) tell('acrossStop', 1);
  let across = 0;
  for (let i = firstWithin(verbs, start); i < verbs.length && (verbs[i] as Span).end <= end; i++) across++;
  tell('acrossVerbs', Math.min(MOST_VERBS, across));
}

const PLACED = /\b(?:in|at|near|on|from|to|into|outside|inside|within|along|under|through) (?:the )?$/i;

/** Who and where: of what kind its name is. */
function ofNames({ sight: { names, text, question, isCapital }, span, content }: Look, tell: Tell): void {
  if (question.kind !== 'person' && question.kind !== 'place') return;
  const own = names.filter((known) => overlap(known, span));
  const name = own.find(({ end }) => end === span.end) ?? own[0];
  if (question.kind === 'person') {
    const unknown = content.some(isCapital) ? 'capitals' : 'common';
    tell(`who: ${name?.kind ?? unknown}`, 1);
    return;
  }
  tell(`where: ${name?.kind ?? 'common'}`, 1);
  if (PLACED.test(text.slice(Math.max(0, span.start - 15), span.start))) tell('where: preposition', 1);
}

/** "Which film": how it stands to the film. */
function ofNoun({ sight: { question, nouns, text }, span, content }: Look, tell: Tell): void {
  const { focus } = question;
  if (focus.length === 0) return;
  const last = content.at(-1);
  if (last && focus.includes(last.term)) tell('headIsNoun', 1);
  let capitals = 0;
  for (const { start } of content) if (/\p{Lu}/u.test(text.charAt(start))) capitals += 1 / content.length;
  tell('nounCapitals', capitals);
  if (nouns.some((noun) => !overlap(noun, span) && distance(noun, span) <= 8)) tell('besideNoun', 1);
  if (nouns.some(({ start }) => start >= span.end && start - span.end <= 1)) tell('beforeNoun', 1);
  if (!content.some(({ term }) => focus.includes(term))) return;
  const plain = text.slice(span.start, span.end).replace(/^(?:the|an?) /, '');
  if (/^\d+(?:st|nd|rd|th)\b|\b\d+$/.test(plain)) tell('numberedNoun', 1);
}

const ASKS_NAME = /\b(?:name|called|known as|term|title|named)\b/i;
const CALLED = /\b(?:called|named|known as|termed|titled|nicknamed|dubbed)\s+(?:the\s+|an?\s+)?["“]?$/i;
const SMALL = /^(?:in|at|on|from|to|for|with|as|into|than|by)$/;

/** What stands around it: small words, stops, "called" where a name is asked for. */
function ofBounds({ sight: { form, question, text }, span, before, after }: Look, tell: Tell): void {
  if (before !== '' && before === form.preposition) tell('askedPreposition', 1);
  if (after === 'of') tell('beforeOf', 1);
  if (/[,.;]/.test(text.charAt(span.end))) tell('beforeStop', 1);
  if (SMALL.test(before)) tell(`after ${before}`, 1);
  else if (/^(?:is|are|was|were)$/.test(before)) tell('after be', 1);
  else if (/^(?:the|an?)$/.test(before)) tell('after article', 1);
  if (ASKS_NAME.test(question.text) && CALLED.test(text.slice(Math.max(0, span.start - 30), span.start))) {
    tell('nameCalled', 1);
  }
}

const GROUPS = [ofWords, ofPlace, ofNames, ofNoun, ofBounds];

function lookAt(sight: Sight, span: SpanCandidate): Look {
  const { text, words } = sight;
  const from = firstWithin(words, span.start);
  let to = from;
  while (to < words.length && (words[to] as Term).end <= span.end) to++;
  const own = words.slice(from, to);
  const [previous, next] = [words[from - 1], words[to]];
  return {
    sight,
    span,
    own,
    content: own.filter(({ word }) => !isStopWord(word)),
    before: previous && /^[\s"“(]*$/.test(text.slice(previous.end, span.start)) ? previous.word : '',
    after: next && /^["”)]*\s*$/.test(text.slice(span.end, next.start)) ? next.word : '',
  };
}

/** What tells whether a candidate is the answer. */
export function spanSignals(sight: Sight, span: SpanCandidate): Signals {
  const signals: Record<string, number> = {};
  const look = lookAt(sight, span);
  for (const group of GROUPS) {
    group(look, (name, value) => {
      signals[name] = value;
    });
  }
  return signals;
}

/** How likely a candidate is the answer: higher is better, comparable within one sentence only. */
export function spanScore(sight: Sight, span: SpanCandidate, weights: Signals): number {
  const look = lookAt(sight, span);
  let sum = 0;
  for (const group of GROUPS) {
    group(look, (name, value) => {
      sum += (weights[name] ?? 0) * value;
    });
  }
  return sum;
}
