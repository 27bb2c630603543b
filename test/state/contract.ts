import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Owner, State } from '../../src/state/state.js';
import { StateError } from '../../src/state/state-error.js';
import { describeReopened } from './contract-reopened.js';
import { type Harness, untilExpired } from './harness.js';

const NOBODY: Owner = { guild: null, member: null };
const ANN: Owner = { guild: '111', member: '901' };
const BEN: Owner = { guild: '222', member: '902' };
const OFF = { mentionsOff: ['5'] };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

interface Options {
  /** Whether a store can be opened more than once; true when left out. */
  readonly isShared?: boolean;
  /** Why the store cannot be tested here; null when it can. */
  readonly reason?: string | null;
}

/** What every store has to do. `begin` gives a store that is empty. */
export function describeState(
  name: string,
  begin: () => Promise<Harness>,
  { isShared = true, reason = null }: Options = {},
): void {
  const title = reason === null ? `State in ${name}` : `State in ${name} (skipped: ${reason})`;
  describe.skipIf(reason !== null)(title, () => {
    let harness: Harness;
    let state: State;

    beforeEach(async () => {
      harness = await begin();
      state = await harness.open();
    });

    afterEach(() => harness.finish());

    test('gives back what was set, replaces it, and says whether there was something to delete', async () => {
      expect(await state.settings.get('a')).toBeUndefined();
      await state.settings.set('a', OFF, ANN);
      expect(await state.settings.get('a')).toEqual(OFF);
      await state.settings.set('a', { mentionsOff: [] }, ANN);
      expect(await state.settings.get('a')).toEqual({ mentionsOff: [] });
      expect(await state.settings.delete('a')).toBe(true);
      expect(await state.settings.delete('a')).toBe(false);
      expect(await state.settings.get('a')).toBeUndefined();
    });

    test('keeps kinds apart that use the same key', async () => {
      await state.settings.set('a', OFF, ANN);
      await state.identifies.set('a', { at: [1] }, NOBODY);
      expect(await state.actions.get('a')).toBeUndefined();
      expect(await state.identifies.get('a')).toEqual({ at: [1] });
      await state.identifies.delete('a');
      expect(await state.settings.get('a')).toEqual(OFF);
    });

    test('lists every record once, with its key and its owner, however many there are', async () => {
      const keys = Array.from({ length: 612 }, (_, index) => `key/${index}`);
      await Promise.all(keys.map((key, index) => state.identifies.set(key, { at: [index] }, index % 2 ? ANN : NOBODY)));
      const records = await all(state.identifies.list());
      expect(records.map(({ key }) => key).sort()).toEqual([...keys].sort());
      expect(records.find(({ key }) => key === 'key/7')).toEqual({ key: 'key/7', value: { at: [7] }, owner: ANN });
      expect(await all(state.settings.list())).toEqual([]);
    });

    test('gives keys and values back as they were, whatever characters they have', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 40 });
      const name = text.filter((it) => it !== '__proto__');
      const argument = fc.oneof(text, fc.integer(), fc.boolean());
      const args = fc.dictionary(name, argument, { maxKeys: 4, noNullPrototype: true });
      const kept = fc.record({ actions: fc.array(fc.record({ command: text, args }), { maxLength: 3 }) });
      const key = fc.oneof(
        text,
        fc.string({ unit: 'binary', minLength: 900, maxLength: 1_000 }),
        fc.constantFrom(
          '',
          '*',
          'a:b',
          'actions:x',
          'x',
          "'; DROP TABLE t; --",
          '"',
          '\\',
          '%',
          '\ud800',
          '\ud801',
          '😀',
        ),
      );
      const owner = fc.record({ guild: fc.option(text), member: fc.option(text) });
      const property = fc.asyncProperty(key, kept, owner, async (key, value, owner) => {
        await state.actions.set(key, value, owner);
        expect(await state.actions.get(key)).toEqual(value);
        expect(await all(state.actions.list())).toEqual([{ key, value, owner }]);
        expect(await state.actions.delete(key)).toBe(true);
      });
      await fc.assert(property, { numRuns: 100 });
    });

    test('keeps keys apart that differ in one half of a character only', async () => {
      await state.identifies.set('\ud800', { at: [1] }, NOBODY);
      await state.identifies.set('\ud801', { at: [2] }, NOBODY);
      expect(await state.identifies.get('\ud800')).toEqual({ at: [1] });
    });

    test('keeps values of a hundred thousand characters', async () => {
      const value = { mentionsOff: ['é😀'.repeat(33_000)] };
      await state.settings.set('long', value, ANN);
      expect(await state.settings.get('long')).toEqual(value);
    });

    test('refuses to write what is no record of the kind, and leaves what is there', async () => {
      await state.settings.set('a', OFF, ANN);
      const wrong = { mentionsOff: 'secret' } as unknown as typeof OFF;
      const refused = state.settings.set('a', wrong, ANN);
      await expect(refused).rejects.toThrow(StateError);
      await expect(refused).rejects.toThrow(/“a” of settings .*data|mentionsOff: invalid_type/);
      await expect(refused).rejects.not.toThrow(/secret/);
      expect(await state.settings.get('a')).toEqual(OFF);
    });

    test('forgets a record when its time to live is over, and not one that was set anew without', async () => {
      await state.settings.set('short', OFF, ANN, 300);
      await state.settings.set('anew', OFF, ANN, 300);
      await state.settings.set('anew', OFF, ANN);
      expect(await state.settings.get('short')).toEqual(OFF);
      await untilExpired(harness, async () => expect(await state.settings.get('short')).toBeUndefined());
      expect((await all(state.settings.list())).map(({ key }) => key)).toEqual(['anew']);
      expect(await state.settings.delete('short')).toBe(false);
      expect(await state.countOf('901')).toMatchObject({ settings: 1 });
    });

    test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a time to live of %d', async (ttl) => {
      await expect(state.settings.set('a', OFF, ANN, ttl)).rejects.toThrow(/Time to live: expected more than 0/);
      await expect(state.claim('a', ttl)).rejects.toThrow(StateError);
      expect(await state.settings.get('a')).toBeUndefined();
    });

    test('lets a claim be had once, until it is released or its time is over', async () => {
      const other = isShared ? await harness.open() : state;
      expect(await state.claim('post', 60_000)).toBe(true);
      expect(await state.claim('post', 60_000)).toBe(false);
      expect(await other.claim('post', 60_000)).toBe(false);
      expect(await other.claim('another', 60_000)).toBe(true);
      await other.release('post');
      expect(await state.claim('post', 300)).toBe(true);
      await untilExpired(harness, async () => expect(await state.claim('post', 60_000)).toBe(true));
      await state.release('never claimed');
    });

    test('gives each of many claims to one of four that ask at once', async () => {
      const askers = isShared
        ? await Promise.all([1, 2, 3, 4].map(() => harness.open()))
        : [state, state, state, state];
      for (let round = 0; round < 25; round += 1) {
        const got = await Promise.all(askers.map((asker) => asker.claim(`round/${round}`, 60_000)));
        expect(got.filter(Boolean)).toHaveLength(1);
      }
    });

    test('finds and removes what belongs to a guild or a member, of every kind, and nothing else', async () => {
      await state.settings.set('1', OFF, { guild: '111', member: null });
      await state.actions.set('2', { actions: [] }, ANN);
      await state.actions.set('3', { actions: [] }, { guild: null, member: '901' });
      await state.actions.set('4', { actions: [] }, BEN);
      // A value that has somebody's id in it does not belong to them.
      await state.settings.set('5', { mentionsOff: ['111', '901'] }, BEN);
      await state.identifies.set('6', { at: [] }, NOBODY);
      expect(await state.guilds()).toEqual(['111', '222']);
      expect(await state.countOf('901')).toEqual({
        ...{ actions: 2, settings: 0, feedback: 0, identifies: 0, damaged: 0 },
        ...{ conversations: 0, digests: 0, contacts: 0, cursors: 0, slots: 0, arrivals: 0 },
      });
      expect(await state.forgetGuild('111')).toBe(2);
      expect(await state.forgetMember('901')).toBe(1);
      expect(await state.forgetMember('901')).toBe(0);
      expect(await state.guilds()).toEqual(['222']);
      const left = [...(await all(state.actions.list())), ...(await all(state.settings.list()))];
      expect(left.map(({ key }) => key)).toEqual(['4', '5']);
      expect(await state.identifies.get('6')).toEqual({ at: [] });
    });

    test('removes more than a batch of records of a guild', async () => {
      const set = (index: number) => state.identifies.set(`${index}`, { at: [index] }, index % 4 ? ANN : BEN);
      await Promise.all(Array.from({ length: 700 }, (_, index) => set(index)));
      expect(await state.forgetGuild('111')).toBe(525);
      expect(await all(state.identifies.list())).toHaveLength(175);
    });

    test('sweeps nothing that has not expired', async () => {
      await state.settings.set('a', OFF, ANN);
      await state.settings.set('b', OFF, ANN, 60_000);
      await state.settings.set('c', OFF, ANN, 300);
      await state.claim('d', 60_000);
      await untilExpired(harness, async () => expect(await state.settings.get('c')).toBeUndefined());
      expect(await state.sweep()).toBeLessThanOrEqual(1);
      expect(await state.sweep()).toBe(0);
      expect(await all(state.settings.list())).toHaveLength(2);
      expect(await state.claim('d', 60_000)).toBe(false);
    });

    test('refuses everything after closing, and can be closed twice', async () => {
      const writing = state.settings.set('a', OFF, ANN);
      await state.close();
      await state.close();
      await writing;
      const calls = [
        () => state.settings.get('a'),
        () => state.settings.set('a', OFF, ANN),
        () => state.settings.delete('a'),
        () => all(state.settings.list()),
        () => state.claim('a', 1_000),
        () => state.release('a'),
        () => state.forgetGuild('111'),
        () => state.forgetMember('901'),
        () => state.guilds(),
        () => state.countOf('901'),
        () => state.sweep(),
      ];
      for (const call of calls) await expect(call()).rejects.toThrow(StateError);
      await expect(state.guilds()).rejects.toThrow(/was closed/);
    });
  });
  if (isShared) describeReopened(title, begin, reason !== null);
}
