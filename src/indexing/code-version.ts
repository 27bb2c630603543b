import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * What tells the code and the language model that an index was made with. Other code has another; the same code may have
 * another too, when it was built again, which costs a rebuilding of the index.
 *
 * @param stamp the path of the file that each build writes anew
 */
export function codeVersion(stamp: string): string {
  const hash = createHash('sha256').update(readFileSync(stamp));
  for (const name of ['wink-nlp', 'wink-eng-lite-web-model']) {
    const { version } = require(`${name}/package.json`) as { readonly version: string };
    hash.update(`${name} ${version}\n`);
  }
  return hash.digest('hex');
}
