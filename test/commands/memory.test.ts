import { describe, expect, test, vi } from 'vitest';
import type { Caller } from '../../src/commands/command.js';
import { keepQuestion, lastQuestion } from '../../src/commands/conversation.js';
import { keepActions, recallAction } from '../../src/commands/kept-actions.js';
import { actionsOf } from '../../src/commands/reply.js';
import { ANN, collect, NEWS, run, servicesOver, shown } from './small-library.js';

const BOB: Caller = { ...ANN, member: '102' };
const MANAGER: Caller = { ...ANN, member: '103', manages: true };

/** The report that a member makes on the answer to a question. */
async function complain(question: string, services = servicesOver(NEWS), caller = ANN) {
  const reply = await run('ask', { question }, services, caller);
  const action = actionsOf(reply).find(({ label }) => label === 'Not what I asked');
  const told = await run('feedback', { ...action?.args, wrong: 'I meant the other one.' }, services, caller);
  const { feedback } = await services.state();
  return { told, kept: await collect(feedback.list()), services };
}

describe('“Not what I asked”', () => {
  test('asks the member what was wrong, and keeps it with the question and the passages that were shown', async () => {
    const reply = await run('ask', { question: 'Who opened the bridge?' });
    expect(reply.actions.find(({ label }) => label === 'Not what I asked')).toMatchObject({
      command: 'feedback',
      input: 'wrong',
      args: { question: 'Who opened the bridge?', answered: true },
    });
    const { told, kept } = await complain('Who opened the bridge?');
    expect(told.visibility).toBe('private');
    expect(shown(told)).toContain('This was kept for those who run the bot');
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      owner: { guild: '201', member: '101' },
      value: {
        question: 'Who opened the bridge?',
        answered: true,
        wrong: 'I meant the other one.',
        at: '2024-10-01T12:00:00.000Z',
        limits: {},
      },
    });
    expect(kept[0]?.value.shown[0]).toEqual({
      bulletin: 'bridge',
      start: 0,
      quote: 'The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.',
    });
  });

  test('keeps the limits of the question, and what was shown as not an answer', async () => {
    const services = servicesOver(NEWS);
    const reply = await run('ask', { question: 'Who won the chess cup?', from: '2023' }, services);
    const action = actionsOf(reply).find(({ label }) => label === 'Not what I asked');
    await run('feedback', { ...action?.args, wrong: 'There is one.' }, services);
    const [kept] = await collect((await services.state()).feedback.list());
    expect(kept?.value).toMatchObject({ answered: false, limits: { from: '2023-01-01' } });
  });

  test('leaves out what the library does not have any more', async () => {
    const services = servicesOver(NEWS);
    const shownThen = '0 10 gone\n0 9999999 bridge\n0 10 bridge\nnonsense';
    await run('feedback', { question: 'q', wrong: 'w', shown: shownThen }, services);
    const [kept] = await collect((await services.state()).feedback.list());
    expect(kept?.value.shown).toEqual([{ bulletin: 'bridge', start: 0, quote: 'The bridge' }]);
  });
});

describe('/privacy', () => {
  test('says what is kept about the member, and nothing about others', async () => {
    const { services } = await complain('Who opened the bridge?');
    expect(shown(await run('privacy', {}, services))).toContain('1 report on an answer.');
    expect(shown(await run('privacy', {}, services, BOB))).toContain('Nothing.');
  });

  test('deletes all that is kept about the member, and nothing of others', async () => {
    const services = servicesOver(NEWS);
    await complain('Who opened the bridge?', services);
    await complain('Who opened the bridge?', services, BOB);
    expect(shown(await run('privacy', { do: 'delete' }, services))).toContain('Deleted: 1 record.');
    const { feedback } = await services.state();
    expect((await collect(feedback.list())).map(({ owner }) => owner.member)).toEqual(['102']);
    expect(shown(await run('privacy', { do: 'delete' }, services))).toContain('There was nothing to delete.');
  });

  test('offers to delete where there is something', async () => {
    const { services } = await complain('Who opened the bridge?');
    const [action] = (await run('privacy', {}, services)).actions;
    expect(action).toMatchObject({ label: 'Delete my data', command: 'privacy', args: { do: 'delete' } });
    expect((await run('privacy', {}, services, BOB)).actions).toEqual([]);
  });
});

describe('/mentions', () => {
  test('is turned off and on for the channel it is used in', async () => {
    const services = servicesOver(NEWS);
    const { settings } = await services.state();
    await run('mentions', { answer: 'off' }, services, { ...MANAGER, channel: '302' });
    await run('mentions', { answer: 'off' }, services, MANAGER);
    await run('mentions', { answer: 'off' }, services, MANAGER);
    expect(await settings.get('201')).toEqual({ mentionsOff: ['302', '301'] });
    await run('mentions', { answer: 'on' }, services, MANAGER);
    expect(await settings.get('201')).toEqual({ mentionsOff: ['302'] });
  });

  test('is refused to members who do not manage the server', async () => {
    const services = servicesOver(NEWS);
    const reply = await run('mentions', { answer: 'off' }, services);
    expect(shown(reply)).toContain('only members with the permission Manage Server');
    expect(reply).toMatchObject({ visibility: 'private', failed: true });
    expect(await (await services.state()).settings.get('201')).toBeUndefined();
  });

  test('is refused outside of servers', async () => {
    expect(shown(await run('mentions', { answer: 'off' }, undefined, { ...MANAGER, guild: null }))).toContain(
      'this is not one',
    );
  });
});

describe('kept actions', () => {
  const actions = [
    { label: 'A', command: 'ask', args: { question: 'Why?' } },
    { label: 'B', command: 'search', args: { words: 'x', page: 2 } },
  ];

  test('are found again by their key and place', async () => {
    const services = servicesOver(NEWS);
    const key = await keepActions(actions, ANN, services);
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(await recallAction(key, 1, services)).toEqual({ command: 'search', args: { words: 'x', page: 2 } });
    expect(await recallAction(key, 2, services)).toBeUndefined();
    expect(await recallAction('another', 0, services)).toBeUndefined();
  });

  test('have one key for the same member, and another for each other member', async () => {
    const services = servicesOver(NEWS);
    const key = await keepActions(actions, ANN, services);
    expect(await keepActions(actions, ANN, services)).toBe(key);
    expect(await keepActions(actions, BOB, services)).not.toBe(key);
  });
});

describe('who sees a reply', () => {
  test('is everybody for an answer and the member alone for a look-up, unless `private` says otherwise', async () => {
    expect((await run('ask', { question: 'Who opened the bridge?' })).visibility).toBe('public');
    expect((await run('ask', { question: 'Who opened the bridge?', private: true })).visibility).toBe('private');
    expect((await run('search', { words: 'bridge' })).visibility).toBe('private');
    expect((await run('search', { words: 'bridge', private: 'false' })).visibility).toBe('public');
    expect((await run('latest', { private: false })).visibility).toBe('public');
    expect((await run('bulletin', { title: 'bridge', private: false })).visibility).toBe('public');
    expect((await run('help')).visibility).toBe('private');
    expect((await run('ask', { question: '' })).visibility).toBe('private');
  });

  test('can be widened by an action that shares the very same reply', async () => {
    const args = { words: 'Highwater', sort: 'newest' };
    const reply = await run('search', args);
    const share = reply.actions.find(({ label }) => label === 'Share');
    expect(share).toEqual({ label: 'Share', command: 'search', args: { ...args, private: false } });
    const shared = await run('search', share?.args);
    expect(shared.visibility).toBe('public');
    expect(shared.blocks).toEqual(reply.blocks);
    expect(shared.actions.map(({ label }) => label)).not.toContain('Share');
  });

  test('is nobody else in a direct message, where nothing is offered to share', async () => {
    const alone = { ...ANN, guild: null, alone: true };
    expect(
      (await run('search', { words: 'bridge' }, undefined, alone)).actions.map(({ label }) => label),
    ).not.toContain('Share');
  });
});

describe('the last question', () => {
  test('is kept for a member and a channel, for half an hour', async () => {
    const services = servicesOver(NEWS);
    const { conversations } = await services.state();
    const set = vi.spyOn(conversations, 'set');
    await keepQuestion('Who opened the bridge?', ANN, services);
    await keepQuestion('Who opened the mill?', ANN, services);
    expect(set.mock.calls.map(([, , owner, ttl]) => [owner, ttl])).toEqual([
      [{ guild: '201', member: '101' }, 1_800_000],
      [{ guild: '201', member: '101' }, 1_800_000],
    ]);
    expect(await lastQuestion(ANN, services)).toBe('Who opened the mill?');
    expect(await lastQuestion(BOB, services)).toBeUndefined();
    expect(await lastQuestion({ ...ANN, channel: '302' }, services)).toBeUndefined();
    const told = shown(await run('privacy', {}, services));
    expect(told).toContain('1 last question in a channel.');
    await run('privacy', { do: 'delete' }, services);
    expect(await lastQuestion(ANN, services)).toBeUndefined();
  });
});
