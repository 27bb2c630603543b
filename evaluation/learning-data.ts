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
  /** The shortest answer; null when there is none to compare with. */
  readonly answer: string | null;
  readonly index: SentenceIndex;
  readonly bound: BoundQuestion;
  readonly candidates: readonly (Omit<Ranked, 'score'> & { readonly right: boolean })[];
}

/** A question set over its bulletins. */
export interface LearningSet {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Questions of sets about something else, put to these bulletins, with the names of their sets. */
  readonly strange: readonly { readonly from: string; readonly example: Example }[];
}

/** A question set that has been read. */
interface ReadSet {
  readonly name: string;
  /** What its bulletins are about: sets with the same are not strange to each other. */
  readonly subject: string;
  readonly questions: readonly Question[];
  readonly index: SentenceIndex;
  readonly checkDocs: boolean;
}

function exampleOf({ index, checkDocs }: ReadSet, question: Question, now: Date): Example {
  const { id, kind, styles, answer, target, limits } = question;
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
  return { id, kind, styles, answer, index, bound, candidates };
}

/**
 * Reads sets and measures the candidates of their questions.
 *
 * @param sets of each the file with the questions, a colon, the file or folder with the bulletins and, if other sets are
 *   about the same, another colon and a word for what that is
 * @param now "now", for questions that ask about last month and the like
 */
export async function readLearningSets(sets: readonly string[], now: Date): Promise<LearningSet[]> {
  const all: ReadSet[] = [];
  for (const set of sets) all.push(await readSet(set));
  return all.map((set) => ({
    name: set.name,
    examples: set.questions.map((one) => exampleOf(set, one, now)),
    strange: all
      .filter(({ subject }) => subject !== set.subject)
      .flatMap(({ name, questions }) =>
        questions.filter(({ kind }) => kind !== 'unanswerable').map((one) => strangeTo(set, name, one, now)),
      ),
  }));
}

async function readSet(set: string): Promise<ReadSet> {
  const [questions = '', bulletins = '', subject = questions] = set.split(':');
  const [library, all] = [await loadLibrary([bulletins]), await readQuestions(questions)];
  return {
    name: nameOf(questions),
    subject,
    questions: all.filter(({ kind, target }) => kind !== 'reported' && target.level === 'sentence'),
    index: buildIndex(library.bulletins),
    checkDocs: /\.(jsonl|ndjson)$/i.test(bulletins),
  };
}

/** A question that the bulletins of a set don't answer, since it is about something else. */
function strangeTo(set: ReadSet, from: string, question: Question, now: Date): LearningSet['strange'][number] {
  const unanswered = {
    ...question,
    kind: 'unanswerable',
    answer: null,
    target: { level: 'sentence', gold: [], docs: [] },
  } as const;
  return { from, example: exampleOf(set, unanswered, now) };
}

/** The folder's and the file's name: they tell sets apart on every machine. */
function nameOf(file: string): string {
  return file
    .split(/[\\/]/)
    .slice(-2)
    .join('/')
    .replace(/\.jsonl$/, '');
}
