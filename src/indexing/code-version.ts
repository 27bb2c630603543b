import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * What tells the code and the language model that an index was made with. Other code has another; the same code has the same,
 * wherever and whenever it was built, so that bots on several machines can share a library.
 *
 * @param stamp the path of the file in which a build leaves the hash of its sources
 */
export function codeVersion(stamp: string): string {
  const hash = createHash('sha256').update(readFileSync(stamp));
  for (const name of ['wink-nlp', 'wink-eng-lite-web-model']) {
    const { version } = require(`${name}/package.json`) as { readonly version: string };
    hash.update(`${name} ${version}\n`);
  }
  return hash.digest('hex');
}
