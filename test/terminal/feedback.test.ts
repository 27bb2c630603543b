import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readQuestions } from '../../evaluation/questions.js';
import type { Feedback } from '../../src/state/feedback.js';
import { openState } from '../../src/state/open-state.js';
import { printFeedback } from '../../src/terminal/feedback.js';

const report: Feedback = {
  question: 'Who led the divers?',
  limits: { from: '2024-01-01' },
  shown: [
    { bulletin: 'harbour', start: 0, quote: 'Captain Brandvold led them.' },
    { bulletin: 'harbour', start: 40, quote: 'Divers cleared the channel.' },
  ],
  answered: true,
  wrong: 'I meant the other divers',
  at: '2024-05-06T07:08:09.000Z',
};

/** A store with these reports, each of another member; the bot finds it by its settings. */
async function storeWith(reports: readonly Feedback[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'feedback-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const url = join(folder, 'state.db');
  const state = await openState(url, { log: () => {} });
  for (const [nth, value] of reports.entries()) {
    const member = `10000000000000000${nth}`;
    await state.feedback.set(`${value.at}/${member}`, value, { guild: '201', member });
  }
  await state.close();
  vi.stubEnv('STATE_URL', url);
  vi.stubEnv('BULLETINS', '/no/such/folder');
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}

async function print(): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await printFeedback({ run: 'feedback' }, { stdout, stderr });
  const textOf = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, out: textOf(stdout), err: textOf(stderr) };
}

test('reports are printed one a line, oldest first, without what tells who wrote them', async () => {
  const older = { ...report, shown: [], answered: false, limits: {}, at: '2023-01-01T00:00:00.000Z' };
  await storeWith([report, older]);
  const { code, out, err } = await print();
  expect([code, err]).toEqual([0, '']);
  expect(out).not.toMatch(/10000000000000000|201/);
  expect(out).toMatchInlineSnapshot(`
    "{"id":"report-4a17e64fc6f1","question":"Who led the divers?","kind":"reported","style":"reported","rejected":[],"answered":false,"wrong":"I meant the other divers","limits":{},"at":"2023-01-01T00:00:00.000Z"}
    {"id":"report-c4762258c61f","question":"Who led the divers?","kind":"reported","style":"reported","rejected":["Captain Brandvold led them.","Divers cleared the channel."],"answered":true,"wrong":"I meant the other divers","limits":{"from":"2024-01-01"},"at":"2024-05-06T07:08:09.000Z"}
    "
  `);
});

test('a report has the same id whenever it is printed, and another than any other', async () => {
  await storeWith([report, { ...report, wrong: 'something else' }]);
  const [first, second] = [(await print()).out, (await print()).out];
  expect(first).toBe(second);
  expect(new Set(first.match(/report-[0-9a-f]{12}/g))).toHaveProperty('size', 2);
});

test('the evaluation can read what is printed', async () => {
  const folder = await storeWith([report]);
  const file = join(folder, 'reports.jsonl');
  await writeFile(file, (await print()).out);
  const [question] = await readQuestions(file);
  expect(question).toMatchObject({
    question: report.question,
    kind: 'reported',
    limits: report.limits,
    report: { answered: true, wrong: report.wrong, rejected: report.shown.map(({ quote }) => quote) },
  });
});

test('what a member wrote cannot move the cursor or turn the line round', async () => {
  const wrong = 'a\u001b[2Jb\u009b2Jc\u202ed\ne';
  await storeWith([{ ...report, wrong }]);
  const { out } = await print();
  expect(out).toMatch(/^[^\p{Cc}\p{Cf}]+\n$/u);
  expect((JSON.parse(out) as { readonly wrong: string }).wrong).toBe(wrong);
});

test('without reports nothing is printed, and that is said', async () => {
  await storeWith([]);
  expect(await print()).toEqual({ code: 0, out: '', err: 'No member has said that an answer was wrong.\n' });
});
