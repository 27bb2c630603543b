import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { defineCommand } from '../../src/commands/command.js';
import { commands } from '../../src/commands/index.js';
import { chat } from '../../src/terminal/chat.js';
import { garden } from '../commands/garden.js';
import { NEWS, servicesOver } from '../commands/small-library.js';

interface Talk {
  readonly terminal?: boolean;
}

const fail = defineCommand({
  name: 'fail',
  description: 'Fails as no command should',
  options: {},
  visibility: 'public',
  run() {
    throw new Error('disk on fire');
  },
});

/** A chat that goes on until its input ends. */
function open({ terminal = false }: Talk) {
  const services = servicesOver(NEWS);
  const input = Object.assign(new PassThrough(), { isTTY: terminal, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: terminal, columns: 70 });
  let printed = '';
  output.on('data', (chunk) => {
    printed += String(chunk);
  });
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  const done = chat({ commands: [...commands, fail, ...garden], services, input, output, log, colour: 'never' });
  return { type: (typed: string) => input.write(typed), end: () => input.end(), done, printed: () => printed, logged };
}

/** All that the chat prints when this is typed, and what it logs. Nothing ends a terminal's input but its keys. */
async function talk(typed: string, how: Talk = {}) {
  const { type, end, done, printed, logged } = open(how);
  type(typed);
  if (!how.terminal) end();
  await done;
  return { printed: printed(), logged };
}

/** What stands between the greeting and the end. */
const answers = (printed: string) => printed.slice(printed.indexOf('from:2024-01-01.\n') + 'from:2024-01-01.\n'.length);

describe('a conversation through a pipe', () => {
  test('greets, answers every line in order without a prompt, and ends', async () => {
    const { printed } = await talk('Who opened the bridge?\n\n/latest 1\r\n/bulletin flood in highwater');
    expect(printed).toMatchInlineSnapshot(`
      "5 pages, 7 bulletins, 11 sentences, newest 1 June 2024
      Worth asking:

      [1] Who is Edith Marlow?
      [2] What happened on 1 June 2024?
      [3] What is known about Mayor Edith Marlow?

      Type a question, the number of an action, or /help. Ctrl-D or exit ends.
      Options are typed --from 2024-01-01 or from:2024-01-01.

      Asked: Who opened the bridge?
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).

        “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
        Answer: Mayor Edith Marlow
        After: “It had been closed for two years.”
        — Highwater bridge opens again · 6 May 2024 · Valley Herald
        https://example.org/bridge

      [1] More   [2] Context   [3] Newest first   [4] Not what I asked   [5] Why this?

      The newest bulletin
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.

      [1] “A fair opens in Lowmere on Saturday.”
          — teasers#1 · 1 June 2024 · teasers.txt

      Flood in Highwater
      3 March 2023 · Valley Herald · flood.txt

      │ The Tarn flooded forty houses in Highwater on 2 March 2023.
      │ Rescue teams from Lowmere evacuated 120 people by boat.
      "
    `);
  });

  test('runs an action of the last reply by its number', async () => {
    const { printed } = await talk('Who opened the bridge?\n2\n');
    expect(printed).toContain('> The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.');
  });

  test('says why an answer is what it is at the number of that action', async () => {
    const { printed } = await talk('Who opened the bridge?\n5\n');
    expect(answers(printed)).toContain('Why this?\nAsked: Who opened the bridge?\nConfidence 0.');
  });

  test('reads a question together with the one before when it leans on that, and goes on from there', async () => {
    const { printed } = await talk('Who opened the bridge in Highwater?\nwhen was it?\n/latest 1\nwhere?\n');
    expect(printed).toContain('Asked: when was it? — read as: about “opened”, “bridge” and “Highwater”\n');
    expect(printed).toContain('Asked: where? — read as: about “opened”, “bridge” and “Highwater”\n');
    expect((await talk('when was it?\n')).printed).toContain('Asked: when was it?\n');
  });

  test('asks for the words that an action needs, and an empty line leaves it', async () => {
    const { printed } = await talk('Who opened the bridge?\n4\nI meant another bridge.\n/privacy\n');
    expect(printed).toContain('What was wrong with the answer? (An empty line leaves it.)\n');
    expect(printed).toContain('This was kept for those who run the bot');
    expect(printed).toContain('1 report on an answer.');
    const left = await talk('Who opened the bridge?\n4\n\n/privacy\n');
    expect(left.printed).toContain('Nothing.');
  });

  test('keeps the actions when a line cannot be understood', async () => {
    const { printed } = await talk('Who opened the bridge?\n9\n/serch x\n2\n');
    expect(answers(printed)).toContain('There is no action 9. Choose 1 to 5; to ask it as a question, type /ask 9.');
    expect(answers(printed)).toContain('There is no command “/serch”. Did you mean /search?');
    expect(answers(printed)).toContain('> The bridge over the Tarn');
  });

  test('takes a longer number for a question', async () => {
    expect(answers((await talk('2023\n')).printed)).toContain('Asked: 2023');
  });

  test.each(['exit', 'quit', '/exit', '/quit'])('ends at %s', async (word) => {
    expect(answers((await talk(`${word}\nWho opened the bridge?\n`)).printed)).toBe('');
  });

  test('says how options are typed together with the help', async () => {
    expect(answers((await talk('/help\n')).printed)).toContain(
      'Options are typed --from 2024-01-01 or from:2024-01-01.',
    );
  });

  test('goes on after an error that must not happen, and logs it under the reference shown', async () => {
    const { printed, logged } = await talk('/fail\nWho opened the bridge?\n');
    const [, reference] = /Ref (\w{4})\./.exec(printed) ?? [];
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`Ref ${reference}: Error: disk on fire`);
    expect(printed).not.toContain('disk on fire');
    expect(printed).toContain('Edith Marlow');
  });

  test('shows control characters of a question instead of obeying them', async () => {
    const { printed } = await talk('Who \u001b[2J opened the bridge?\n/\u001b[31m\n');
    expect(printed).not.toContain('\u001b');
    expect(printed).toContain('Asked: Who ␛[2J opened the bridge?');
  });
});

describe('a conversation in a terminal', () => {
  test('prompts, and ends on a new line at Ctrl-D', async () => {
    const { printed } = await talk('Who opened the bridge?\r\u0004', { terminal: true });
    expect(printed).toContain('> ');
    expect(printed).toContain('Edith Marlow');
    expect(printed.endsWith('\n')).toBe(true);
  });

  test('ends at Ctrl-C, even within a line', async () => {
    const { printed } = await talk('Who ope\u0003', { terminal: true });
    expect(printed).not.toContain('Asked');
    expect(printed.endsWith('\n')).toBe(true);
  });

  test('completes with Tab and remembers what was typed', async () => {
    const { type, done, printed } = open({ terminal: true });
    type('/lat\t');
    await vi.waitFor(() => expect(printed()).toContain('/latest '));
    type('1\r');
    await vi.waitFor(() => expect(printed().split('The newest bulletin')).toHaveLength(2));
    type('\u001b[A\r');
    await vi.waitFor(() => expect(printed().split('The newest bulletin')).toHaveLength(3));
    type('\u0004');
    await done;
  });

  test('completes with Tab what takes a moment to find, and offers nothing that fails', async () => {
    const { type, done, printed, logged } = open({ terminal: true });
    type('/garden plant rosem\t');
    await vi.waitFor(() => expect(printed()).toContain('rosemary'));
    type(' --bed 12345678901234567\r');
    await vi.waitFor(() => expect(printed()).toContain('Planted rosemary in 12345678901234567'));
    type('/garden plant nettle\t');
    type(' --bed 12345678901234567\r');
    await vi.waitFor(() => expect(printed()).toContain('Planted nettle in 12345678901234567'));
    type('\u0004');
    await done;
    expect(logged).toEqual([]);
  });

  test('ends while Tab is still looking for something', async () => {
    const { type, done, printed } = open({ terminal: true });
    await vi.waitFor(() => expect(printed()).toContain('> '));
    type('exit\r');
    type('/garden plant rosem\t');
    await done;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(printed()).toContain('rosem');
    expect(printed()).not.toContain('rosemary');
  });
});
