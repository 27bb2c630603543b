/**
 * Question sets in the layout of BEIR (Thakur et al. 2021): a folder with `corpus.jsonl`, `queries.jsonl` and
 * `qrels/*.tsv`, which says of whole documents how relevant they are.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkAll, checkWords, InputError, type Question, readJsonLines, readTextFile } from './questions.js';

/** Where the parts of a set lie. */
export interface BeirFiles {
  readonly queries: string;
  readonly qrels: string;
  /** Its bulletins. */
  readonly corpus: string;
}

/** The parts of the set that a path means: a BEIR folder, or one of its qrels/*.tsv; null when it means neither. */
export async function findBeir(path: string): Promise<BeirFiles | null> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isDirectory()) {
    return path.toLowerCase().endsWith('.tsv') ? filesOf(dirname(dirname(path)), path) : null;
  }
  return filesOf(path, await findQrels(join(path, 'qrels')));
}

function filesOf(folder: string, qrels: string): BeirFiles {
  return { queries: join(folder, 'queries.jsonl'), qrels, corpus: join(folder, 'corpus.jsonl') };
}

/** The only judgements there are, or else those for testing. */
async function findQrels(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = names.filter((name) => name.endsWith('.tsv')).sort();
  const chosen = files.length === 1 ? files[0] : files.find((name) => name === 'test.tsv');
  if (chosen !== undefined) return join(folder, chosen);
  throw new InputError(
    files.length === 0
      ? `${folder}: expected judgements in a .tsv file (BEIR's layout), got none. A question set is given as a .jsonl file.`
      : `${folder}: expected test.tsv or a single .tsv file, got ${files.join(', ')}: give --questions one of them.`,
  );
}

/** The queries that have a relevant document, as questions. Throws an InputError. */
export async function readBeir({ queries, qrels }: BeirFiles): Promise<Question[]> {
  const judged = await readQrels(qrels);
  const questions: Question[] = [];
  for (const { fields, complain } of await readJsonLines(queries)) {
    const id = typeof fields._id === 'number' ? String(fields._id) : checkWords(fields._id, '"_id"', complain);
    const grades = judged.get(id);
    if (!grades) continue;
    const question = checkWords(fields.text, '"text"', complain);
    const target = { level: 'document', grades } as const;
    questions.push({ id, question, kind: 'answerable', styles: [], target, answer: null });
    judged.delete(id);
  }
  const [missing] = judged.keys();
  if (missing === undefined) return checkAll(queries, questions);
  throw new InputError(
    `${queries}: expected every query of ${basename(qrels)} once, got none with the "_id" ${JSON.stringify(missing)}` +
      `${judged.size > 1 ? ` (and ${judged.size - 1} more)` : ''}.`,
  );
}

/** Grades above 0 by document, by query. */
async function readQrels(file: string): Promise<Map<string, Map<string, number>>> {
  const judged = new Map<string, Map<string, number>>();
  (await readTextFile(file)).split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const [query, document, grade, ...rest] = line.trimEnd().split('\t');
    if (i === 0 && grade === 'score') return;
    if (!query || !document || !/^-?\d+$/.test(grade ?? '') || rest.length > 0) {
      throw new InputError(
        `${file}, line ${i + 1}: expected query-id, corpus-id and a whole number with tabs between them, got ${JSON.stringify(line)}.`,
      );
    }
    if (Number(grade) <= 0) return;
    const grades = judged.get(query) ?? new Map<string, number>();
    judged.set(query, grades.set(document, Number(grade)));
  });
  return judged;
}
