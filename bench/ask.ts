/** Speed of answering questions: our whole way from the question to the answer, parts of it, and peers that only search. */
import { quietLance } from '../src/config.js';
import { SharedLibrary } from '../src/indexing/shared-library.js';
import { answerQuestion } from '../src/nlp/answer.js';
import { bindQuestion } from '../src/nlp/concepts.js';
import { analyseQuestion } from '../src/nlp/question.js';
import { rank } from '../src/nlp/ranking.js';
import { retrieve } from '../src/nlp/retrieval.js';
import { questionsFor } from './collection/questions.js';
import { flexSearch, flexSearchPairs, flexSearchText } from './peers/flexsearch.js';
import { miniSearch } from './peers/minisearch.js';
import { sqliteFts5 } from './peers/sqlite-fts5.js';
import { winkBm25 } from './peers/wink-bm25.js';
import { type Contender, type Goal, type Operation, ratio, type Supply } from './speed/operation.js';
import { deedsFor, everywhere, indexOf, NOW, searching, temporaryFolder } from './speed/ours.js';

/** What a peer gives of its hits; ours chooses among a hundred. */
const HITS = 10;
const RETRIEVED = 100;

function questionsOf({ material, count, given }: Supply): readonly string[] {
  return questionsFor(material, count, given);
}

const analysed = (supply: Supply) => questionsOf(supply).map((question) => analyseQuestion(question, NOW));

const whole: Contender = {
  name: 'bulletin-bot',
  isOurs: true,
  settings: 'answerQuestion: from the question as typed to the answer with its passages and highlight',
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(questionsOf(supply), (question) => answerQuestion(index, question, { now: NOW }).passages.length);
  },
};

const shared: Contender = {
  name: 'bulletin-bot, shared library',
  isOurs: true,
  isOptional: true,
  most: 300_000,
  settings: 'the same from LanceDB in a folder, of which the process has the words and the pages that it used last',
  async prepare(supply) {
    quietLance();
    const library = await SharedLibrary.connect(temporaryFolder(), 'bench');
    await library.write(indexOf(supply));
    await library.catchUp();
    return deedsFor(questionsOf(supply), async (question) => {
      const read = await library.index.reading({ question, now: NOW });
      return answerQuestion(read, question, { now: NOW }).passages.length;
    });
  },
};

const retrieval: Contender = {
  name: 'bulletin-bot, retrieval',
  isOurs: true,
  settings: `with context alone: bindQuestion and retrieve of a question that has been analysed: the best ${RETRIEVED}`,
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(analysed(supply), (question) => {
      const { concepts } = bindQuestion(index, question);
      return retrieve(index, concepts, question.window, everywhere, RETRIEVED).length;
    });
  },
};

const ranking: Contender = {
  name: 'bulletin-bot, ranking',
  isOurs: true,
  settings: 'bindQuestion and rank of a question that has been analysed: retrieval, then reading the best',
  prepare(supply) {
    const index = indexOf(supply);
    return deedsFor(analysed(supply), (question) => rank(index, bindQuestion(index, question), everywhere).length);
  },
};

function against(peer: string, limit: number): Goal {
  return {
    what: `p50 of the whole answer over that of ${peer}, bare search`,
    ...{ is: 'at most', limit, digits: 3, unit: '', collection: 'generated' },
    figure: (of) => ratio(of(whole.name)?.times?.p50, of(peer)?.times?.p50),
  };
}

type Within = { readonly what: string; readonly name: string; readonly limit: number };

function within(which: 'p50' | 'p99', { what, name, limit }: Within, collection: Goal['collection']): Goal {
  return {
    what: `${which} of ${what}`,
    ...{ is: 'at most', limit, digits: 2, unit: ' ms', collection },
    figure: (of) => of(name)?.times?.[which],
  };
}

export const ask: Operation = {
  name: 'ask',
  about: `a question as typed, no question twice; peers only search for their best ${HITS}`,
  measures: 'times',
  warmUp: 200,
  contenders: [
    whole,
    retrieval,
    ranking,
    shared,
    ...[flexSearch, flexSearchText, flexSearchPairs, miniSearch, winkBm25, sqliteFts5].map((peer) =>
      searching(peer, questionsOf, HITS),
    ),
  ],
  goals: [
    against(flexSearch.name, 1 / 2),
    against(miniSearch.name, 1 / 15),
    within('p99', { what: 'the whole answer', name: whole.name, limit: 15 }, 'generated'),
    within('p50', { what: 'retrieval with context alone', name: retrieval.name, limit: 1 }, 'generated'),
    within('p99', { what: 'retrieval with context alone', name: retrieval.name, limit: 8 }, 'generated'),
    within('p99', { what: 'pure ranking', name: ranking.name, limit: 5 }, 'as it is'),
  ],
};
