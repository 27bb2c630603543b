import { describe, expect, test } from 'vitest';
import { NEWS_CHANNEL, OTHER_CHANNEL, openDesk } from './digest-desk.js';
import { ANN, collect } from './small-library.js';

describe('/digest set', () => {
  test('says what was set, when it comes first, and who is told of trouble', async () => {
    const { ask, set } = await openDesk();
    expect(await set({ topic: 'library', source: 'Courier' })).toMatchInlineSnapshot(`
      "The digest “Daily digest” is posted in #300000000000000301 every day at 08:00 (Europe/Berlin). It starts from now: what came before is not told of.
      Next: 3 March 2026, 08:00 (Europe/Berlin).
      Only bulletins from “Courier”.
      Only bulletins that have the words “library”.
      It pings nobody and makes no sound.
      If something goes wrong, you get a direct message.

      [1] Preview
      "
    `);
    expect(await set({ admin: OTHER_CHANNEL, days: 'weekdays', name: 'Work' })).toMatchInlineSnapshot(`
      "The digest “Work” is posted in #300000000000000301 from Monday to Friday at 08:00 (Europe/Berlin). It starts from now: what came before is not told of.
      Next: 3 March 2026, 08:00 (Europe/Berlin).
      It pings nobody and makes no sound.
      If something goes wrong, it is told in #300000000000000302.

      [1] Preview
      "
    `);
    const { actions } = await ask('set', { channel: NEWS_CHANNEL, time: '9', zone: 'UTC', name: 'Third' });
    expect(actions).toEqual([{ label: 'Preview', command: 'digest preview', args: { name: 'Third' } }]);
  });

  test.each([
    ['8', '08:00'],
    ['8:00', '08:00'],
    ['08.05', '08:05'],
    ['5:30 pm', '17:30'],
    ['5:30PM', '17:30'],
    ['5 p.m.', '17:00'],
    ['12 am', '00:00'],
    ['12:15pm', '12:15'],
    ['23h59', '23:59'],
    ['0:00', '00:00'],
  ])('understands %s as %s', async (typed, time) => {
    const { set } = await openDesk();
    expect(await set({ time: typed })).toContain(`every day at ${time} (Europe/Berlin)`);
  });

  test.each(['24:00', '8:60', '13 pm', '0 am', '8m', '8:5', 'noon', '-8', '08:00:00', '8 8'])(
    'does not take %s for a time',
    async (time) => {
      const { set, platform } = await openDesk();
      expect(await set({ time })).toBe(
        `time: expected a time of day such as 08:00, 17:30 or 5:30 pm, got “${time}”.\n`,
      );
      expect(await collect((await platform.open()).digests.list())).toEqual([]);
    },
  );

  test('knows zones in any case, and suggests some for what is none', async () => {
    const { set } = await openDesk();
    expect(await set({ zone: 'america/new york' })).toContain('(America/New_York)');
    expect(await set({ zone: 'berlin' })).toBe(
      'zone: expected a time zone such as Europe/Berlin, got “berlin”. Did you mean Europe/Berlin?\n',
    );
    expect(await set({ zone: '+02:00' })).toContain('Begin to type the name of a large town near you.');
    expect(await set({ zone: 'Entenhausen' })).toContain('got “Entenhausen”. Begin to type the name of');
  });

  test('refuses @everyone as the role, a name without letters, and what is no channel', async () => {
    const { set } = await openDesk();
    expect(await set({ role: '200000000000000201' })).toContain('A digest does not ping everybody.');
    expect(await set({ name: '!!! ???' })).toBe('name: expected letters or digits, got “!!! ???”.\n');
    expect(await set({ channel: 'news' })).toBe('channel: expected a channel, got “news”.\n');
    expect(await set({ days: 'often' })).toContain('days: expected one of daily, weekdays, monday');
  });

  test('refuses the 26th digest of a server, but goes on changing the others', async () => {
    const { set } = await openDesk();
    for (let nth = 1; nth <= 25; nth += 1) expect(await set({ name: `Digest ${nth}` })).toContain('is posted in');
    expect(await set({ name: 'One more' })).toBe('A server can have 25 digests. /digest remove makes room.\n');
    expect(await set({ name: 'Digest 7', time: '9' })).toContain('was changed');
  });

  test('takes names that differ in case, accents or signs only for the same', async () => {
    const { set, platform } = await openDesk();
    await set({ name: 'Café news' });
    expect(await set({ name: 'CAFE  News!' })).toContain('The digest “CAFE  News!” was changed.');
    expect(await set({ name: 'Новости' })).toContain('is posted');
    const state = await platform.open();
    expect((await collect(state.digests.list())).map(({ value }) => value.name).sort()).toEqual([
      'CAFE  News!',
      'Новости',
    ]);
  });

  test('is told that nothing can be posted in a place that is no server', async () => {
    const { tell } = await openDesk();
    const alone = { ...ANN, guild: null, alone: true, manages: true };
    expect(await tell('set', { channel: NEWS_CHANNEL, time: '8', zone: 'UTC' }, alone)).toContain(
      'Digests are posted in the channels of a server on Discord',
    );
  });
});
