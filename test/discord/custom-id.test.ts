import { describe, expect, test } from 'vitest';
import { type Action, actionsOf, type Reply } from '../../src/commands/reply.js';
import { customIdsOf, readCustomId } from '../../src/discord/custom-id.js';
import { ANN, NEWS, run, servicesOver } from '../commands/small-library.js';

const services = servicesOver(NEWS);
const told: string[] = [];
const around = { caller: ANN, services, log: (message: string) => told.push(message) };

const reply = (...actions: Action[]): Reply => ({ blocks: [], actions, visibility: 'public' });

describe('a button’s custom_id', () => {
  test('carries a short action, and brings it back', async () => {
    const action = { label: 'Next', command: 'search', args: { words: 'bridge', page: 2, private: true } };
    const [id] = await customIdsOf(reply(action), 'search', around);
    expect(id).toBe('u0~search~{"words":"bridge","page":2,"private":true}');
    const pressed = readCustomId(id ?? '');
    expect(pressed).toMatchObject({ command: 'search', input: null, replaces: true, visibility: 'private' });
    expect(await pressed?.recall(services)).toEqual({ command: 'search', args: action.args });
  });

  test('carries an action of two words, and asks for what it lacks', async () => {
    const water = { label: 'Water', command: 'garden water', args: { litres: 2 } };
    const ids = await customIdsOf(reply(water, { ...water, input: 'bed' }), 'garden water', around);
    expect(ids).toEqual(['u0~garden water~{"litres":2}', 'm1~garden water:bed~{"litres":2}']);
    expect(await readCustomId(ids[0] ?? '')?.recall(services)).toEqual({
      command: 'garden water',
      args: { litres: 2 },
    });
    expect(readCustomId(ids[1] ?? '')).toMatchObject({ command: 'garden water', input: 'bed' });
    expect(readCustomId('n0~garden water~AAAAAAAAAAAAAAAAAAAAAA.0')?.command).toBe('garden water');
  });

  test('stands for a long action that is kept, at most 100 characters, unique in its message', async () => {
    const long = (label: string): Action => ({
      label,
      command: 'ask',
      args: { question: `${label}${'x'.repeat(300)}` },
    });
    const actions = [long('a'), { label: 's', command: 'latest', args: {} }, long('b'), long('b')];
    const ids = await customIdsOf(reply(...actions), 'search', around);
    expect(new Set(ids).size).toBe(4);
    for (const [nth, id] of ids.entries()) {
      expect(id?.length).toBeLessThanOrEqual(100);
      const { command, args } = actions[nth] ?? {};
      expect(await readCustomId(id ?? '')?.recall(services)).toEqual({ command, args });
    }
  });

  test('says which argument the member has to write first', async () => {
    const asked = await run('ask', { question: 'Who opened the bridge?' });
    const ids = await customIdsOf(asked, 'ask', around);
    const place = actionsOf(asked).findIndex(({ label }) => label === 'Not what I asked');
    expect(readCustomId(ids[place] ?? '')).toMatchObject({ command: 'feedback', input: 'wrong' });
  });

  test('lets an action that shares stand beside its message, and pages take its place', async () => {
    const found = await run('search', { words: 'Highwater' });
    const ids = await customIdsOf(found, 'search', around);
    const modes = actionsOf(found).map(({ label }, nth) => [label, ids[nth]?.[0]]);
    expect(modes).toContainEqual(['Newest first', 'u']);
    expect(modes).toContainEqual(['Share', 's']);
    expect(modes).toContainEqual(['Read 1', 'n']);
  });

  test('names the command when its record is gone', async () => {
    const pressed = readCustomId('n0~ask~AAAAAAAAAAAAAAAAAAAAAA.0');
    expect(pressed?.command).toBe('ask');
    expect(await pressed?.recall(services)).toBeUndefined();
  });

  test('of another kind is none of ours', async () => {
    for (const id of ['', 'x', 'n0~ask', 'n0~ask~', 'u~ask~{}', 'u1~Ask~{}', 'n0~ask~key', 'u1~a b c~{}', 'u1~a ~{}']) {
      expect(readCustomId(id)).toBeNull();
    }
    expect(await readCustomId('u1~ask~{not json}')?.recall(services)).toBeUndefined();
  });

  test('is left out, which is told, when what it needs cannot be kept', async () => {
    const failing = { ...services, state: () => Promise.reject(new Error('disk full')) };
    const long = { label: 'a', command: 'ask', args: { question: 'x'.repeat(300) } };
    const short = { label: 'b', command: 'latest', args: {} };
    expect(await customIdsOf(reply(long, short), 'ask', { ...around, services: failing })).toEqual([
      null,
      'n1~latest~{}',
    ]);
    expect(told.at(-1)).toContain('disk full');
  });
});
