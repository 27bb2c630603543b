import { describe, expect, test } from 'vitest';
import { DAY, HOUR, NEWS_CHANNEL, news, OTHER_CHANNEL, openDesk } from './digest-desk.js';

describe('/digest status', () => {
  test('of a server without a digest says how to make one', async () => {
    const { tell } = await openDesk();
    for (const command of ['status', 'pause', 'resume', 'skip-next', 'remove'])
      expect(await tell(command)).toBe('This server has no digest. /digest set makes one.\n');
  });

  test('tells of each digest when it comes, what waits for it and when it posted last', async () => {
    const { tell, set, platform, pass } = await openDesk();
    await set();
    await set({ name: 'Weekly', channel: OTHER_CHANNEL, days: 'monday', time: '9' });
    platform.bulletins.push(news('Lowmere'));
    await pass(DAY);
    platform.bulletins.push(news('Tal'));
    expect(await tell('status')).toMatchInlineSnapshot(`
      "Daily digest
      In #300000000000000301 every day at 08:00 (Europe/Berlin).
      Next: 4 March 2026, 08:00 (Europe/Berlin).
      Waiting: 1 new bulletin.
      Posted last: 3 March 2026, 08:00 (Europe/Berlin).

      Weekly
      In #300000000000000302 every Monday at 09:00 (Europe/Berlin).
      Next: 9 March 2026, 09:00 (Europe/Berlin).
      Waiting: 2 new bulletins.
      No digest was posted yet.
      "
    `);
    expect(await tell('status', { name: 'weekly' })).toContain('Waiting: 2 new bulletins.');
    expect(await tell('status', { name: 'weekly' })).not.toContain('Daily digest');
    expect(await tell('status', { name: 'yearly' })).toBe(
      'name: there is no digest “yearly”. There are: “Daily digest” and “Weekly”.\n',
    );
  });

  test('offers to resume what is paused or stopped', async () => {
    const { ask, set, tell, platform } = await openDesk();
    await set();
    await set({ name: 'Other', channel: OTHER_CHANNEL });
    await tell('pause', { name: 'Other' });
    platform.trouble.set(NEWS_CHANNEL, { reason: 'permission', message: 'I can’t post there.' });
    const { actions } = await ask('status');
    expect(actions.map(({ label }) => label)).toEqual(['Resume: Daily digest', 'Resume: Other']);
    const status = await tell('status');
    expect(status).toContain('Paused. /digest resume goes on with it.');
    expect(status).toContain('Stopped. I can’t post there.');
    expect(await tell('resume', { name: 'Daily digest' })).toBe(
      'The digest “Daily digest” is resumed, but still stopped. I can’t post there.\n',
    );
  });
});

describe('several digests', () => {
  test('have to be named', async () => {
    const { tell, set } = await openDesk();
    await set();
    await set({ name: 'Evening' });
    for (const command of ['pause', 'resume', 'skip-next', 'remove', 'preview'])
      expect(await tell(command)).toBe(
        'name: expected which digest, got nothing. There are: “Daily digest” and “Evening”.\n',
      );
    expect(await tell('pause', { name: 'evening' })).toContain('The digest “Evening” is paused.');
    expect(await tell('remove', { name: 'EVENING' })).toContain('The digest “Evening” is removed.');
    expect(await tell('pause')).toContain('The digest “Daily digest” is paused.');
  });

  test('post each in its channel what came since its own last', async () => {
    const { set, platform, pass } = await openDesk();
    await set();
    platform.bulletins.push(news('Lowmere'));
    await set({ name: 'Other', channel: OTHER_CHANNEL });
    platform.bulletins.push(news('Tal'));
    await pass(DAY);
    expect(platform.posted.map(({ channel, body }) => [channel, body.bulletins])).toEqual([
      [NEWS_CHANNEL, ['Lowmere', 'Tal']],
      [OTHER_CHANNEL, ['Tal']],
    ]);
  });
});

describe('/digest pause', () => {
  test('posts nothing until /digest resume; the next digest has all that came meanwhile', async () => {
    const { tell, set, platform, pass } = await openDesk();
    await set();
    await tell('pause');
    platform.bulletins.push(news('Lowmere'));
    await pass(2 * DAY - 3 * HOUR);
    expect(await tell('status')).toContain('Paused.');
    expect(await tell('resume')).toBe(
      'The digest “Daily digest” is resumed. Next: 5 March 2026, 08:00 (Europe/Berlin).\n',
    );
    await pass(DAY);
    expect(platform.story).toEqual(['2026-03-05T07:00 | Lowmere']);
  });
});

describe('/digest skip-next', () => {
  test('leaves one day out; the status says so, and the next tells of all', async () => {
    const { tell, set, platform, pass } = await openDesk();
    await set();
    platform.bulletins.push(news('Lowmere'));
    expect(await tell('skip-next')).toMatchInlineSnapshot(`
      "The digest “Daily digest” of 3 March 2026, 08:00 (Europe/Berlin) is left out. The next is that of 4 March 2026, 08:00 (Europe/Berlin), which tells of all.
      "
    `);
    expect(await tell('skip-next')).toContain('3 March 2026');
    expect(await tell('status')).toContain(
      'Next: 4 March 2026, 08:00 (Europe/Berlin); that of 3 March 2026, 08:00 (Europe/Berlin) is left out.',
    );
    await pass(2 * DAY);
    expect(platform.story).toEqual(['2026-03-04T07:00 | Lowmere']);
  });
});

describe('/digest remove', () => {
  test('ends it; one that is set again on the same day does not post twice', async () => {
    const { tell, set, platform, pass } = await openDesk();
    await set();
    platform.bulletins.push(news('Lowmere'));
    await pass(20 * HOUR);
    expect(await tell('remove')).toContain('is removed. What it has posted stays.');
    expect(await tell('status')).toContain('This server has no digest.');
    platform.bulletins.push(news('Tal'));
    await set({ time: '12' });
    platform.bulletins.push(news('Highwater'));
    await pass(2 * DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere', '2026-03-04T11:00 | Highwater']);
  });
});
