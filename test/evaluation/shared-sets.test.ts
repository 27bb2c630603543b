/** Larger question sets, which are not part of the project: `$SHARED/eval/<set>/`, with SHARED by default ../shared. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fold } from '../../evaluation/judge.js';
import { readQuestions } from '../../evaluation/questions.js';
import { loadLibrary } from '../../src/bulletins/library.js';

const shared = process.env.SHARED ?? '../shared';
const folder = join(shared, 'eval');

interface SharedSet {
  readonly name: string;
  readonly bulletins: string;
  readonly questions: readonly string[];
}

/** The sets that are there, each with its bulletins; a set without any is asked over the page in seeds/. */
function findSets(): SharedSet[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  return names.map((name) => {
    const own = ['bulletins.jsonl', 'bulletins'].map((part) => join(folder, name, part)).find(existsSync);
    const files = readdirSync(join(folder, name)).filter((file) => /^questions.*\.jsonl$/.test(file));
    const questions = files.map((file) => join(folder, name, file));
    return { name, bulletins: own ?? join(shared, 'seeds'), questions };
  });
}

/** Gold sentences that are in no block of a set's bulletins. */
async function findMissing({ bulletins, questions }: SharedSet): Promise<string[]> {
  const library = await loadLibrary([bulletins]);
  const quotable = library.bulletins
    .map(({ text, blocks }) => blocks.map(({ start, end }) => fold(text.slice(start, end))).join('\n'))
    .join('\n');
  const asked = (await Promise.all(questions.map(readQuestions))).flat();
  return asked.flatMap(({ id, target }) =>
    (target.level === 'sentence' ? target.gold : [])
      .filter((gold) => !quotable.includes(fold(gold)))
      .map((gold) => `${id}: ${gold}`),
  );
}

const sets = findSets();
const title = 'every gold sentence of the shared question sets stands where it may be quoted';
const why = sets.length > 0 ? '' : ` (skipped: no sets in ${folder}; SHARED names another place)`;

test.skipIf(sets.length === 0)(title + why, async () => {
  for (const set of sets) expect(await findMissing(set), set.name).toEqual([]);
});
