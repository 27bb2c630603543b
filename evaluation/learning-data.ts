/** What is learned from: the candidates of each question, measured by the bot's own code. */
import { loadLibrary } from '../src/bulletins/library.js';
import { type BoundQuestion, bindQuestion } from '../src/nlp/concepts.js';
import { Measure } from '../src/nlp/features.js';
import { passageOf } from '../src/nlp/passages.js';
import { analyseQuestion } from '../src/nlp/question.js';
import { MEASURED, type Ranked } from '../src/nlp/ranking.js';
import { retrieve } from '../src/nlp/retrieval.js';
import { limitTo } from '../src/nlp/scope.js';
import { buildIndex, type SentenceIndex } from '../src/nlp/sentence-index.js';
import { judgeSentences } from './judge.js';
import { type Kind, type Question, readQuestions } from './questions.js';

/** A question with its candidates, in the order in which they were found. */
export interface Example {
  readonly id: string;
  readonly kind: Kind;
  readonly styles: readonly string[];
  readonly index: SentenceIndex;
  readonly bound: BoundQuestion;
  readonly candidates: readonly (Omit<Ranked, 'score'> & { readonly right: boolean })[];
}

/** A question set over its bulletins. */
export interface LearningSet {
  readonly name: string;
  readonly examples: readonly Example[];
}

function exampleOf(index: SentenceIndex, question: Question, checkDocs: boolean, now: Date): Example {
  const { id, kind, styles, target, limits } = question;
  const bound = bindQuestion(index, analyseQuestion(question.question, now));
  const { allowed } = limitTo(index, limits ?? {});
  const found = retrieve(index, bound.concepts, bound.question.window, allowed, MEASURED);
  const measure = new Measure(index, bound);
  const [gold, docs] = target.level === 'sentence' ? [target.gold, checkDocs ? target.docs : []] : [[], []];
  const candidates = found.map((candidate) => {
    const judged = judgeSentences([passageOf(index, [candidate.id], 0)], gold, docs);
    return {
      id: candidate.id,
      features: measure.closely(candidate.id, measure.roughly(candidate)),
      right: (judged.newly[0] ?? 0) > 0,
    };
  });
  return { id, kind, styles, index, bound, candidates };
}

/**
 * Reads a set and measures the candidates of its questions.
 *
 * @param pair the file with the questions, a colon, and the file or folder with the bulletins
 * @param now "now", for questions that ask about last month and the like
 */
export async function readLearningSet(pair: string, now: Date): Promise<LearningSet> {
  const [questions = '', bulletins = ''] = pair.split(':');
  const [library, all] = [await loadLibrary([bulletins]), await readQuestions(questions)];
  const index = buildIndex(library.bulletins);
  const checkDocs = /\.(jsonl|ndjson)$/i.test(bulletins);
  const asked = all.filter(({ kind, target }) => kind !== 'reported' && target.level === 'sentence');
  return { name: nameOf(questions), examples: asked.map((one) => exampleOf(index, one, checkDocs, now)) };
}

/** The folder's and the file's name: they tell sets apart on every machine. */
function nameOf(file: string): string {
  return file
    .split(/[\\/]/)
    .slice(-2)
    .join('/')
    .replace(/\.jsonl$/, '');
}
