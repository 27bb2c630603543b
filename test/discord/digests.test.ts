/** What a digest posts in a channel of Discord, and what its buttons open. */
import { describe, expect, test, vi } from 'vitest';
import { bulletin, on } from '../commands/small-library.js';
import { DAY, HOUR, news, startDigestBot } from './digest-bot.js';

vi.setConfig({ testTimeout: 20_000 });

/** Sentences of which none says the same as another. */
const EVENTS = [
  'A ferry ran aground near the lighthouse of Sandholm during the storm.',
  'The bakery on Mill Street won a national prize for its rye bread.',
  'Engineers closed the railway tunnel after water came through its roof.',
  'Farmers in the valley expect the best apple harvest for twenty years.',
  'The museum bought a painting of the old market by an unknown artist.',
  'Police found the stolen bronze statue in a barn behind the school.',
  'A new bus line will join the hospital and the airport from June.',
  'The choir sings the Christmas oratorio in the cathedral on Sunday.',
  'Researchers counted four thousand storks along the northern marshes.',
  'The council raised the price of parking in the centre to three crowns.',
  'Volunteers planted nine hundred oak trees on the burnt hillside.',
  'The swimming pool stays shut because a pump has to be replaced.',
  'A company from Lowmere builds the largest wind turbine of the coast.',
  'The chess club lost its final match against the team of Highwater.',
];

/** So many bulletins that are about something else each. */
function events(count: number) {
  return EVENTS.slice(0, count).map((text, nth) =>
    bulletin(`event${nth}`, [text], { title: `Event ${nth + 1}`, publisher: 'Coast Courier' }),
  );
}

describe('a digest on Discord', () => {
  test('is set, and posts what has come since, at its hour, quoted and with its receipts', async () => {
    const { newsChannel, bulletins, pass, set, end } = await startDigestBot();
    expect(await set()).toContain('The digest “Daily digest” is posted in <#');
    bulletins.push(news('Lowmere'), news('Tal', { date: on('2026-02-28'), url: 'https://example.org/tal' }));
    await pass(DAY);
    const [post, ...others] = newsChannel.posts;
    expect(others).toEqual([]);
    expect(new Date(post!.createdAt).toISOString()).toBe('2026-03-03T07:00:00.000Z');
    expect(post!.text).toMatchInlineSnapshot(`
      "### Daily digest: 2 new bulletins
      -# <t:1772539200:D>

      > 1 · “The council of Tal has opened a new library beside the old harbour in Tal.”
      -# [Library in Tal](https://example.org/tal) · <t:1772280000:D> · Coast Courier

      > 2 · “The council of Lowmere has opened a new library beside the old harbour in Lowmere.”
      -# Library in Lowmere · undated · Coast Courier"
    `);
    expect(post!.labels).toEqual(['Read 1', 'Read 2', 'About this digest']);
    expect(post!.silent).toBe(true);
    await pass(3 * DAY);
    expect(newsChannel.posts).toHaveLength(1);
    await end();
  });

  test('has its items under the names of their publishers, copies folded and corrections apart', async () => {
    const { newsChannel, bulletins, pass, set, end } = await startDigestBot();
    await set();
    bulletins.push(news('Lowmere'));
    await pass(DAY);
    bulletins[1] = bulletin('Lowmere', ['The council of Lowmere has not opened any library after all this year.'], {
      title: 'Library in Lowmere',
      publisher: 'Coast Courier',
    });
    const [ferry, bread, tunnel] = events(3);
    bulletins.push(
      { ...ferry!, publisher: 'Valley Herald' },
      bread!,
      tunnel!,
      bulletin('tunnel-copy', [tunnel!.text], { title: 'Tunnel closed', publisher: 'Island Post' }),
      bulletin('long-ago', ['Fire destroyed the old town hall of Highwater in a single night.'], {
        title: 'Town hall burnt down',
        date: on('2019-03-04'),
      }),
    );
    await pass(DAY);
    const [, post] = newsChannel.posts;
    expect(post!.text).toMatchInlineSnapshot(`
      "### Daily digest: 5 new bulletins, 1 correction
      -# <t:1772625600:D>
      ### long-ago.txt
      > 1 · “Fire destroyed the old town hall of Highwater in a single night.”
      -# Town hall burnt down · <t:1551700800:D> · long-ago.txt
      ### Valley Herald
      > 2 · “A ferry ran aground near the lighthouse of Sandholm during the storm.”
      -# Event 1 · undated · Valley Herald
      ### Coast Courier
      > 3 · “The bakery on Mill Street won a national prize for its rye bread.”
      -# Event 2 · undated · Coast Courier

      > 4 · “Engineers closed the railway tunnel after water came through its roof.”
      -# Event 3 · undated · Coast Courier
      -# Also in 1 other place: Tunnel closed.
      ### Corrected
      > 5 · “The council of Lowmere has not opened any library after all this year.”
      -# Library in Lowmere · undated · Coast Courier"
    `);
    await end();
  });

  test('recalls what happened on the same day of an earlier year', async () => {
    const fire = bulletin('fire', ['Fire destroyed the old town hall of Highwater in a single night.'], {
      title: 'Town hall burnt down',
      date: on('2019-03-03'),
    });
    const { newsChannel, bulletins, pass, set, end } = await startDigestBot({ bulletins: [fire] });
    await set();
    bulletins.push(news('Lowmere'));
    await pass(DAY);
    expect(newsChannel.posts[0]!.text).toContain(
      '### On this day in earlier years\n> “Fire destroyed the old town hall of Highwater in a single night.”',
    );
    await end();
  });
});

describe('a bulletin that is corrected', () => {
  const corrected = bulletin('Lowmere', ['The council of Lowmere has not opened any library after all this year.'], {
    title: 'Library in Lowmere',
    publisher: 'Coast Courier',
  });

  async function posted() {
    const here = await startDigestBot();
    await here.set({ role: here.guild.role('readers') });
    here.bulletins.push(news('Lowmere'));
    await here.pass(19 * HOUR);
    here.bulletins[1] = corrected;
    return here;
  }

  test('within the hour changes the message, pings nobody again, and is not told of another time', async () => {
    const { discord, newsChannel, pass, end } = await posted();
    await pass(60_000);
    const [post] = newsChannel.posts;
    expect(post!.edits).toBe(1);
    expect(post!.text).toContain('Edited: a bulletin was corrected after this was posted.');
    expect(post!.text).toContain('has not opened any library');
    expect(discord.pinged).toEqual([post]);
    await pass(DAY);
    expect(newsChannel.posts).toHaveLength(1);
    await end();
  });

  test('is told of the next time where the message cannot be changed', async () => {
    const { discord, newsChannel, pass, end } = await posted();
    newsChannel.deny('EmbedLinks');
    await discord.settled();
    await pass(HOUR);
    expect(newsChannel.posts[0]!.text).toContain('has opened a new library');
    newsChannel.allow('EmbedLinks');
    await discord.settled();
    await pass(DAY);
    expect(newsChannel.posts[1]!.text).toContain('Daily digest: 1 correction');
    await end();
  });
});

describe('a long digest', () => {
  test('has ten items in two messages; the rest opens page by page, for every member, later and after a restart', async () => {
    const { discord, newsChannel, bulletins, pass, set, restart, end } = await startDigestBot();
    await set();
    bulletins.push(...events(14));
    await pass(DAY);
    const [first, second, ...others] = newsChannel.posts;
    expect(others).toEqual([]);
    expect(first!.text).toContain('### Daily digest: 14 new bulletins');
    expect(first!.labels).toEqual(['Read 1', 'Read 2', 'Read 3', 'Read 4', 'Read 5', 'About this digest']);
    expect(second!.text).toContain('-# Daily digest, <t:1772539200:D>, continued');
    expect(second!.labels).toEqual(['Read 1', 'Read 2', 'Read 3', 'Read 4', 'Read 5', '+4 more']);
    await restart(DAY);
    const bob = discord.user('Bob');
    const page = await (await discord.click(bob, second!, '+4 more')).reply();
    expect(page.ephemeral).toBe(true);
    expect(page.text).toContain('Page 3 of 3');
    expect(page.text).toContain('4 · “');
    expect(page.labels).toEqual(['Read 1', 'Read 2', 'Read 3', 'Read 4', 'Previous page']);
    expect(await (await discord.click(bob, page, 'Previous page')).reply()).toBe(page);
    expect(page.text).toContain('Page 2 of 3');
    const quoted = EVENTS.filter((text) => [first, second].some((post) => post!.text.includes(text)));
    expect(quoted).toHaveLength(10);
    const read = await (await discord.click(discord.user('Carl'), first!, 'Read 2')).reply();
    expect(read.ephemeral).toBe(true);
    expect(read.text).toContain('Coast Courier');
    await end();
  });

  test('of bulletins that try everything stays within Discord’s limits', async () => {
    const { newsChannel, bulletins, pass, set, end, discord } = await startDigestBot();
    await set({ name: '@everyone **x** <@&1> ||y|| # z' });
    const nasty = '@everyone <@&1> **bold** `code` [link](https://example.org) ||spoiler|| # > -# \u202e ';
    for (let nth = 0; nth < 30; nth += 1) {
      const words = `Number ${nth} of the ${EVENTS[nth % EVENTS.length]!.slice(0, -1)} ${nasty.repeat(12)} ${nth}.`;
      bulletins.push(
        bulletin(`nasty${nth}`, [words, `${'very '.repeat(400)} long ${nth}.`], {
          title: `${nasty}${nth}`.repeat(9),
          publisher: `${nasty}${nth % 7}`.repeat(6),
          url: `https://example.org/${'a'.repeat(900)}?${nth}`,
        }),
      );
    }
    await pass(DAY);
    expect(newsChannel.posts).toHaveLength(2);
    expect(discord.pinged).toEqual([]);
    expect(newsChannel.posts[1]!.labels.at(-1)).toMatch(/^\+\d+ more$/);
    const page = await (
      await discord.click(discord.user('Bob'), newsChannel.posts[1]!, newsChannel.posts[1]!.labels.at(-1)!)
    ).reply();
    expect(page.text).toContain('Page 3 of');
    await end();
  });
});

describe('the button “About this digest”', () => {
  test('tells when it was due and what became of it', async () => {
    const { discord, newsChannel, bulletins, pass, set, end } = await startDigestBot();
    await set();
    bulletins.push(news('Lowmere'));
    await pass(DAY);
    const [post] = newsChannel.posts;
    const bob = discord.user('Bob');
    const about = await (await discord.click(bob, post!, 'About this digest')).reply();
    expect(about.text).toContain(`Due at <t:1772521200:f> in ${newsChannel.mention}. It was posted.`);
    expect(about.labels).toEqual(['Read 1']);
    await end();
  });

  test('says when its digest was removed', async () => {
    const { discord, newsChannel, bulletins, pass, set, manage, end } = await startDigestBot();
    await set();
    bulletins.push(news('Lowmere'));
    await pass(DAY);
    await manage('remove');
    const about = await (await discord.click(discord.user('Bob'), newsChannel.posts[0]!, 'About this digest')).reply();
    expect(about.text).toContain('removed');
    expect(about.text).toContain('council of Lowmere');
    await end();
  });
});

describe('a digest with nothing to tell', () => {
  test('says so once a week, if that was chosen', async () => {
    const { newsChannel, pass, set, end } = await startDigestBot();
    await set({ empty: 'weekly' });
    await pass(8 * DAY + HOUR);
    expect(newsChannel.posts.map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        "### Daily digest: nothing new
      -# <t:1773057600:D>

      No bulletin has come since the last digest.",
      ]
    `);
    await end();
  });
});
