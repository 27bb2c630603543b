import type { Span } from './citation.js';
import { distance, overlap, type Sight, within } from './sight.js';
import type { SpanCandidate } from './span-candidates.js';
import { isStopWord, type Term } from './terms.js';

/** What tells whether words are the answer, by name; what is not named is 0. */
export type Signals = Readonly<Record<string, number>>;

/** A candidate with what is read of it more than once. */
interface Look {
  readonly sight: Sight;
  readonly span: SpanCandidate;
  readonly said: string;
  /** Its words that are no stop words. */
  readonly content: readonly Term[];
  /** The share of these with a capital. */
  readonly capitals: number;
  /** The word before it and what follows, in lower case. */
  readonly before: string;
  readonly after: string;
}

const one = (is: boolean) => (is ? 1 : 0);
const isCapital = (text: string, { start }: Span) => /\p{Lu}/u.test(text.charAt(start));

/** Of what its words are: the question's, small ones, how many. Each kind of question is told apart. */
function ofWords({ sight, span, content, said }: Look): Signals {
  const { words, form, question, dates, isAsked } = sight;
  const own = within(words, span);
  const asked = content.filter(isAsked).length / Math.max(1, content.length);
  const length = Math.log(Math.max(1, own.length));
  const first = own[0]?.word ?? '';
  const signals: Record<string, number> = {
    asked,
    length,
    [`${form.asking}: ${span.shape}`]: 1,
    [`${form.asking}: asked`]: asked,
    strayDate: one(question.kind !== 'date' && dates.some((date) => overlap(date, span))),
    opensSmall: one(isStopWord(first) && !/^(?:the|an?)$/.test(first)),
  };
  if (form.asking === 'noun') {
    const joined = /, | and | or /.test(said) ? 'joined' : 'alone';
    signals[`${form.isPlural ? 'several' : 'one'}: ${joined}`] = 1;
  }
  return signals;
}

/** A word of the question that is so many characters off tells half as much. */
const HALF_AS_NEAR = 12;

/** How it stands to the question's words, by their share of it. */
function ofPlace({ sight: { text, asked, tokens }, span }: Look): Signals {
  const others = asked.filter((word) => !overlap(word, span));
  const far = others.map((word) => distance(word, span));
  const nearest = others[far.indexOf(Math.min(...far))];
  const place = { start: span.start / text.length, opensSentence: one(span.start < 3) };
  if (!nearest) return place;
  const between = { start: Math.min(nearest.end, span.end), end: Math.max(nearest.start, span.start) };
  const verbs = within(tokens, between).filter(({ pos }) => pos === 'VERB').length;
  return {
    ...place,
    near: others.reduce((sum, { share }, i) => sum + share / (1 + (far[i] ?? 0) / HALF_AS_NEAR), 0),
    askedBefore: others.reduce((sum, { share, end }) => sum + (end <= span.start ? share : 0), 0),
    acrossStop: one(/[,;:()]/.test(text.slice(between.start, between.end))),
    acrossVerbs: Math.min(3, verbs),
  };
}

/** Who and where: of what kind its name is. */
function ofNames({ sight, span, content }: Look): Signals {
  const { names, text, question } = sight;
  const own = names.filter((known) => overlap(known, span));
  const name = own.find(({ end }) => end === span.end) ?? own[0];
  if (question.kind === 'person') {
    const unknown = content.some((word) => isCapital(text, word)) ? 'capitals' : 'common';
    return { [`who: ${name?.kind ?? unknown}`]: 1 };
  }
  if (question.kind !== 'place') return {};
  return {
    [`where: ${name?.kind ?? 'common'}`]: 1,
    'where: preposition': one(
      /\b(?:in|at|near|on|from|to|into|outside|inside|within|along|under|through) (?:the )?$/i.test(
        text.slice(Math.max(0, span.start - 15), span.start),
      ),
    ),
  };
}

/** "Which film": how it stands to the film. */
function ofNoun({ sight, span, said, content, capitals }: Look): Signals {
  const { question, words } = sight;
  if (question.focus.length === 0) return {};
  const isNoun = ({ term }: Term) => question.focus.includes(term);
  const nouns = words.filter(isNoun);
  const has = content.some(isNoun);
  const last = content.at(-1);
  const plain = said.replace(/^(?:the|an?) /, '');
  return {
    headIsNoun: one(last !== undefined && isNoun(last)),
    besideNoun: one(nouns.some((noun) => !overlap(noun, span) && distance(noun, span) <= 8)),
    beforeNoun: one(nouns.some(({ start }) => start >= span.end && start - span.end <= 1)),
    numberedNoun: one(has && /^\d+(?:st|nd|rd|th)\b|\b\d+$/.test(plain)),
    nounCapitals: capitals,
  };
}

const ASKS_NAME = /\b(?:name|called|known as|term|title|named)\b/i;
const CALLED = /\b(?:called|named|known as|termed|titled|nicknamed|dubbed)\s+(?:the\s+|an?\s+)?["“]?$/i;

/** What stands around it: small words, stops, "called" where a name is asked for. */
function ofBounds({ sight: { form, question, text }, span, before, after }: Look): Signals {
  const signals: Record<string, number> = {
    askedPreposition: one(form.preposition !== '' && before === form.preposition),
    nameCalled: one(ASKS_NAME.test(question.text) && CALLED.test(text.slice(Math.max(0, span.start - 30), span.start))),
    beforeOf: one(after === 'of'),
    beforeStop: one(/^[,.;]/.test(text.slice(span.end, span.end + 1))),
  };
  if (/^(?:in|at|on|from|to|for|with|as|into|than|by|is|are|was|were|the|an?)$/.test(before)) {
    signals[`after ${before.replace(/^(?:is|are|was|were)$/, 'be').replace(/^(?:the|an?)$/, 'article')}`] = 1;
  }
  return signals;
}

/** What tells whether a candidate is the answer. */
export function spanSignals(sight: Sight, span: SpanCandidate): Signals {
  const { text, words } = sight;
  const content = within(words, span).filter(({ word }) => !isStopWord(word));
  const look: Look = {
    sight,
    span,
    said: text.slice(span.start, span.end),
    content,
    capitals: content.filter((word) => isCapital(text, word)).length / Math.max(1, content.length),
    before: /(\w+)\s*["“(]*$/.exec(text.slice(Math.max(0, span.start - 25), span.start))?.[1]?.toLowerCase() ?? '',
    after: /^["”)]*\s*(\w+)/.exec(text.slice(span.end, span.end + 25))?.[1]?.toLowerCase() ?? '',
  };
  const groups = [ofWords, ofPlace, ofNames, ofNoun, ofBounds];
  return Object.assign({}, ...groups.map((group) => group(look))) as Signals;
}

/** How likely the signals make it that words are the answer: higher is better, comparable within one sentence only. */
export function spanScore(signals: Signals, weights: Signals): number {
  let sum = 0;
  for (const name in signals) sum += (weights[name] ?? 0) * (signals[name] ?? 0);
  return sum;
}
