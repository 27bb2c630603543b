/**
 * What others notice while a whole collection is analysed anew: how late the event loop is, and whether questions are
 * answered, from the old index, meanwhile.
 */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bulletin } from '../src/bulletins/bulletin.js';
import { IndexKeeper } from '../src/indexing/keeper.js';
import { answerQuestion } from '../src/nlp/answer.js';
import { gather } from './collection/material.js';
import { questionsFor } from './collection/questions.js';
import { percentile, table } from './measure.js';
import { NOW } from './speed/ours.js';

/** How late the event loop may be at the 99th percentile, in milliseconds. */
const LIMIT = 50;
/** It is asked for a turn so often, in milliseconds; every so many turns a question is asked. */
const TURN = 5;
const ASKED = 10;

const worker = fileURLToPath(new URL('../src/indexing/worker.js', import.meta.url));
const { values } = parseArgs({
  options: {
    sentences: { type: 'string', default: '100000' },
    bulletins: { type: 'string', default: 'data/bulletins' },
  },
});
const material = await gather({ bulletins: [values.bulletins], sentences: Number(values.sentences) });
const questions = questionsFor(material, 2000);
const keeper = new IndexKeeper({ worker, snapshot: null, log: console.error });

async function take(bulletins: readonly Bulletin[]): Promise<void> {
  const library = { bulletins, pages: bulletins.length, skipped: [], files: [] };
  keeper.use(await keeper.update(library), []);
}

await take(material.bulletins);
const old = keeper.index;
let isDone = false;
const late: number[] = [];
let asked = 0;
let answeredFromOld = 0;

/** Asks for turns until it is done, and now and then asks a question, as somebody would. */
async function turns(): Promise<void> {
  for (let turn = 0; !isDone; turn++) {
    const wanted = performance.now() + TURN;
    await setTimeout(TURN);
    late.push(performance.now() - wanted);
    if (turn % ASKED !== 0) continue;
    if (keeper.index === old) answeredFromOld++;
    answerQuestion(keeper.index, questions[asked++ % questions.length] ?? '', { now: NOW });
  }
}

const turning = turns();
const started = performance.now();
// Other titles make other bulletins of them, each of which is analysed anew.
await take(material.bulletins.map((own) => ({ ...own, title: `${own.title} again` })));
const took = performance.now() - started;
isDone = true;
await turning;
await keeper.close();

const ms = (value: number) => `${value.toFixed(1)} ms`;
const seconds = `${(took / 1000).toFixed(1)} s`;
const rate = Math.round(material.sentences / (took / 1000)).toLocaleString('en');
const p99 = percentile(late, 0.99);
console.log(
  table(
    ['sentences', 'analysed in', 'per second', 'turns', 'late p50', 'p99', 'worst', 'questions', 'from the old index'],
    [
      [
        material.sentences.toLocaleString('en'),
        seconds,
        rate,
        String(late.length),
        ms(percentile(late, 0.5)),
        ms(p99),
        ms(Math.max(...late)),
        String(asked),
        String(answeredFromOld),
      ],
    ],
  ),
);
if (p99 > LIMIT) {
  console.error(`expected the event loop at most ${LIMIT} ms late at the 99th percentile.`);
  process.exitCode = 1;
}
