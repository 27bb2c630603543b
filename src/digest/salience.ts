import { degreeCentrality, type SentenceVector, vectorOf } from '../nlp/centrality.js';
import { type SentenceIndex, sentenceText } from '../nlp/sentence-index.js';

/** A sentence that may be quoted for its bulletin. */
export interface Salient {
  /** Its number in the index. */
  readonly id: number;
  readonly vector: SentenceVector;
  /** How much it says of its bulletin, 0..1; less than `following` when it points back to the sentence before it. */
  readonly score: number;
  /** The same, 0..1, for when the sentence before it is quoted too. */
  readonly following: number;
  /** Number of content words. */
  readonly words: number;
  /** Number of characters. */
  readonly length: number;
  /** Whether it is a whole sentence that stands by itself, and no boilerplate. */
  readonly isSound: boolean;
}

/** Sentences looked at in a bulletin: news says what it has to say in its first paragraphs. */
const MOST_OF_ONE = 30;
/** Sentences looked at in all; with very many bulletins that leaves fewer for each, but never fewer than three. */
const MOST_OF_ALL = 6_000;
const FEWEST_OF_ONE = 3;

/** A sentence with fewer content words is a fragment: a heading, a caption, "Read more". */
const FRAGMENT_WORDS = 4;

/**
 * The share of the score that goes by place; the rest goes by centrality. The first sentences of a news text say most:
 * as a baseline they were not beaten by any system for single documents at the Document Understanding Conferences
 * (Nenkova, "Automatic Text Summarization of Newswire", AAAI 2005).
 */
const LEAD = 0.5;

/** What is left of the score of a sentence that points back to the one before it. */
const DEPENDENT = 0.7;
/** What is left of it for a fragment, for direct speech or a greeting, for boilerplate, and for what hardly ends. */
const FRAGMENT = 0.3;
const SPOKEN = 0.5;
const BOILERPLATE = 0.2;
const ENDLESS = 0.5;
/** Characters of a sentence that hardly ends. */
const ENDLESS_LENGTH = 700;
/** A sentence within so many articles that opens none of them is boilerplate. */
const BOILERPLATE_ARTICLES = 3;

const TIMES =
  'year|month|week|weekend|morning|afternoon|evening|spring|summer|autumn|winter|' +
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
/** Words that point back to what was said before, or to whoever speaks. "There" is not among them: "There will be no trains." */
const POINTERS =
  'It|Its|They|Their|Them|He|His|Him|She|Her|Hers|I|My|We|Our|You|Your|These|Those|That|Such|Both|Others|Another|' +
  `This(?! (?:${TIMES})\\b)|` +
  '(?:[Ii]n|[Aa]t|[Oo]n|[Aa]fter|[Bb]efore|[Bb]y|[Ff]or|[Dd]uring|[Ff]rom|[Aa]ccording to|[Tt]hanks to|[Bb]ecause of) ' +
  `(?:it|them|him|his|her|their|its|these|those|that|such|this(?! (?:${TIMES})\\b))`;
const CONNECTIVES =
  'But|And|Or|Nor|Yet|Thus|Hence|Therefore|Moreover|Furthermore|Nevertheless|Nonetheless|Consequently|Meanwhile|' +
  '(?:However|So|Also|Then|Later|Besides|Instead|Otherwise|Finally|Similarly|Likewise|Additionally|Accordingly)(?=,)|' +
  'In addition|In turn|In particular|In contrast|In other words|In fact|In conclusion|As a result|At the same time|' +
  'For example|For instance|On the other hand|On the contrary|The (?:latter|former|same)';
const DEPENDS = new RegExp(`^[“"‘'«(\\[]*(?:${POINTERS}|${CONNECTIVES})(?![\\p{L}\\p{N}’'-])`, 'u');
/** Direct speech is a quotation with its own comma or stop; a name in quotation marks has none. */
const SPEECH =
  /^(?:[“"«][^“”"«»]*[,.!?…][”"»]|(?:Good (?:morning|afternoon|evening|day)|Hello|Dear|Welcome)(?![\p{L}\p{N}]))/u;

/** Tells boilerplate by the sentence's number. A sentence that opens many articles may be news that went round. */
function boilerplateTest(index: SentenceIndex): (id: number) => boolean {
  const known = new Map<number, boolean>();
  const isInner = (id: number) => {
    const own = index.bulletins[index.columns.bulletins[id] ?? -1];
    return own?.bulletin.kind === 'article' && own.firstSentence < id && !index.sentence(id - 1)?.isTitle;
  };
  return (id) => {
    const canonical = index.canonicalOf(id);
    let is = known.get(canonical);
    if (is === undefined) {
      const places = [canonical, ...index.repeatsOf(canonical)].filter(isInner);
      is = new Set(places.map((place) => index.columns.bulletins[place])).size >= BOILERPLATE_ARTICLES;
      known.set(canonical, is);
    }
    return is;
  };
}

/** The sentences of a bulletin that may be quoted: the first of its body; its title line only when it has no other words. */
function quotable(index: SentenceIndex, bulletin: number, most: number): number[] {
  const own = index.bulletins[bulletin];
  const body: number[] = [];
  let title: number | undefined;
  let wordless: number | undefined;
  for (let id = own?.firstSentence ?? 0; id < (own?.endSentence ?? 0) && body.length < most; id++) {
    const sentence = index.sentence(id);
    if (sentence?.isTitle) title ??= id;
    else if (wordsOf(index, id) > 0) body.push(id);
    else wordless ??= id;
  }
  const last = title ?? wordless;
  return body.length > 0 || last === undefined ? body : [last];
}

/** Number of content words. */
function wordsOf(index: SentenceIndex, id: number): number {
  return index.columns.lengths[id] ?? 0;
}

/** How fit a sentence is to be quoted by its form, 0..1. */
function fitness(index: SentenceIndex, id: number, isBoilerplate: (id: number) => boolean): number {
  const sentence = index.sentence(id);
  const isEndless = sentence !== undefined && sentence.end - sentence.start > ENDLESS_LENGTH;
  return (
    (SPEECH.test(sentenceText(index, id)) ? SPOKEN : 1) *
    (wordsOf(index, id) < FRAGMENT_WORDS ? FRAGMENT : 1) *
    (isBoilerplate(id) ? BOILERPLATE : 1) *
    (isEndless ? ENDLESS : 1)
  );
}

/**
 * The sentences of each of these bulletins that may be quoted, those first that say most, equals in their order. The
 * score is (½ · 1/place + ½ · degree / highest degree in the bulletin) · what its form leaves of it.
 *
 * Place counts from 1 and passes over sentences that are not fit to lead. Degree is `degreeCentrality` among the
 * sentences and titles of all these bulletins, so that what several of them tell ranks high, and what its own title says
 * (the title method of Edmundson, "New Methods in Automatic Extracting", 1969). The first 30 sentences of a bulletin are
 * looked at; from 200 bulletins on fewer, so that they are 6,000 in all, but never fewer than three.
 *
 * @param bulletins numbers in the index, ascending
 * @returns for each of them its sentences; none when it has none
 */
export function salientSentences(index: SentenceIndex, bulletins: readonly number[]): Salient[][] {
  const most = Math.max(FEWEST_OF_ONE, Math.min(MOST_OF_ONE, Math.floor(MOST_OF_ALL / bulletins.length)));
  const own = bulletins.map((bulletin) =>
    quotable(index, bulletin, most).map((id) => ({ id, vector: vectorOf(index, sentenceText(index, id)) })),
  );
  const titles = bulletins.map((bulletin) => vectorOf(index, index.bulletins[bulletin]?.bulletin.title ?? ''));
  const degrees = degreeCentrality([...own.flat().map(({ vector }) => vector), ...titles]);
  const isBoilerplate = boilerplateTest(index);
  let next = 0;
  return own.map((sentences) => {
    const first = next;
    next += sentences.length;
    const highest = Math.max(1, ...degrees.slice(first, next));
    let place = 1;
    const scored = sentences.map(({ id, vector }, i): Salient => {
      const central = (degrees[first + i] ?? 1) / highest;
      const form = fitness(index, id, isBoilerplate);
      const alone = DEPENDS.test(sentenceText(index, id)) ? DEPENDENT : 1;
      const following = form * (LEAD / place + (1 - LEAD) * central);
      if (form === 1) place++;
      const { start, end } = index.sentence(id) ?? { start: 0, end: 0 };
      const [words, length, isSound] = [wordsOf(index, id), end - start, form * alone === 1];
      return { id, vector, score: following * alone, following, words, length, isSound };
    });
    return scored.sort((a, b) => b.score - a.score);
  });
}
