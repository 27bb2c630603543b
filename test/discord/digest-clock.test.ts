/** Digests when the clocks change, and when the bot's own clock is wrong. */
import { describe, expect, test, vi } from 'vitest';
import { DAY, type DigestBot, HOUR, news, startDigestBot } from './digest-bot.js';

vi.setConfig({ testTimeout: 20_000 });

function timesOf({ newsChannel }: DigestBot): readonly string[] {
  return newsChannel.posts.map(({ createdAt }) => new Date(createdAt).toISOString().slice(0, 16));
}

/** One new bulletin a day for three days. */
async function threeDays(at: string, zone: string, time: string): Promise<readonly string[]> {
  const here = await startDigestBot({ at });
  await here.set({ time, zone });
  for (const town of ['Lowmere', 'Tal', 'Highwater']) {
    here.bulletins.push(news(town));
    await here.pass(DAY);
  }
  await here.end();
  return timesOf(here);
}

describe('a digest in the night in which', () => {
  test('an hour is skipped comes right after the gap', async () => {
    expect(await threeDays('2026-03-27T12:00:00Z', 'Europe/Berlin', '02:30')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
    expect(await threeDays('2026-03-06T12:00:00Z', 'America/New_York', '2:30 am')).toEqual([
      '2026-03-07T07:30',
      '2026-03-08T07:00',
      '2026-03-09T06:30',
    ]);
  });

  test('an hour comes twice comes once, at the first', async () => {
    expect(await threeDays('2026-10-23T12:00:00Z', 'Europe/Berlin', '02:30')).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(await threeDays('2026-10-30T12:00:00Z', 'America/New_York', '1:30 am')).toEqual([
      '2026-10-31T05:30',
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ]);
  });
});

describe('a clock that is set back', () => {
  test('over the hour of a digest does not bring it again, and the next comes at its hour', async () => {
    const here = await startDigestBot();
    await here.set();
    here.bulletins.push(news('Lowmere'));
    await here.pass(20 * HOUR);
    here.bulletins.push(news('Tal'));
    here.setBack(3 * HOUR);
    await here.pass(4 * HOUR);
    expect(timesOf(here)).toEqual(['2026-03-03T07:00']);
    await here.restart();
    await here.pass(DAY);
    expect(timesOf(here)).toEqual(['2026-03-03T07:00', '2026-03-04T07:00']);
    expect(await here.manage('status')).toContain('Waiting: 0 new bulletins.');
    await here.end();
  });
});
