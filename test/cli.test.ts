import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bulletins-'));
const news = join(folder, 'news');

const record = (id: string, title: string, date: string, text: string) => JSON.stringify({ id, title, date, text });

interface Input {
  readonly typed?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** Stops reading after so many bytes of output, as `head` does. */
  readonly head?: number;
}

/** Runs the command line as the npm scripts do, without a terminal. */
function bot(args: readonly string[], { typed = '', env = {}, head }: Input = {}) {
  const { BULLETINS: _, FORCE_COLOR: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(PROJECT, 'bin', 'run.js'), 'src/index', ...args], {
    cwd: folder,
    env: { ...inherited, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk);
    if (head !== undefined && Buffer.concat(out).length >= head) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  // A child that has ended reads no more.
  child.stdin.on('error', () => {});
  child.stdin.end(typed);
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    child.on('close', (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
  });
}

const ask = (args: readonly string[], input?: Input) =>
  bot(['ask', '--bulletins', news, '--now', '2024-10-01', ...args], input);

async function records(args: readonly string[], input?: Input): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await ask(['--json', ...args], input);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out === '' || out.endsWith('\n')).toBe(true);
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  mkdirSync(news);
  mkdirSync(join(folder, 'empty'));
  writeFileSync(
    join(news, 'valley.jsonl'),
    [
      record(
        'bridge',
        'Highwater bridge opens again',
        '2024-05-06',
        'The bridge at Highwater was opened by Mayor Edith Marlow. It had been closed for two years.',
      ),
      record(
        'flood',
        'Flood in Highwater',
        '2023-03-03',
        'The Tarn flooded forty houses in Highwater on 2 March 2023.',
      ),
    ].join('\n'),
  );
  // The first run may have to build.
  await bot(['--version']);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('ask', () => {
  test('answers one question and ends', async () => {
    const { code, out, err } = await ask(['Who opened the bridge?']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Asked: Who opened the bridge?
      Searched 2 bulletins, 3 March 2023 to 6 May 2024 (newest: 4 months ago).

        “The bridge at Highwater was opened by Mayor Edith Marlow.”
        Answer: Mayor Edith Marlow
        After: “It had been closed for two years.”
        — Highwater bridge opens again · 6 May 2024 · valley.jsonl
      "
    `);
  });

  test('answers each line of its input', async () => {
    const { out } = await ask([], { typed: 'Who opened the bridge?\n\nWho won the World Cup?' });
    expect(out.match(/^Asked: .*/gm)).toEqual(['Asked: Who opened the bridge?', 'Asked: Who won the World Cup?']);
  });

  test('takes the bulletins from the environment too, and a flag over it', async () => {
    const env = { BULLETINS: [join(folder, 'empty'), news].join(delimiter) };
    expect((await bot(['ask', 'Who opened the bridge?'], { env })).out).toContain('Edith Marlow');
    const flagged = await bot(['ask', '--bulletins', join(folder, 'empty'), 'Who?'], { env });
    expect(flagged).toMatchObject({ code: 0, out: expect.stringContaining('The library is empty') });
  });

  test('has colours only when they are forced through a pipe', async () => {
    expect((await ask(['Who opened the bridge?'])).out).not.toContain('\u001b');
    expect((await ask(['Who opened the bridge?'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[1m');
  });
});

describe('ask --json', () => {
  test('gives one object for each line, in order, whatever is in it', async () => {
    const lines = [
      'Who opened the bridge?',
      '',
      'x'.repeat(2001),
      '\u001b[31m{"a":1}',
      'Кто открыл мост через реку в прошлом году?',
      'Who won?',
    ];
    const all = await records([], { typed: lines.join('\n') });
    expect(all.map(({ question }) => question)).toEqual(lines);
    expect(all.map(({ error }) => error)).toEqual([
      null,
      'Expected a question, got a blank line.',
      'Expected a question of at most 2000 characters, got 2001.',
      null,
      'Questions must be in English; this one seems to be in Russian.',
      null,
    ]);
    const keys = ['question', 'verdict', 'confidence', 'answer', 'passages', 'unknown', 'corrected', 'error', 'ms'];
    for (const one of all) expect(Object.keys(one)).toEqual(keys);
  });

  test('survives bytes that are not UTF-8 and needs no last line break', async () => {
    const typed = Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('Who opened the bridge?\r\n')]);
    expect((await records([], { typed })).map(({ question }) => question)).toEqual([
      '\ufffd\ufffd',
      'Who opened the bridge?',
    ]);
    expect(await records([], { typed: '' })).toEqual([]);
  });

  test('takes a question as an argument', async () => {
    const [one, ...others] = await records(['Who', 'opened', 'the', 'bridge?']);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ question: 'Who opened the bridge?', verdict: 'answered' });
  });

  test('tells what each answer was made of when asked to, and is the same otherwise', async () => {
    const typed = 'Who opened the bridge?\n\nWho won the World Cup?\nКто открыл мост через реку в прошлом году?';
    const [plain, explained] = [await records([], { typed }), await records(['--explain'], { typed })];
    const [first, blank, none, russian] = explained;
    expect(first?.explain).toMatchObject({ verdict: { confidence: first?.confidence }, asked: null });
    expect([blank?.explain, russian?.explain]).toEqual([null, null]);
    expect(none?.explain).toEqual({ asked: null, passages: [], verdict: null });
    const without = explained.map(({ explain: _, ...record }) => ({ ...record, ms: 0 }));
    expect(without).toEqual(plain.map((record) => ({ ...record, ms: 0 })));
  });

  test('gives the bare ranking, in single sentences, when asked to', async () => {
    const [one] = await records(['--top', '3', '--unit', 'sentence', 'Who opened the bridge at Highwater?']);
    expect(one).toHaveProperty('passages.1.quote');
  });

  test('differs between two runs in nothing but the time', async () => {
    const typed = 'Who opened the bridge?\nHow many houses?\n';
    const timeless = (all: Record<string, unknown>[]) => all.map((one) => ({ ...one, ms: typeof one.ms }));
    expect(timeless(await records([], { typed }))).toEqual(timeless(await records([], { typed })));
  });

  test('says in each object when the library is empty', async () => {
    const { code, out } = await bot(['ask', '--json', '--bulletins', join(folder, 'empty')], { typed: 'Who?' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'nothing',
      error: expect.stringContaining('The library is empty'),
    });
  });

  test('ends quietly when nobody reads any more', async () => {
    const { code, err } = await ask(['--json'], { typed: 'Who opened the bridge?\n'.repeat(3000), head: 1 });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('bad usage', () => {
  test.each([
    [['ask', '--from', '2024-13', 'q'], 'from: 2024-13 is not in the calendar.'],
    [['ask', '--from', '2024', '--to', '2023', 'q'], 'from (2024-01-01) is after to (2023-12-31)'],
    [['ask', '--top', '0', 'q'], 'top: expected a whole number from 1 to 1000, got “0”.'],
    [['ask', '--unit', 'word', 'q'], 'unit: expected one of sentence and passage, got “word”.'],
    [['ask', '--colour', 'q'], "Unknown option '--colour'"],
    [['ask', ' '], 'question: expected some words, got nothing.'],
    [['ask', 'x'.repeat(301)], 'question: expected at most 300 characters, got 301.'],
    [['answer'], 'Expected start, chat, ask, digest, deploy, feedback or help, got “answer”.'],
    [['digest', '--dry-run', '--date', '3 May'], '--date: expected a date such as 2024-09-03'],
    [['ask', '--bulletins', 'nowhere', 'q'], 'nowhere'],
    [['start', '--bulletins', 'nowhere'], 'nowhere'],
  ])('is told with the usage, and exit code 2: %j', async (args, message) => {
    const { code, out, err } = await bot(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('Usage: bulletin-bot');
  });
});

describe('digest', () => {
  const digest = (...args: readonly string[]) => bot(['digest', '--dry-run', '--bulletins', news, ...args]);

  test('prints what the bulletins of a day say, and keeps nothing', async () => {
    const { code, out, err } = await digest('--date', '2023-03-03');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "A preview of bulletins published on 3 March 2023. Nothing was posted.

      Digest: 1 new bulletin
      3 March 2023

        “The Tarn flooded forty houses in Highwater on 2 March 2023.”
        — Flood in Highwater · 3 March 2023 · valley.jsonl
      "
    `);
  });

  test('takes the newest day with bulletins when none is named, and says so', async () => {
    const { out } = await digest();
    expect(out).toContain('the newest day that bulletins were published on, 6 May 2024');
    expect(out).toContain('“The bridge at Highwater was opened by Mayor Edith Marlow.”');
  });

  test('says that nothing is new where nothing is', async () => {
    expect(await digest('--date', '2024-05-07')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing new'),
    });
  });
});

describe('the rest', () => {
  test('--help and --version go to the standard output', async () => {
    expect(await bot(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: bulletin-bot'),
      err: '',
    });
    expect(await bot(['ask', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--unit'), err: '' });
    expect((await bot(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('start talks over a pipe and tells what it skipped on the standard error', async () => {
    writeFileSync(join(folder, 'bad.jsonl'), '{"id": \n');
    const args = ['start', '--bulletins', news, '--bulletins', join(folder, 'bad.jsonl')];
    const { code, out, err } = await bot(args, { typed: 'Who opened the bridge?\n2' });
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/bad\.jsonl.*skipped/)]);
    expect(out).toContain('2 pages, 2 bulletins');
    expect(out).toContain('> The bridge at Highwater was opened by Mayor Edith Marlow.');
  });

  test('start runs over an empty folder and says what to do', async () => {
    const { code, out } = await bot(['--bulletins', join(folder, 'empty')], { typed: 'Who?\n/latest\n' });
    expect(code).toBe(0);
    expect(out.match(/The library is empty/g)).toHaveLength(3);
  });
});
