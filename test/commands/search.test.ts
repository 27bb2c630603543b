import { describe, expect, test } from 'vitest';
import { bulletin, on, run, servicesOver, shown } from './small-library.js';

const many = (length: number) =>
  servicesOver(
    Array.from({ length }, (_, nth) =>
      bulletin(`day-${nth}`, [`Report number ${nth} tells of the harbour and its ships.`], {
        date: on(`2024-${String((nth % 12) + 1).padStart(2, '0')}-01`),
      }),
    ),
  );

describe('/search', () => {
  test('lists passages, each with an action that opens it', async () => {
    const reply = await run('search', { words: 'Highwater' });
    expect(shown(reply)).toMatchInlineSnapshot(`
      "Passages for “Highwater”, best first
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).
      1–3 of 3

      [1] “Highwater has a mill, a market and a railway station.”
          — mill · undated · mill.txt

      [2] “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
          — Highwater bridge opens again · 6 May 2024 · Valley Herald
          https://example.org/bridge

      [3] “The Tarn flooded forty houses in Highwater on 2 March 2023.”
          — Flood in Highwater · 3 March 2023 · Valley Herald

      [4] Newest first   [5] Share
      "
    `);
  });

  test('opens a bulletin at the sentence that was found', async () => {
    const { blocks } = await run('search', { words: 'evacuated by boat' });
    const open = blocks.flatMap((block) => (block.kind === 'passage' && block.open ? [block.open] : []))[0];
    expect(open && shown(await run(open.command, open.args))).toContain('> Rescue teams from Lowmere');
  });

  test('sorts by date when asked to', async () => {
    const dates = (await run('search', { words: 'Highwater', sort: 'newest' })).blocks.flatMap((block) =>
      block.kind === 'passage' ? [block.passage.quotation.citation.date?.from ?? ''] : [],
    );
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test('finds what has some of the words, whatever words stand nowhere', async () => {
    const reply = await run('search', { words: 'flooded zzyzx 5000202 qwxyz' });
    expect(shown(reply)).toContain('The Tarn flooded forty houses');
    expect(shown(reply)).toContain('In no bulletin: “zzyzx”, “5000202” and “qwxyz”.');
    expect(shown(await run('search', { words: 'zzyzx qwxyz' }))).toContain('No passage has any of these words.');
  });

  test('turns pages forth and back, and knows the last one', async () => {
    const services = many(12);
    const first = await run('search', { words: 'harbour ships' }, services);
    expect(shown(first)).toContain('1–5 of 12');
    const next = first.actions.find(({ label }) => label === 'Next page');
    const second = await run('search', next?.args, services);
    expect(shown(second)).toContain('6–10 of 12');
    expect(second.actions.map(({ label }) => label)).toEqual(['Next page', 'Previous page', 'Newest first', 'Share']);
    const last = await run('search', { words: 'harbour ships', page: 3 }, services);
    expect(last.actions.map(({ label }) => label)).toEqual(['Previous page', 'Newest first', 'Share']);
    expect(shown(await run('search', { words: 'harbour ships', page: 4 }, services))).toMatchInlineSnapshot(`
      "page: there is no page 4, only 3 pages of passages for these words.
      "
    `);
  });

  test('shows the first 50 of more', async () => {
    const services = many(60);
    const last = await run('search', { words: 'harbour ships', page: 10 }, services);
    expect(shown(last)).toContain('46–50 of the first 50');
    expect(last.actions.map(({ label }) => label)).not.toContain('Next page');
  });

  test('says when there is nothing', async () => {
    expect(shown(await run('search', { words: 'zebra' }))).toMatchInlineSnapshot(`
      "Passages for “zebra”, best first
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).

      No passage has any of these words.
      In no bulletin: “zebra”.
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.
      "
    `);
    expect(shown(await run('search', { words: 'zebra' }, servicesOver([])))).toContain('The library is empty');
    expect(shown(await run('search', { words: 'Кто открыл мост через реку?' }))).toContain(
      'Questions must be in English',
    );
  });
});
