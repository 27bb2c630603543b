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

/**
 * Those of some bulletins that a digest with such a filter tells of, in their order; ids that the index does not have are
 * left out.
 */
export async function fitting(
  index: SentenceIndex,
  { source, topic }: Filter,
  ids: Iterable<string>,
): Promise<string[]> {
  const numbers = new Map(index.bulletins.map(({ bulletin }, number) => [bulletin.id, number]));
  const { allowed } = limitTo(index, { source: source ?? undefined });
  const from = [...ids].filter((id) => allowed(numbers.get(id) ?? -1) && numbers.has(id));
  if (topic === null || from.length === 0) return from;
  const isAbout = aboutTopic(await index.reading({ bulletins: from }), topic);
  return from.filter((id) => isAbout(numbers.get(id) ?? -1));
}

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
