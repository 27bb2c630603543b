/**
 * `node bin/run.js ENTRY ARGUMENTS…`: builds if need be, then runs dist/ENTRY.js, which reads the arguments that
 * are left in process.argv.
 */
import { ensureBuilt } from './build.js';

try {
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const [entry] = process.argv.splice(2, 1);
await import(new URL(`../dist/${entry}.js`, import.meta.url).href);
