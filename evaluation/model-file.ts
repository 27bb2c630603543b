/** Learned weights as the TypeScript file that the bot reads. */
import type { LearningSet } from './learning-data.js';

/** Where weights come from. */
export interface Origin {
  readonly date: string;
  readonly sets: readonly Pick<LearningSet, 'name' | 'examples'>[];
  /** By set: MRR@10 of weights learned from the other sets. */
  readonly apart: Readonly<Record<string, number>>;
}

export interface Model {
  readonly ranking: Readonly<Record<string, number>>;
  readonly verdict: { readonly bias: number; readonly weights: Readonly<Record<string, number>> };
  /** By the name of the signal, which may have signs that no identifier has. */
  readonly spans: Readonly<Record<string, number>>;
}

const members = (weights: Readonly<Record<string, number>>, indent: string) =>
  Object.entries(weights)
    .map(([name, weight]) => `${indent}${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight},\n`)
    .join('');

/** The same origin and model always give the same bytes, formatted as the linter wants them. */
export function renderModel({ date, sets, apart }: Origin, { ranking, verdict, spans }: Model): string {
  const origins = sets.map(({ name, examples }) => {
    const figure = apart[name];
    const told = figure === undefined ? '' : `; MRR@10 when learned from the others: ${figure.toFixed(3)}`;
    return ` * - ${name}: ${examples.length} questions${told}\n`;
  });
  return (
    `/**\n * Weights learned from question sets. Written by \`npm run learn\` on ${date}: don't edit them, learn anew\n` +
    ` * (evaluation/README.md). Learned from:\n${origins.join('')} */\n` +
    `export const RANKING_MODEL = {\n${members(ranking, '  ')}} as const;\n\n` +
    `/** The learned part of the confidence: a logistic regression. */\n` +
    `export const VERDICT_MODEL = {\n  bias: ${verdict.bias},\n  weights: {\n${members(verdict.weights, '    ')}  },\n} as const;\n\n` +
    `/** What tells whether words of a sentence are the answer: a softmax over all that may be. */\n` +
    `export const SPAN_MODEL: Readonly<Record<string, number>> = {\n${members(spans, '  ')}};\n`
  );
}
