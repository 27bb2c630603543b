import { describe, expect, test } from 'vitest';
import { DAY, MANAGER, news, openDesk } from './digest-desk.js';
import { ANN, bulletin, collect, NEWS, on, run, servicesOver, shown } from './small-library.js';

const TYPIST = { ...ANN, guild: null, alone: true, manages: true };

describe('/digest preview', () => {
  test('shows what would be posted now, numbered through, and posts nothing', async () => {
    const { ask, tell, set, platform } = await openDesk();
    await set();
    for (const town of [
      'Ash',
      'Birch',
      'Cedar',
      'Dorn',
      'Elm',
      'Fir',
      'Gorse',
      'Holly',
      'Ivy',
      'Juniper',
      'Kale',
      'Lime',
    ])
      platform.bulletins.push(news(town));
    const preview = await tell('preview');
    expect(preview).toMatch(/^A preview of what would be posted now\. Nothing was posted\.\n/);
    expect(preview).toContain('Daily digest: 12 new bulletins');
    expect(preview).toContain('2 more items would open page by page.');
    const { blocks, actions } = await ask('preview');
    const labels = blocks.flatMap((block) => (block.kind === 'passage' && block.open ? [block.open.label] : []));
    expect(labels).toEqual(Array.from({ length: 10 }, (_, nth) => `Read ${nth + 1}`));
    expect(actions).toEqual([]);
    expect(platform.posted).toEqual([]);
    expect(await tell('status')).toContain('Waiting: 12 new bulletins.');
  });

  test('shows the newest day there is when nothing waits', async () => {
    const { tell, set, platform } = await openDesk();
    platform.bulletins = [...NEWS];
    await set();
    const preview = await tell('preview');
    expect(preview).toContain(
      'Nothing has come since the last one. A preview of the newest day that bulletins were published on, 1 June 2024. Nothing was posted.',
    );
    expect(preview).toContain('A fair opens in Lowmere on Saturday.');
  });

  test('shows a day that is named, and only what the digest is about', async () => {
    const { tell, set, platform } = await openDesk();
    platform.bulletins = [
      ...NEWS,
      bulletin('storm', ['A storm tore the roof off the mill.'], { date: on('2023-03-03') }),
    ];
    await set({ topic: 'flood' });
    const preview = await tell('preview', { date: '2023-03-03' });
    expect(preview).toContain('A preview of bulletins published on 3 March 2023.');
    expect(preview).toContain('Tarn flooded forty houses');
    expect(preview).not.toContain('storm');
    expect(await tell('preview', { date: '1999-01-01' })).toContain('Daily digest: nothing new');
  });

  test('says so when no bulletin has a date, or there is none', async () => {
    const { tell, set, platform } = await openDesk();
    await set();
    expect(await tell('preview')).toBe('No bulletin for this digest has a date. Name a day with the option date.\n');
    platform.bulletins = [];
    expect(await tell('preview')).toContain('The library is empty');
  });

  test('works without any digest, and in a terminal', async () => {
    const { tell } = await openDesk();
    expect(await tell('preview', { name: 'Daily' })).toBe('This server has no digest. /digest set makes one.\n');
    const reply = await run('digest preview', {}, servicesOver(NEWS), TYPIST);
    expect(shown(reply)).toContain('A preview of the newest day that bulletins were published on, 1 June 2024.');
    expect(shown(await run('digest preview', { name: 'x' }, servicesOver(NEWS), TYPIST))).toContain(
      'name: there are no digests here.',
    );
  });

  test('has no button that would show it to everybody', async () => {
    const { ask, set, platform } = await openDesk();
    await set();
    platform.bulletins.push(news('Lowmere'));
    expect((await ask('preview')).actions).toEqual([]);
  });
});

describe('a digest that is looked into', () => {
  async function posted() {
    const desk = await openDesk();
    await desk.set();
    desk.platform.bulletins.push(news('Lowmere'));
    await desk.pass(DAY);
    const state = await desk.platform.open();
    const slots = await collect(state.slots.list());
    const slot = slots.find(({ value }) => value.status === 'posted')!.key;
    const look = (more = {}, caller = { ...MANAGER, member: '999', manages: false }) =>
      run('digest issue', { slot, ...more }, desk.services, caller);
    return { ...desk, state, look };
  }
  const UNKNOWN = 'This digest is not known any more. /latest shows the newest bulletins.\n';

  test('is shown to every member of its server, and to no other', async () => {
    const { look } = await posted();
    expect(shown(await look())).toContain('council of Lowmere');
    expect((await look()).actions).toEqual([]);
    expect(shown(await look({}, { ...ANN, guild: '202' }))).toBe(UNKNOWN);
  });

  test('is shown in direct messages to the one who set it up, until their data are deleted', async () => {
    const { look, state } = await posted();
    const alone = { ...MANAGER, guild: null, alone: true };
    expect(shown(await look({}, alone))).toContain('council of Lowmere');
    expect(shown(await look({}, { ...alone, member: '999' }))).toBe(UNKNOWN);
    await state.forgetMember(MANAGER.member);
    expect(shown(await look({}, alone))).toBe(UNKNOWN);
  });

  test('says when there is no such page, or no such digest', async () => {
    const { look } = await posted();
    expect(shown(await look({ page: 2 }))).toBe('page: there is no page 2; the last one is 1.\n');
    expect(shown(await look({ slot: 'nonsense' }))).toBe(UNKNOWN);
  });

  test('quotes what the library has now', async () => {
    const { look, platform } = await posted();
    platform.bulletins.pop();
    expect(shown(await look())).toContain('nothing new');
  });
});
