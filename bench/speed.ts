/**
 * `npm run bench:speed [-- --help]`: how fast the bot builds, asks, searches, completes and composes, and how fast peers are
 * at the same, in the same run, at sizes up to a million sentences. README.md beside this file says what the figures mean.
 */
import { writeFileSync } from 'node:fs';
import { drawGrowth } from './speed/chart.js';
import type { Run } from './speed/figures.js';
import { type Options, parseOptions, USAGE, UsageError } from './speed/options.js';
import { renderGrowth, renderOperation, renderSettings } from './speed/report.js';
import { measureAll } from './speed/run.js';

function write({ json, chart }: Options, run: Run): void {
  if (json !== null) writeFileSync(json, `${JSON.stringify(run, null, 2)}\n`);
  if (chart !== null) writeFileSync(chart, drawGrowth(run.figures.filter(({ operation }) => operation === 'ask')));
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options) {
    const collection = options.sizes.includes(null) ? 'as it is' : 'generated';
    const run = await measureAll(options, (operation, figures) => {
      process.stdout.write(renderOperation(operation, figures, collection));
    });
    process.stdout.write(renderGrowth(run.figures) + renderSettings(run));
    write(options, run);
  } else process.stdout.write(USAGE);
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
