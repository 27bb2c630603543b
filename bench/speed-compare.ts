/** `npm run bench:compare -- BEFORE.json AFTER.json`: what changed between two runs of `npm run bench:speed -- --json FILE`. */
import { renderComparison } from './speed/compare.js';
import { readRun } from './speed/figures.js';

const [before, after, ...more] = process.argv.slice(2);
if (before === undefined || after === undefined || more.length > 0) {
  console.error('Usage: npm run bench:compare -- BEFORE.json AFTER.json');
  process.exitCode = 2;
} else {
  try {
    process.stdout.write(renderComparison(await readRun(before), await readRun(after)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
