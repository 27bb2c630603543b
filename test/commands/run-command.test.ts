import { describe, expect, test } from 'vitest';
import { type Caller, defineCommand, type Services } from '../../src/commands/command.js';
import { type Content, line, text } from '../../src/commands/reply.js';
import { runCommand } from '../../src/commands/run-command.js';
import { UserError } from '../../src/commands/user-error.js';
import { garden } from './garden.js';

const say = (words: string): Content => ({ blocks: [text(line`${words}`)], actions: [] });

const echo = defineCommand({
  name: 'echo',
  description: 'Says it again',
  options: {
    words: { type: 'string', required: true, description: 'What to say' },
    times: { type: 'integer', min: 1, max: 3, description: 'How often' },
  },
  visibility: 'public',
  run: ({ words, times = 1 }) => say(Array(times).fill(words).join(' ')),
});

const fail = defineCommand({
  name: 'fail',
  description: 'Fails',
  options: { how: { type: 'string', required: true, choices: ['known', 'unknown', 'late'], description: 'How' } },
  visibility: 'public',
  run({ how }) {
    if (how === 'known') throw new UserError('not-found', 'There is none. Try another.');
    const error = new Error('secret: /etc/passwd');
    if (how === 'late') return Promise.reject(error);
    throw error;
  },
});

const services: Services = {
  index: () => ({ bulletins: [], sentenceCount: 0, notEnglish: [] }) as unknown as ReturnType<Services['index']>,
  library: () => ({ pages: 0, skipped: [] }),
  now: () => new Date(0),
  state: () => Promise.reject(new Error('nothing is remembered here')),
};

const ANN: Caller = { member: '7', guild: null, channel: null, alone: true, manages: false };

async function run(command: string, args: Record<string, unknown>) {
  const reported: unknown[][] = [];
  const reply = await runCommand(
    [echo, fail, ...garden],
    { command, args },
    { services, caller: ANN, report: (...told) => reported.push(told) },
  );
  return {
    reply,
    said: reply.blocks.map((block) => ('line' in block ? block.line.join('') : '')).join('\n'),
    reported,
  };
}

describe('a command', () => {
  test('gets checked arguments, whatever the platform sends', async () => {
    expect((await run('echo', { words: 'hm', times: '2' })).said).toBe('hm hm');
    expect((await run('echo', { words: 'hm', times: 4 })).said).toBe(
      'times: expected a whole number from 1 to 3, got “4”.',
    );
  });

  test('that does not exist is told with the nearest one', async () => {
    expect((await run('ehco', {})).said).toBe('There is no command “/ehco”. Did you mean /echo?');
    expect((await run('ech', {})).said).toBe('There is no command “/ech”. Did you mean /echo?');
    const all = 'There are: /echo, /fail, /garden.';
    expect((await run('', {})).said).toBe(`There is no command “/”. ${all}`);
    expect((await run('constructor', {})).said).toBe(`There is no command “/constructor”. ${all}`);
  });

  test.each([
    ['garden', '/garden needs one of: plant, water.'],
    ['Garden', '/garden needs one of: plant, water.'],
    ['garden dig', '/garden needs one of: plant, water.'],
    ['garden watre', 'There is no command “/garden watre”. Did you mean /garden water?'],
    ['garden pl', 'There is no command “/garden pl”. Did you mean /garden plant?'],
    ['Garden Plant', 'There is no command “/Garden Plant”. Did you mean /garden plant?'],
    ['gardne', 'There is no command “/gardne”. Did you mean /garden?'],
    ['gardn water', 'There is no command “/gardn water”. Did you mean /garden?'],
  ])('of a group that does not exist is told with those of the group: /%s', async (name, said) => {
    expect((await run(name, {})).said).toBe(said);
  });

  test('that fails in a way the person can mend says so, privately', async () => {
    const { reply, said, reported } = await run('fail', { how: 'known' });
    expect(said).toBe('There is none. Try another.');
    expect(reply.visibility).toBe('private');
    expect(reported).toEqual([]);
  });

  test.each(['unknown', 'late'])('that fails otherwise (%s) gives a reference and reports the error', async (how) => {
    const { reply, said, reported } = await run('fail', { how });
    expect(said).toMatch(/^Something went wrong inside the bot\. Nothing was posted\. Ref [2-9A-HJ-NP-Z]{4}\.$/);
    expect(reply.visibility).toBe('private');
    expect(reported).toEqual([[new Error('secret: /etc/passwd'), said.slice(-5, -1)]]);
  });
});
