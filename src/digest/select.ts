import { bindQuestion } from '../nlp/concepts.js';
import { analyseQuestion } from '../nlp/question.js';
import { limitTo } from '../nlp/scope.js';
import type { SentenceIndex } from '../nlp/sentence-index.js';

/** What a digest is about. */
export interface Filter {
  /** Only bulletins whose publisher or file contains this, case ignored. */
  readonly source: string | null;
  /** Only bulletins that have all of these words, in whichever of the forms that a search would find. */
  readonly topic: string | null;
}

/** A test for bulletins by their ids. */
export function filterOf(index: SentenceIndex, { source, topic }: Filter): (id: string) => boolean {
  const numbers = new Map(index.bulletins.map(({ bulletin }, number) => [bulletin.id, number]));
  const { allowed } = limitTo(index, { source: source ?? undefined });
  const isAbout = topic === null ? () => true : aboutTopic(index, topic);
  return (id) => {
    const number = numbers.get(id);
    return number !== undefined && allowed(number) && isAbout(number);
  };
}

/** A moment for words that tell of time: "last month" as a topic would mean something else each month. */
const NO_TIME = new Date(0);

function aboutTopic(index: SentenceIndex, topic: string): (bulletin: number) => boolean {
  const concepts = bindQuestion(index, analyseQuestion(topic, NO_TIME)).concepts.map(({ sentences, titles }) => ({
    sentences: new Set(sentences.ids),
    titles: new Set(titles.ids),
  }));
  return (number) => {
    const own = index.bulletins[number];
    if (!own || concepts.length === 0) return false;
    // A sentence that stands elsewhere too is found there.
    const places = new Set<number>();
    for (let id = own.firstSentence; id < own.endSentence; id += 1) places.add(index.canonicalOf(id));
    return concepts.every(({ sentences, titles }) => titles.has(number) || [...places].some((id) => sentences.has(id)));
  };
}
