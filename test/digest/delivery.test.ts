import { describe, expect, test } from 'vitest';
import { bulletin, collect } from '../commands/small-library.js';
import { FakePlatform } from './fake-platform.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A bulletin that says something of its own. */
const news = (id: string) =>
  bulletin(id, [`The council of ${id} has opened a new library beside the old harbour in ${id}.`]);

async function started(options: Parameters<FakePlatform['set']>[0] = {}, start = '2026-03-02T12:00:00Z') {
  const platform = new FakePlatform(start);
  platform.bulletins = [news('Oldtown')];
  const digest = await platform.set(options);
  const runner = await platform.start();
  return { platform, digest, runner };
}

describe('a digest', () => {
  test('starts from now: what was there is not told of, what comes is, once, at its hour', async () => {
    const { platform, runner } = await started();
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual([]);
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toEqual(['2026-03-04T07:00 | Lowmere']);
  });

  test('tells of what comes late with its own date, and never of the same again', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push({ ...news('Lowmere'), date: null });
    await platform.pass(runner, DAY);
    platform.bulletins.push(news('Tal'), { ...news('Lowmere'), id: 'copy' });
    await platform.pass(runner, 2 * DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere', '2026-03-04T07:00 | Tal']);
  });

  test('tells of a correction of what it has told of', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, DAY);
    platform.bulletins[1] = bulletin('Lowmere', ['The council of Lowmere has not opened a new library after all.']);
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere', '2026-03-04T07:00 | Lowmere']);
  });

  test('is corrected in place within the hour, and the next does not tell of that again', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'), news('Tal'));
    await platform.pass(runner, 19 * HOUR + 60_000);
    platform.bulletins[1] = bulletin('Lowmere', ['The council of Lowmere has not opened a new library after all.']);
    await runner.correct();
    await runner.correct();
    expect(platform.edits.map(({ id, body }) => [id, body.bulletins])).toEqual([['m1', ['Lowmere', 'Tal']]]);
    platform.bulletins.push(news('Highwater'));
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere Tal', '2026-03-04T07:00 | Highwater']);
    platform.bulletins[1] = bulletin('Lowmere', ['The council of Lowmere has opened no library.']);
    await platform.pass(runner, DAY);
    expect(platform.story.at(-1)).toBe('2026-03-05T07:00 | Lowmere');
  });

  test('that is older than an hour is not edited', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 20 * HOUR + 60_000);
    platform.bulletins[1] = bulletin('Lowmere', ['The council of Lowmere has not opened a new library after all.']);
    await runner.correct();
    expect(platform.edits).toEqual([]);
  });

  test('comes a minute after it was set for then, and the next on the next day', async () => {
    const { platform, runner } = await started({ time: '13:01' });
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 60_000);
    expect(platform.story).toEqual(['2026-03-02T12:01 | Lowmere']);
  });

  test('is not told of things that are not its matter, now or later', async () => {
    const { platform, runner } = await started({ topic: 'library Lowmere' });
    platform.bulletins.push(news('Lowmere'), news('Tal'));
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
  });

  test('of one source leaves out the others', async () => {
    const { platform, runner } = await started({ source: 'herald' });
    platform.bulletins.push({ ...news('Lowmere'), publisher: 'Valley Herald' }, news('Tal'));
    await platform.pass(runner, 2 * DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
  });

  test('is silent when nothing is new, or says so once a week', async () => {
    const { platform, runner } = await started({ whenEmpty: 'weekly' });
    await platform.pass(runner, 16 * DAY);
    expect(platform.story).toEqual(['2026-03-09T07:00 | ', '2026-03-16T07:00 | ']);
  });

  test('comes in as many messages as it takes, each once', async () => {
    const { platform, runner } = await started();
    platform.perMessage = 2;
    platform.bulletins.push(news('Lowmere'), news('Tal'), news('Highwater'));
    await platform.pass(runner, DAY);
    expect(platform.story).toHaveLength(2);
    expect(platform.posted.flatMap(({ body }) => body.bulletins).sort()).toEqual(['Highwater', 'Lowmere', 'Tal']);
  });
});

describe('a pause', () => {
  test('posts nothing, and after it everything in one', async () => {
    const { platform, digest, runner } = await started();
    await platform.set({ ...digest, paused: true });
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toEqual([]);
    await platform.set({ ...digest, paused: false, from: '2026-03-06' });
    runner.changed(digest);
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual(['2026-03-06T07:00 | Lowmere']);
  });

  test('of one day folds that day into the next', async () => {
    const { platform, digest, runner } = await started();
    await platform.set({ ...digest, skip: '2026-03-03' });
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 2 * DAY);
    expect(platform.story).toEqual(['2026-03-04T07:00 | Lowmere']);
  });
});

describe('a bot that was away', () => {
  test('for less than six hours posts late, and says so', async () => {
    const { platform } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.now = Date.parse('2026-03-03T12:59:00Z');
    await platform.pass(await platform.start(), 1);
    expect(platform.story).toEqual(['2026-03-03T12:59 | Lowmere | late']);
  });

  test('for longer folds it into the next, which tells how many it missed', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, DAY);
    platform.bulletins.push(news('Tal'));
    platform.now = Date.parse('2026-03-06T13:01:00Z');
    const again = await platform.start();
    await platform.pass(again, 1);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
    await platform.pass(again, DAY);
    expect(platform.story[1]).toBe('2026-03-07T07:00 | Tal | after 3 missed');
  });

  test('does not post late what was empty at its time', async () => {
    const { platform, runner } = await started();
    await platform.pass(runner, 20 * HOUR);
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(await platform.start(), HOUR);
    expect(platform.story).toEqual([]);
  });
});

describe('a clock', () => {
  test('that is set back does not bring a digest again', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 20 * HOUR);
    platform.now -= 2 * HOUR;
    platform.bulletins.push(news('Tal'));
    await platform.pass(await platform.start(), 4 * HOUR);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
    await platform.pass(await platform.start(), DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere', '2026-03-04T07:00 | Tal']);
  });

  test('that was years ahead for a while does not silence it', async () => {
    const { platform } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.now = Date.parse('2031-07-01T06:00:00Z');
    await platform.pass(await platform.start(), HOUR);
    platform.now = Date.parse('2026-03-04T00:00:00Z');
    platform.bulletins.push(news('Tal'));
    await platform.pass(await platform.start(), DAY);
    expect(platform.story).toEqual(['2031-07-01T06:00 | Lowmere', '2026-03-04T07:00 | Tal']);
  });
});

describe('two processes', () => {
  test('on one store post once', async () => {
    const { platform, runner } = await started();
    const other = await platform.start();
    platform.bulletins.push(news('Lowmere'));
    platform.now = Date.parse('2026-03-03T07:00:00Z');
    await Promise.all([runner.run(), other.run(), runner.run()]);
    await platform.pass(other, 5 * 60_000);
    await platform.pass(runner, HOUR);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
  });
});

describe('an attempt', () => {
  test('that was limited or could not reach anybody is repeated', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.faults.push('limited', 'limited');
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
    expect(platform.posted[0]!.at).toBe(Date.parse('2026-03-03T07:00:06Z'));
  });

  test('whose answer was lost is not posted again, soon after or later', async () => {
    for (const minutes of [0, 3, 60]) {
      const { platform, runner } = await started();
      platform.bulletins.push(news('Lowmere'));
      platform.faults.push('lost');
      await platform.pass(runner, 19 * HOUR);
      platform.now += minutes * 60_000;
      await platform.pass(await platform.start(), HOUR);
      expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
      expect(platform.notices).toEqual([]);
    }
  });

  test('that failed for ten minutes is posted in the end', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.faults.push(...Array.from({ length: 14 }, () => 'failed' as const));
    await platform.pass(runner, 20 * HOUR);
    expect(platform.story).toHaveLength(1);
    expect(platform.faults).toEqual([]);
  });

  test('whose outcome can never be told is not repeated, and the managers are told', async () => {
    const { platform, runner, digest } = await started();
    platform.readsHistory = false;
    platform.bulletins.push(news('Lowmere'));
    platform.faults.push('lost', ...Array.from({ length: 9 }, () => 'failed' as const));
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere']);
    expect(platform.notices).toHaveLength(1);
    expect(platform.notices[0]).toMatchObject({
      guild: digest.guild,
      text: expect.stringContaining('cannot be told whether it was posted'),
    });
    const state = await platform.open();
    const slots = await collect(state.slots.list());
    expect(slots.map(({ value }) => `${value.date} ${value.status}`)).toContain('2026-03-03 unknown');
  });

  test('that cannot reach anybody for an hour is posted late, as it is made anew', async () => {
    const { platform, runner } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.isReachable = false;
    await platform.pass(runner, 20 * HOUR);
    platform.isReachable = true;
    await platform.pass(runner, 2 * 60_000);
    expect(platform.story).toEqual(['2026-03-03T08:00 | Lowmere | late']);
  });
});

describe('a permission that is missing', () => {
  const trouble = { reason: 'permission', message: 'I can’t post in #news: missing Send Messages.' } as const;

  test('stops the digest at once, is told once, and when it is back what has come is posted in one', async () => {
    const { platform, runner } = await started();
    platform.trouble.set('301', trouble);
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 2 * DAY);
    platform.bulletins.push(news('Tal'));
    await platform.pass(await platform.start(), DAY);
    expect(platform.story).toEqual([]);
    expect(platform.notices).toHaveLength(1);
    expect(platform.notices[0]!.text).toContain('missing Send Messages');
    platform.trouble.clear();
    await platform.pass(await platform.start(), DAY);
    expect(platform.story).toHaveLength(1);
    expect(platform.story[0]).toContain('Lowmere Tal');
  });

  test('and is back within six hours is followed by the digest at once, marked late', async () => {
    const { platform, runner, digest } = await started();
    platform.trouble.set('301', trouble);
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, 20 * HOUR);
    platform.trouble.clear();
    runner.wake(digest.guild);
    await platform.pass(runner, 1);
    expect(platform.story).toEqual(['2026-03-03T08:00 | Lowmere | late']);
  });

  test('between two messages of a digest keeps the second until it is back, and repeats nothing', async () => {
    const { platform, runner, digest } = await started();
    platform.perMessage = 1;
    platform.bulletins.push(news('Lowmere'), news('Tal'));
    const { posted } = platform;
    const push = posted.push.bind(posted);
    posted.push = (...items) => {
      platform.trouble.set('301', trouble);
      return push(...items);
    };
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toHaveLength(1);
    posted.push = push;
    platform.trouble.clear();
    runner.wake(digest.guild);
    await platform.pass(runner, DAY);
    expect(posted.flatMap(({ body }) => body.bulletins).sort()).toEqual(['Lowmere', 'Tal']);
  });
});

describe('a digest that is refused', () => {
  test('for its content stays stopped until somebody resumes it, and then posts all', async () => {
    const { platform, runner, digest } = await started();
    platform.bulletins.push(news('Lowmere'));
    platform.faults.push('blocked');
    await platform.pass(runner, 3 * DAY);
    expect(platform.story).toEqual([]);
    expect(platform.notices).toHaveLength(1);
    await platform.set({ ...digest, resumedAt: platform.now });
    runner.changed(digest);
    await platform.pass(runner, DAY);
    expect(platform.story).toHaveLength(1);
  });

  test('for the content of its second message carries that into the next, after it was resumed', async () => {
    const { platform, runner, digest } = await started();
    platform.perMessage = 1;
    platform.bulletins.push(news('Lowmere'), news('Tal'));
    const { posted } = platform;
    const push = posted.push.bind(posted);
    posted.push = (...items) => {
      if (posted.length === 0) platform.faults.push('blocked');
      return push(...items);
    };
    await platform.pass(runner, 2 * DAY);
    expect(platform.story).toHaveLength(1);
    expect(platform.notices).toHaveLength(1);
    platform.bulletins.push(news('Highwater'));
    await platform.set({ ...digest, resumedAt: platform.now });
    runner.changed(digest);
    platform.perMessage = 5;
    await platform.pass(runner, DAY);
    expect(posted.flatMap(({ body }) => body.bulletins).sort()).toEqual(['Highwater', 'Lowmere', 'Tal']);
    expect(posted).toHaveLength(2);
  });

  test('since its channel is gone is posted in the channel that is set instead', async () => {
    const { platform, runner, digest } = await started();
    platform.perMessage = 1;
    platform.bulletins.push(news('Lowmere'), news('Tal'));
    platform.faults.push('limited', 'limited');
    const { posted } = platform;
    const push = posted.push.bind(posted);
    posted.push = (...items) => {
      platform.trouble.set('301', { reason: 'channel', message: 'The channel is gone.' });
      return push(...items);
    };
    await platform.pass(runner, DAY);
    posted.push = push;
    expect(platform.notices[0]!.text).toContain('The channel is gone.');
    await platform.set({ ...digest, channel: '302', from: '2026-03-04', resumedAt: platform.now });
    runner.changed(digest);
    await platform.pass(runner, DAY);
    const there = posted.filter(({ channel }) => channel === '302');
    expect(there.flatMap(({ body }) => body.bulletins).sort()).toEqual(['Lowmere', 'Tal']);
  });
});

describe('a digest that is removed', () => {
  test('and set again starts anew, whatever its deliverer still writes', async () => {
    const { platform, runner, digest } = await started();
    platform.bulletins.push(news('Lowmere'));
    await platform.pass(runner, DAY);
    const { digests, cursors } = await platform.open();
    const key = `${digest.guild}/${digest.id}`;
    const kept = await cursors.get(key);
    await digests.delete(key);
    runner.changed(digest);
    await platform.pass(runner, HOUR);
    platform.bulletins.push(news('Tal'));
    await platform.set({ born: 2 });
    await cursors.set(key, kept!, { guild: digest.guild, member: null });
    runner.changed(digest);
    platform.bulletins.push(news('Highwater'));
    await platform.pass(runner, DAY);
    expect(platform.story).toEqual(['2026-03-03T07:00 | Lowmere', '2026-03-04T07:00 | Highwater']);
  });

  test('is not posted any more, and nothing of it is left but what it has posted', async () => {
    const { platform, runner, digest } = await started();
    platform.bulletins.push(news('Lowmere'));
    const state = await platform.open();
    await state.digests.delete(`${digest.guild}/${digest.id}`);
    runner.changed(digest);
    await platform.pass(runner, 2 * DAY);
    expect(platform.story).toEqual([]);
    expect(runner.nextDue()).toBe(Number.POSITIVE_INFINITY);
    expect(await collect(state.cursors.list())).toEqual([]);
    expect(await collect(state.slots.list())).toEqual([]);
  });

  test('while it is being sent leaves nothing of its guild behind', async () => {
    const { platform, runner, digest } = await started();
    platform.bulletins.push(news('Lowmere'));
    const state = await platform.open();
    const { posted } = platform;
    const push = posted.push.bind(posted);
    posted.push = (...items) => {
      void state.forgetGuild(digest.guild);
      return push(...items);
    };
    await platform.pass(runner, 2 * DAY);
    expect(await state.guilds()).toEqual([]);
  });
});
