/** Question sets, one JSON object a line: see README.md for the format. */
import { readFile } from 'node:fs/promises';

/**
 * `multi` questions need several sentences; `unanswerable` ones have no answer in the bulletins; of `reported` ones
 * somebody has said that the answer was wrong, and nobody yet what is right.
 */
const KINDS = ['answerable', 'multi', 'unanswerable', 'reported'] as const;
export type Kind = (typeof KINDS)[number];

/** What a ranking should find. */
type Target =
  /** Sentences, verbatim but for white space and case, and the bulletins that they stand in (empty: any). */
  | { readonly level: 'sentence'; readonly gold: readonly string[]; readonly docs: readonly string[] }
  /** Whole bulletins, by id, with grades above 0: the higher, the more relevant. */
  | { readonly level: 'document'; readonly grades: ReadonlyMap<string, number> };

/** The limits that a question is asked with: days as YYYY-MM-DD, and a part of the publisher's or the file's name. */
type Limits = Readonly<Partial<Record<'from' | 'to' | 'source', string>>>;

/** What somebody said about an answer. */
export interface Report {
  /** The quotes that they were shown, best first. */
  readonly rejected: readonly string[];
  /** Whether the first of them was told as the answer. */
  readonly answered: boolean;
  /** In their words. */
  readonly wrong: string;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  readonly kind: Kind;
  /** How it is asked: `who`, `lower`, `typo` …; of unanswerable ones `nearmiss` counts as such, all others as off-topic. */
  readonly styles: readonly string[];
  readonly target: Target;
  /** The shortest answer, as the bulletin words it; null when there is none to compare with. */
  readonly answer: string | null;
  readonly limits?: Limits;
  /** Of `reported` questions, and only of those. */
  readonly report?: Report;
}

/** A question set that cannot be used. The message names the file and the line, what was expected and what was got. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

type Fields = Readonly<Record<string, unknown>>;

/** Complains about one field of a line. */
export type Complain = (expected: string, got: unknown) => never;

/** Reads a file in the JSON Lines format of this harness. Throws a InputError. */
export async function readQuestions(file: string): Promise<Question[]> {
  const questions = (await readJsonLines(file)).map(({ fields, complain }) => checkQuestion(fields, complain));
  return checkAll(file, questions);
}

/** Questions of a file, at least one, no two with the same id. Throws a InputError. */
export function checkAll(file: string, questions: readonly Question[]): Question[] {
  if (questions.length === 0) throw new InputError(`${file}: expected a question on each line, got none.`);
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) {
      throw new InputError(`${file}: expected every "id" once, got ${show(id)} twice: rename one of them.`);
    }
    seen.add(id);
  }
  return [...questions];
}

/** The JSON objects of a file, each with a way to complain about its line. Blank lines are passed over. */
export async function readJsonLines(file: string): Promise<{ fields: Fields; complain: Complain }[]> {
  const lines = (await readTextFile(file)).split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const complain: Complain = (expected, got) => {
      throw new InputError(`${file}, line ${i + 1}: expected ${expected}, got ${show(got)}.`);
    };
    return [{ fields: parseObject(line, complain), complain }];
  });
}

const TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is none of that name',
  EISDIR: 'that is a folder',
  EACCES: 'reading it is not allowed',
};

/** The text of a file without its byte order mark. Throws a InputError. */
export async function readTextFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InputError(`${file}: expected a file that can be read, but ${TROUBLE[code] ?? message}.`);
  }
}

function parseObject(line: string, complain: Complain): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return complain('a JSON object', line.trim());
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return complain('a JSON object', value);
  return value as Fields;
}

function checkQuestion(fields: Fields, complain: Complain): Question {
  const kind = checkKind(fields.kind, complain);
  return {
    id: checkWords(fields.id, '"id"', complain),
    question: checkWords(fields.question, '"question"', complain),
    kind,
    styles: checkStyles(fields.style, complain),
    target: {
      level: 'sentence',
      gold: checkGold(fields.gold, kind, complain),
      docs: checkList(fields.docs, '"docs" to be a list of bulletin ids', complain),
    },
    answer: checkAnswer(fields.answer, complain),
    ...(fields.limits === undefined || fields.limits === null ? {} : { limits: checkLimits(fields.limits, complain) }),
    ...(kind === 'reported' ? { report: checkReport(fields, complain) } : {}),
  };
}

function checkKind(value: unknown, complain: Complain): Kind {
  const kind = KINDS.find((one) => one === value);
  return kind ?? complain('"kind" to be "answerable", "multi", "unanswerable" or "reported"', value);
}

/** A string with something in it. */
export function checkWords(value: unknown, name: string, complain: Complain): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  return complain(`${name} to be a string that is not blank`, value);
}

function checkStyles(value: unknown, complain: Complain): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'string') return complain('"style" to be words with commas between them, or left out', value);
  return [...new Set(value.split(',').map((style) => style.trim()))].filter((style) => style !== '');
}

function checkGold(value: unknown, kind: Kind, complain: Complain): string[] {
  const gold = checkList(value, '"gold" to be a list of sentences', complain);
  if (kind === 'unanswerable' && gold.length > 0) {
    return complain('"gold" to be empty or left out, since the question is unanswerable', value);
  }
  if (kind === 'reported') {
    if (gold.length === 0) return gold;
    return complain('"kind" to be "answerable" or "multi", since "gold" says what is right', kind);
  }
  if (kind !== 'unanswerable' && gold.length === 0) {
    return complain(`"gold" to have a sentence at least, since the question is ${kind}`, value);
  }
  return gold;
}

function checkList(value: unknown, expected: string, complain: Complain): string[] {
  if (value === undefined || value === null) return [];
  const isWords = (item: unknown): item is string => typeof item === 'string' && item.trim() !== '';
  return Array.isArray(value) && value.every(isWords) ? value : complain(expected, value);
}

function checkAnswer(value: unknown, complain: Complain): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value.trim() !== '') return value;
  return complain('"answer" to be the shortest answer, null or left out', value);
}

const LIMITS = ['from', 'to', 'source'] as const;

function checkLimits(value: unknown, complain: Complain): Limits {
  const expected = '"limits" to be an object with "from" and "to" as YYYY-MM-DD and "source", or left out';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return complain(expected, value);
  const given = value as Fields;
  const fits = Object.entries(given).every(
    ([name, limit]) =>
      LIMITS.some((known) => known === name) &&
      typeof limit === 'string' &&
      (name === 'source' || /^\d{4}-\d{2}-\d{2}$/.test(limit)),
  );
  return fits ? (given as Limits) : complain(expected, value);
}

function checkReport({ rejected, answered, wrong }: Fields, complain: Complain): Report {
  if (typeof answered !== 'boolean') {
    return complain('"answered" to be true or false, since the question is reported', answered);
  }
  return {
    rejected: checkList(rejected, '"rejected" to be a list of quotes', complain),
    answered,
    wrong: checkWords(wrong, '"wrong"', complain),
  };
}

/** A value as a message shows it, not too long. */
function show(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
