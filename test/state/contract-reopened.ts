import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArrivalBatch } from '../../src/state/arrivals.js';
import type { DigestSlot } from '../../src/state/digest-slots.js';
import type { Digest, DigestCursor } from '../../src/state/digests.js';
import type { Migration } from '../../src/state/migrations.js';
import type { Owner, State, StoredRecord } from '../../src/state/state.js';
import { StateError } from '../../src/state/state-error.js';
import { type Harness, untilExpired } from './harness.js';

const ANN: Owner = { guild: '111', member: '901' };
const BEN: Owner = { guild: '222', member: '902' };
const OFF = { mentionsOff: ['5'] };

const DIGEST: Digest = {
  ...{ guild: '111', id: 'daily', name: 'Daily digest', channel: '5', time: '08:00', zone: 'Europe/Berlin' },
  ...{
    born: 1,
    days: 'daily',
    from: '2026-03-03',
    since: 1,
    source: null,
    topic: 'bridge',
    role: null,
    whenEmpty: 'silent',
  },
  ...{ adminChannel: null, paused: false, resumedAt: 1_800_000_000_000, skip: null },
};
const CURSOR: DigestCursor = {
  ...{ born: 1, carried: ['c'], arrival: 2, date: '2026-03-03', postedAt: 1_800_000_000_000, open: 'slot' },
  stopped: { at: 1_800_000_000_000, reason: 'permission', message: 'Missing Send Messages.' },
  notice: null,
};
const SLOT: DigestSlot = {
  ...{ guild: '111', channel: '5', digest: 'daily', name: 'Daily digest', date: '2026-03-04', due: 1_800_000_000_000 },
  ...{ zone: 'Europe/Berlin', status: 'open', bulletins: ['a', 'b'], corrected: [], arrival: 2, after: '2026-03-03' },
  ...{ missed: 0, late: false, edited: null, triedAt: null },
  parts: [{ nonce: 'n', body: '{"embeds":[]}', state: 'sending', since: 1, message: null, bulletins: ['a', 'b'] }],
};
const ARRIVALS: ArrivalBatch = { number: 1, at: 1_800_000_000_000, seen: [['id', 'text', 'n']] };

async function all<T>(records: AsyncIterable<StoredRecord<T>>): Promise<StoredRecord<T>[]> {
  const list: StoredRecord<T>[] = [];
  for await (const record of records) list.push(record);
  return list;
}

/** What every store has to do that can be opened more than once: outlive closing, damage and new versions. */
export function describeReopened(title: string, begin: () => Promise<Harness>, isSkipped: boolean): void {
  describe.skipIf(isSkipped)(`${title}, opened again`, () => {
    let harness: Harness;
    let state: State;

    beforeEach(async () => {
      harness = await begin();
      state = await harness.open();
    });

    afterEach(() => harness.finish());

    test('finds everything again when it is opened anew', async () => {
      await state.settings.set('a', OFF, ANN);
      await state.claim('b', 60_000);
      await state.close();
      state = await harness.open();
      expect(await all(state.settings.list())).toEqual([{ key: 'a', value: OFF, owner: ANN }]);
      expect(await state.claim('b', 60_000)).toBe(false);
    });

    test('finds digests, their cursors, their ledger and the arrivals again, however long it was closed', async () => {
      const guild: Owner = { guild: '111', member: null };
      const nobody: Owner = { guild: null, member: null };
      await state.digests.set('111/daily', DIGEST, guild);
      await state.contacts.set('111/daily', { member: '901' }, ANN);
      await state.cursors.set('111/daily', CURSOR, guild);
      await state.slots.set('slot', SLOT, guild);
      await state.arrivals.set('1/0', ARRIVALS, nobody);
      await state.close();
      harness.pass?.(3 * 365 * 86_400_000);
      state = await harness.open();
      await state.sweep();
      expect(await all(state.digests.list())).toEqual([{ key: '111/daily', value: DIGEST, owner: guild }]);
      expect(await state.cursors.get('111/daily')).toEqual(CURSOR);
      expect(await state.slots.get('slot')).toEqual(SLOT);
      expect(await state.arrivals.get('1/0')).toEqual(ARRIVALS);
      expect(await state.forgetMember('901')).toBe(1);
      expect(await state.contacts.get('111/daily')).toBeUndefined();
      expect(await state.forgetGuild('111')).toBe(3);
      expect(await state.guilds()).toEqual([]);
      expect(await state.arrivals.get('1/0')).toEqual(ARRIVALS);
    });

    const DAMAGED = [
      ['no JSON', 'secret', /it is not JSON/],
      ['cut off', '{"guild":"111","member":"901","key":"a","expires":null,"data":{"menti', /it is not JSON/],
      ['another shape', '{"guild":"111","member":"901","secret":1}', /key: invalid_type/],
      [
        'data of another shape',
        '{"guild":"111","member":"901","key":"a","expires":null,"data":{"mentionsOff":"secret"}}',
        /data\.mentionsOff: invalid_type/,
      ],
    ] as const;

    describe('with damage', () => {
      test.each(DAMAGED)(
        'takes a damaged record (%s) for absent, tells it once, and keeps it aside',
        async (...row) => {
          const [, text, wrong] = row;
          await state.settings.set('sound', OFF, BEN);
          await harness.plant?.('settings', 'a', text);
          expect(await state.settings.get('a')).toBeUndefined();
          expect((await all(state.settings.list())).map(({ key }) => key)).toEqual(['sound']);
          expect(harness.told).toEqual([expect.stringMatching(/^The record “a” of settings is damaged/)]);
          expect(harness.told[0]).toMatch(wrong);
          expect(harness.told[0]).not.toMatch(/secret/);
          await state.settings.set('a', OFF, BEN);
          expect(await state.settings.get('a')).toEqual(OFF);
          const isAnns = text.includes('901');
          expect(await state.countOf('901')).toMatchObject({ settings: 0, damaged: isAnns ? 1 : 0 });
          expect(await state.forgetMember('901')).toBe(isAnns ? 1 : 0);
        },
      );

      test('keeps a damaged record aside even when it is written over unread', async () => {
        await harness.plant?.('settings', 'a', '{"guild":"111","member":null');
        await state.settings.set('a', OFF, BEN);
        expect(harness.told).toHaveLength(1);
        expect(await state.forgetGuild('111')).toBe(0);
      });
    });
    describe('of another version', () => {
      /** Sets apart the channels of every guild by a mark, and counts how often it ran. */
      function marking(mark: string) {
        const ran = { times: 0 };
        const migration: Migration = async (records) => {
          ran.times += 1;
          const settings = records('settings');
          for await (const [key, value] of settings.entries()) {
            const record = value as { data: { mentionsOff: string[] } };
            await settings.set(key, { ...record, data: { mentionsOff: [...record.data.mentionsOff, mark] } });
          }
        };
        return { ran, migration };
      }

      test('is migrated step by step, once, though two open it at once, and then refuses older bots', async () => {
        await state.settings.set('a', OFF, ANN);
        await state.settings.set('short', OFF, ANN, 300);
        await state.close();
        const [one, two] = [marking('one'), marking('two')];
        const migrations = [one.migration, two.migration];
        const [first, second] = await Promise.all([harness.open({ migrations }), harness.open({ migrations })]);
        expect([one.ran.times, two.ran.times]).toEqual([1, 1]);
        expect(await first.settings.get('a')).toEqual({ mentionsOff: ['5', 'one', 'two'] });
        expect(await second.settings.get('a')).toEqual({ mentionsOff: ['5', 'one', 'two'] });
        expect(harness.told).toEqual([expect.stringMatching(/from version 1 of its layout to version 3\./)]);
        await untilExpired(harness, async () => expect(await first.settings.get('short')).toBeUndefined());

        const refused = harness.open({ migrations: [one.migration] });
        await expect(refused).rejects.toThrow(StateError);
        await expect(refused).rejects.toThrow(/has version 3 .* up to 2\. Start the newer bot/);
        const three = marking('three');
        const third = await harness.open({ migrations: [...migrations, three.migration] });
        expect([one.ran.times, two.ran.times, three.ran.times]).toEqual([1, 1, 1]);
        expect(await third.settings.get('a')).toEqual({ mentionsOff: ['5', 'one', 'two', 'three'] });
      });

      test('stays at its version when a step fails, and is migrated the next time', async () => {
        await state.settings.set('a', OFF, ANN);
        await state.close();
        const failing: Migration = async () => {
          throw new Error('no luck');
        };
        await expect(harness.open({ migrations: [failing] })).rejects.toThrow(/migrating it failed: .*no luck/);
        const { migration } = marking('one');
        state = await harness.open({ migrations: [migration] });
        expect(await state.settings.get('a')).toEqual({ mentionsOff: ['5', 'one'] });
      });
    });
  });
}
