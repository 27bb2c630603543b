/** `npm run learn`: learns the weights of the ranking, of the verdict and of the answering words from question sets, and writes them down. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LibraryError } from '../src/bulletins/library.js';
import { bootstrapInterval } from './bootstrap.js';
import {
  LEARNED_SIGNALS,
  type LeftOut,
  learnFrom,
  leaveOneOut,
  meanOverSets,
  reciprocalRanks,
  scorerOf,
} from './learn-ranking.js';
import { learnSpans, shareRight, spanCasesOf } from './learn-spans.js';
import { casesOf, confidenceBy, learnVerdict, strangeCasesOf } from './learn-verdict.js';
import { type LearningSet, readLearningSets } from './learning-data.js';
import { mean } from './metrics.js';
import { renderModel } from './model-file.js';
import { UsageError } from './options.js';
import { InputError } from './questions.js';
import { calibrationError, reliabilityCurve } from './reliability.js';

const USAGE = `Usage: npm run learn -- --set QUESTIONS:BULLETINS[:SUBJECT] … --date DAY [options]

Learns the weights of the ranking, of the verdict and of the answering words.

  --set SET      a question set, a colon, and the file or folder of its bulletins; once for each set. If several sets are
                 about the same, another colon and a word for it: other sets' questions are put to a set's bulletins, too,
                 for the verdict to learn when there is no answer
  --date DAY     the day to write into the file, and "now" for the questions: 2024-09-03
  --write FILE   where the weights are written. Default: nowhere, only the figures are told
  --ablate       also leaves out each signal in turn
  --help         this text
`;

const declared = {
  set: { type: 'string', multiple: true },
  date: { type: 'string' },
  write: { type: 'string' },
  ablate: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse() {
  try {
    return parseArgs({ options: declared }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const shown = (value: number) => value.toFixed(4);
const INTERVALS = 1000;

/** MRR@10 of each set by models that were learned from the others. */
function tellLeaveOneOut(sets: readonly LearningSet[]) {
  const results = leaveOneOut(sets, LEARNED_SIGNALS);
  console.log('\nMRR@10 of each set, learned from the others');
  for (const { name, ranks } of results) console.log(`  ${name}: ${shown(mean(ranks) ?? 0)}`);
  console.log(`  mean: ${shown(meanOverSets(results.map(({ ranks }) => ranks)))}`);
  return results;
}

/** How often the answering words are right, in sentences that answer, by weights that were learned from the other sets. */
function tellSpans(sets: readonly LearningSet[]): void {
  const all = sets.map(spanCasesOf);
  console.log('\nShare of answering words right in sentences that answer, learned from the others');
  for (const [i, cases] of all.entries()) {
    const share = shareRight(cases, learnSpans(all.filter((other) => other !== cases)));
    console.log(`  ${sets[i]?.name}: ${shown(share)} of ${cases.length}`);
  }
}

const BINS = 10;

/** How sure the verdict is of the first passages of each set, and how right they are, all learned from the others. */
function tellReliability(sets: readonly LearningSet[], leftOut: readonly LeftOut[]): void {
  const attempts = sets.flatMap((held, i) => {
    const score = leftOut[i]?.score;
    if (!score) return [];
    const others = sets.filter((set) => set !== held);
    const verdict = learnVerdict(
      others.flatMap((set) => casesOf(set, score)),
      others.flatMap((set) => strangeCasesOf(set, score, (from) => from !== held.name)),
    );
    return casesOf(held, score).map(({ evidence, right }) => ({ right, confidence: confidenceBy(verdict, evidence) }));
  });
  const bins = reliabilityCurve(attempts, BINS);
  console.log('\nConfidence and share right of the first passages of each set, learned from the others');
  for (const { from, to, count, confidence, right } of bins) {
    console.log(
      `  ${from.toFixed(1)} to ${to.toFixed(1)}: ${count} at ${shown(confidence ?? 0)}, right ${shown(right ?? 0)}`,
    );
  }
  console.log(`  calibration error: ${shown(calibrationError(bins))}`);
}

/** What is lost without each signal, on sets that the weights were not learned from. */
function tellAblation(sets: readonly LearningSet[], full: readonly { ranks: readonly number[] }[]): void {
  console.log('\nLoss of MRR@10 without a signal, points, mean over sets [95 %], then of each set');
  for (const left of LEARNED_SIGNALS) {
    const signals = LEARNED_SIGNALS.filter((name) => name !== left);
    const results = leaveOneOut(sets, signals);
    const losses = results.map(({ ranks }, s) => ranks.map((rank, i) => 100 * ((full[s]?.ranks[i] ?? 0) - rank)));
    console.log(`  ${left}: ${renderLosses(losses)}`);
  }
}

/** The mean over sets with its interval, then the means of the sets. */
function renderLosses(losses: readonly (readonly number[])[]): string {
  const all = losses.flatMap((each, set) => each.map((loss) => ({ set, loss })));
  const interval = bootstrapInterval(
    all,
    (drawn) => meanOverSets(losses.map((_, set) => drawn.filter((one) => one.set === set).map(({ loss }) => loss))),
    INTERVALS,
  );
  const [low, high] = [interval?.low ?? 0, interval?.high ?? 0].map((bound) => bound.toFixed(2));
  const means = losses.map((each) => (mean(each) ?? 0).toFixed(2)).join(' ');
  return `${meanOverSets(losses).toFixed(2)} [${low}, ${high}] | ${means}`;
}

const rounded = (weights: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 100) / 100]));

const notNothing = (weights: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight !== 0));

/** Learns from all sets. */
function learnAll(sets: readonly LearningSet[]) {
  const learned = learnFrom(sets, LEARNED_SIGNALS);
  const ranking = rounded(Object.fromEntries(LEARNED_SIGNALS.map((name, i) => [name, learned[i] ?? 0])));
  // The verdict must see the scores that the bot has: those of the rounded weights.
  const score = scorerOf(
    LEARNED_SIGNALS.map((name) => ranking[name] ?? 0),
    LEARNED_SIGNALS,
  );
  const { bias, weights } = learnVerdict(
    sets.flatMap((set) => casesOf(set, score)),
    sets.flatMap((set) => strangeCasesOf(set, score, () => true)),
  );
  const figures = Object.fromEntries(sets.map((set) => [set.name, mean(reciprocalRanks(set, score)) ?? 0]));
  const spans = notNothing(rounded(learnSpans(sets.map(spanCasesOf))));
  return { ranking, verdict: { bias: Math.round(bias * 100) / 100, weights: rounded(weights) }, spans, figures };
}

async function run(): Promise<void> {
  const values = parse();
  if (values.help) return void process.stdout.write(USAGE);
  const [given, date] = [values.set ?? [], values.date ?? ''];
  if (given.length === 0) throw new UsageError('--set: expected a question set and its bulletins, got none.');
  if (!/^\d{4}-\d\d-\d\d$/.test(date))
    throw new UsageError(`--date: expected a day such as 2024-09-03, got “${date}”.`);
  const sets = await readLearningSets(given, new Date(date));
  const full = sets.length > 1 ? tellLeaveOneOut(sets) : [];
  if (full.length > 0) tellReliability(sets, full);
  if (full.length > 0) tellSpans(sets);
  if (values.ablate) tellAblation(sets, full);
  const { figures, ...model } = learnAll(sets);
  console.log('\nLearned from all sets: MRR@10 on the same sets');
  for (const [name, figure] of Object.entries(figures)) console.log(`  ${name}: ${shown(figure)}`);
  const apart = Object.fromEntries(full.map(({ name, ranks }) => [name, mean(ranks) ?? 0]));
  if (values.write) await writeFile(values.write, renderModel({ date, sets, apart }, model));
}

try {
  await run();
} catch (error) {
  const expected = error instanceof UsageError || error instanceof InputError || error instanceof LibraryError;
  console.error(expected ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = expected ? 2 : 1;
}
