import { describe, expect, test } from 'vitest';
import { actionsOf, heading, type KnownDate, line, note, passage, type Reply, text } from '../../src/commands/reply.js';
import { renderReply } from '../../src/discord/render.js';
import { bulletin, run, servicesOver } from '../commands/small-library.js';
import { bulletinOf, passageOf } from '../terminal/passages.js';
import { seeMarkdown } from './markdown-reader.js';

const message = (reply: Reply) =>
  renderReply(
    reply,
    actionsOf(reply).map((_, nth) => `id ${nth}`),
  );
const description = (reply: Reply) =>
  message(reply)
    .embeds.map((embed) => embed.description ?? '')
    .join('\n=====\n');
const labels = (reply: Reply) =>
  message(reply).components.map(({ components }) =>
    components.map((button) => ('label' in button ? button.label : null)),
  );
const replyOf = (...blocks: Reply['blocks']): Reply => ({ blocks, actions: [], visibility: 'public' });
const colour = async (command: string, args: Record<string, unknown>) =>
  message(await run(command, args)).embeds[0]?.color?.toString(16);

describe('a message', () => {
  test('quotes the answer between its neighbours, with its receipt and where else it stands', async () => {
    const best = passageOf(
      bulletinOf('It began. It ended near Astana, at noon. All went home.'),
      'It ended near Astana, at noon.',
      'near Astana',
    );
    const also = [{ ...best.quotation.citation, title: 'After_it_all' }];
    expect(
      description(replyOf(note(line`Asked: where did it end?`), passage('answer', { ...best, also }))),
    ).toMatchInlineSnapshot(`
      "-# Asked: where did it end?

      > -# “It began.”
      > “It ended **near Astana**, at noon.”
      > -# “All went home.”
      -# [Final stage of “Rock-2024”](https://example.org/rock) · <t:1725364800:D> – <t:1725624000:D> (inferred) · Alliance news
      -# Also in 1 other place: After\\_it\\_all."
    `);
    expect(description(await run('ask', { question: 'Who opened the bridge?' }))).toMatchInlineSnapshot(`
      "-# Asked: Who opened the bridge?
      -# Searched 7 bulletins, <t:1677844800:D> to <t:1717243200:D> (newest: 4 months ago).

      > “The bridge over the Tarn at Highwater was opened on Monday by **Mayor Edith Marlow**.”
      > -# “It had been closed for two years.”
      -# [Highwater bridge opens again](https://example.org/bridge) · <t:1714996800:D> · Valley Herald"
    `);
  });

  test('that has no answer shows the closest without any bold', async () => {
    const reply = await run('ask', { question: 'How many zebras did the mayor of Highwater import?' });
    expect(description(reply)).toMatchInlineSnapshot(`
      "-# Asked: How many zebras did the mayor of Highwater import?
      -# Searched 7 bulletins, <t:1677844800:D> to <t:1717243200:D> (newest: 4 months ago).

      No bulletin answers this. Closest, not an answer\\:

      > “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
      -# [Highwater bridge opens again](https://example.org/bridge) · <t:1714996800:D> · Valley Herald

      -# In no bulletin: “zebras” and “import”."
    `);
  });

  test('numbers the passages of a list, and has their buttons in a row of their own', async () => {
    const reply = await run('search', { words: 'Highwater' });
    expect(description(reply)).toMatchInlineSnapshot(`
      "### Passages for “Highwater”, best first
      -# Searched 7 bulletins, <t:1677844800:D> to <t:1717243200:D> (newest: 4 months ago).
      -# 1–3 of 3

      > 1 · “Highwater has a mill, a market and a railway station.”
      -# mill · undated · mill.txt

      > 2 · “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
      -# [Highwater bridge opens again](https://example.org/bridge) · <t:1714996800:D> · Valley Herald

      > 3 · “The Tarn flooded forty houses in Highwater on 2 March 2023.”
      -# Flood in Highwater · <t:1677844800:D> · Valley Herald"
    `);
    expect(labels(reply)).toMatchInlineSnapshot(`
      [
        [
          "Read 1",
          "Read 2",
          "Read 3",
        ],
        [
          "Newest first",
          "Share",
        ],
      ]
    `);
  });

  test('with a bulletin is running text in paragraphs, the sentence asked for beside a bar', async () => {
    expect(description(await run('bulletin', { title: 'bridge', at: 90 }))).toMatchInlineSnapshot(`
      "### Highwater bridge opens again
      -# <t:1714996800:D> · Valley Herald · bridge.txt · [Original](https://example.org/bridge)

      The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.

      > It had been closed for two years.

      The repair cost 3.2 million crowns. About 400 people came to the ceremony."
    `);
  });

  test('does not say a title twice', async () => {
    const own = bulletin('a', ['A bridge opens', 'It opened on Monday. People came.'], { title: 'A bridge opens' });
    const blocks = [{ start: 0, end: 14, role: 'title' as const }, ...own.blocks.slice(1)];
    const services = servicesOver([{ ...own, blocks }]);
    expect(description(await run('bulletin', { title: 'a' }, services)).match(/A bridge opens/g)).toHaveLength(1);
    expect(description(await run('bulletin', { title: 'a', at: 0 }, services)).match(/A bridge opens/g)).toHaveLength(
      2,
    );
  });

  test('has a colour for each kind of reply', async () => {
    const seen = [
      await colour('ask', { question: 'Who opened the bridge?' }),
      await colour('ask', { question: 'How many zebras did the mayor of Highwater import?' }),
      await colour('search', { words: 'Highwater' }),
      await colour('serch', {}),
      await colour('help', {}),
    ];
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a date', () => {
  const shown = (date: Partial<KnownDate> | null) =>
    description(
      replyOf(text([{ date: { from: '2024-09-03', to: '2024-09-03', precision: 'day', basis: 'stated', ...date } }])),
    );

  test('is a timestamp at noon, where it is a day that Discord can show', () => {
    expect(shown({})).toBe('<t:1725364800:D>');
    expect(new Date(1725364800 * 1000).toISOString()).toBe('2024-09-03T12:00:00.000Z');
    expect(shown({ to: '2024-09-06', precision: 'range' })).toBe('<t:1725364800:D> – <t:1725624000:D>');
    expect(shown({ basis: 'inferred' })).toBe('<t:1725364800:D> (inferred)');
    expect(shown({ from: '1970-01-01', to: '1970-01-01' })).toBe('<t:43200:D>');
  });

  test('is words where it is not', () => {
    expect(shown({ precision: 'month', to: '2024-09-30' })).toBe('September 2024');
    expect(shown({ precision: 'year', basis: 'inferred' })).toBe('2024 (inferred)');
    expect(shown({ from: '1945-05-08', to: '1945-05-08' })).toBe('8 May 1945');
    expect(shown({ from: '1969-12-31', to: '1970-01-02', precision: 'range' })).toBe(
      '31 December 1969 – 2 January 1970',
    );
    expect(shown({ from: '2024-02-40', to: '2024-02-40' })).toBe('40 February 2024');
  });
});

describe('a title', () => {
  const shown = (title: string | null, url: string | null) => {
    const own = bulletinOf('All went home.', { title, url, date: null, publisher: 'CSTO' });
    return description(replyOf(passage('answer', passageOf(own, 'All went home.'))))
      .split('\n')
      .at(-1);
  };

  test('is a link where nothing in it has to be escaped, else it is followed by one', () => {
    expect(shown('Bridge opens: a “report” (2024)', 'https://a.b/c')).toBe(
      '-# [Bridge opens: a “report” (2024)](https://a.b/c) · undated · CSTO',
    );
    expect(shown('C# | a_b | 5 %', 'https://a.b/c')).toBe('-# [C# | a_b | 5 %](https://a.b/c) · undated · CSTO');
    for (const title of [
      'a*b',
      'a_b_c',
      'see https://x.y',
      '1. May',
      '- a',
      'a\u00a0b\u200bc',
      'a 😀',
      '1️⃣',
      '[a]',
      '@everyone',
      ':a:',
      'a `b`',
    ]) {
      const receipt = shown(title, 'https://a.b/c') ?? '';
      expect(receipt).toMatch(/^-# .+ \(\[link\]\(https:\/\/a\.b\/c\)\) · undated · CSTO$/u);
      expect(seeMarkdown(receipt).text).toContain(title.replace('\u00a0', ' '));
    }
  });

  test('is no link where the address is none, or leads elsewhere than it seems', () => {
    for (const url of [
      null,
      'javascript:alert(1)',
      'ftp://a.b',
      'https://discord.com@evil.example',
      'nowhere',
      `https://a.b/${'c'.repeat(600)}`,
    ]) {
      expect(shown('Bridge', url)).toBe('-# Bridge · undated · CSTO');
    }
    expect(shown('Bridge', 'https://a.b/(c) <d>?e="f"&g=[h]')).toBe(
      '-# [Bridge](https://a.b/%28c%29%20%3Cd%3E?e=%22f%22&g=%5Bh%5D) · undated · CSTO',
    );
  });

  test('and its link hold against brackets that stand after them', () => {
    const own = bulletinOf('All went home.', {
      title: 'Bridge',
      url: 'https://a.b/c',
      publisher: 'x](https://evil.example)',
    });
    const { spans } = seeMarkdown(description(replyOf(passage('answer', passageOf(own, 'All went home.')))));
    expect(spans.filter(({ kind }) => kind === 'link')).toEqual([
      { kind: 'link', text: 'Bridge', url: 'https://a.b/c' },
    ]);
  });

  test('that is missing gives its place to the publisher', () => {
    expect(shown(null, 'https://a.b/c')).toBe('-# [CSTO](https://a.b/c) · undated · news/rock');
  });

  test('that ends with number signs keeps them as a heading', () => {
    expect(seeMarkdown(description(replyOf(heading(line`C##`)))).text).toContain('C##');
  });
});

describe('what is too much', () => {
  const long = (words: string) =>
    `${'Nothing of note happened that day. '.repeat(700)}${words} ${'Nothing followed. '.repeat(1500)}`.trim();

  test('of a quotation is cut around its highlight, between words', () => {
    const quoted = long('The bridge was opened by Mayor Marlow.');
    expect(quoted.length).toBeGreaterThan(50_000);
    const shown = description(replyOf(passage('answer', passageOf(bulletinOf(quoted), quoted, 'Mayor Marlow'))));
    const [, slice = ''] = /^> \\\[…\\\] “(.*)” \\\[…\\\]$/m.exec(shown) ?? [];
    expect(slice).toContain('**Mayor Marlow**');
    expect(` ${quoted} `).toContain(` ${slice.replaceAll('**', '')} `);
    expect(slice.length).toBeGreaterThan(1000);
  });

  test('of a sentence beside the answer is cut where it is farther from it', () => {
    const own = bulletinOf(`First ${'word '.repeat(200)}last. All went home. First ${'word '.repeat(200)}last.`);
    const lines = description(replyOf(passage('answer', passageOf(own, 'All went home.')))).split('\n');
    expect(lines[0]).toMatch(/^> -# \\\[…\\\] “word .* last\.”$/);
    expect(lines[2]).toMatch(/^> -# “First word .*word” \\\[…\\\]$/);
  });

  test('of passages is counted, and a passage that is not shown has no button', () => {
    const many = Array.from({ length: 1000 }, (_, nth) =>
      passage('listed', passageOf(bulletinOf(`Bulletin ${nth}.`), `Bulletin ${nth}.`), {
        label: `Read ${nth + 1}`,
        command: 'bulletin',
        args: {},
      }),
    );
    const reply = replyOf(heading(line`Everything`), ...many);
    const shown = description(reply);
    const told = Number(/^-# (\d+) more passages are not shown\.$/m.exec(shown)?.[1]);
    expect(shown.match(/^> \d+ · “Bulletin/gm)).toHaveLength(1000 - told);
    expect(labels(reply).flat()).toHaveLength(25);
    expect(labels(reply).flat().at(-1)).toBe('Read 25');
  });

  test('of long passages leaves out the buttons of those that are not shown', () => {
    const many = Array.from({ length: 24 }, (_, nth) => {
      const own = bulletinOf(`Bulletin ${nth} ${'goes on '.repeat(100)}.`, { title: 'A long title '.repeat(20) });
      return passage('listed', passageOf(own, own.text), { label: `Read ${nth + 1}`, command: 'bulletin', args: {} });
    });
    const shown = description(replyOf(...many)).match(/^> \d+ · “Bulletin/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(10);
    expect(shown).toBeLessThan(24);
    expect(labels(replyOf(...many)).flat()).toHaveLength(shown);
  });

  test('of notes gives way to what was asked for', async () => {
    const notes = Array.from({ length: 500 }, (_, nth) =>
      note(line`Not searched, since it is in Russian: bulletin ${nth}.`),
    );
    const best = passageOf(bulletinOf('All went home.'), 'All went home.', 'home');
    const shown = description(replyOf(...notes, text(line`Worth asking`), passage('answer', best)));
    expect(shown).toContain('Worth asking');
    expect(shown).toContain('All went **home**.');
    expect(shown).toMatch(/^-# \d+ more lines are not shown\.$/m);
  });

  test('of line breaks, markup or signs that turn the direction does not break a limit', () => {
    const lengths = (reply: Reply) => message(reply).embeds.map((embed) => embed.description?.length ?? 0);
    for (const piece of ['\n', '*', '\u2067', '\u2069', '\u2067\n', '`', ' ', '👩‍👩‍👧', '\ud800', 'a']) {
      const quoted = `x${piece.repeat(20_000)}x`;
      const one = passageOf(bulletinOf(quoted), quoted);
      const ten = Array.from({ length: 10 }, () => passage('answer', { ...one, before: one.quotation }));
      for (const reply of [replyOf(...ten), replyOf(passage('read', one))]) {
        expect(Math.max(...lengths(reply))).toBeLessThanOrEqual(4096);
        expect(lengths(reply).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6000);
      }
    }
  });

  test('of a bulletin goes on in a second embed', () => {
    const sentences = Array.from({ length: 14 }, (_, nth) => `Sentence ${nth} ${'goes on and '.repeat(30)}ends.`);
    const own = bulletinOf(sentences.join('\n'));
    const reply = replyOf(...sentences.map((sentence) => passage('read', passageOf(own, sentence))));
    expect(message(reply).embeds).toHaveLength(2);
    for (const sentence of sentences) expect(description(reply)).toContain(sentence);
  });
});

test('a blank line within a dim sentence shows no sign', () => {
  const own = bulletinOf('It began.\n\n\nThen it\n \nended. All went home.');
  const { text: seen } = seeMarkdown(description(replyOf(passage('answer', passageOf(own, 'All went home.')))));
  expect(seen).not.toContain('-#');
  expect(seen).toContain('Then it\n\nended.');
});

describe('what is too little', () => {
  test('is still a message', () => {
    for (const reply of [
      replyOf(),
      replyOf(text(line``)),
      replyOf(note(line`${' \n '}`), heading(line`${'\u3000'}`)),
    ]) {
      expect(description(reply)).toBe('Nothing to show.');
    }
  });

  test('an action without a custom_id, or with the one of another, is not shown', () => {
    const actions = ['a', 'b', 'c', ' ', 'e'.repeat(100)].map((label) => ({ label, command: 'ask', args: {} }));
    const { components } = renderReply({ ...replyOf(), actions }, ['1', null, '1', '4', '5']);
    const shown = components.flatMap((row) =>
      row.components.map((button) => ('label' in button ? button.label : null)),
    );
    expect(shown).toEqual(['a', 'Open', `${'e'.repeat(79)}…`]);
    expect(renderReply({ ...replyOf(), actions }, []).components).toEqual([]);
  });

  test('more actions than there is room for are cut off', () => {
    const actions = Array.from({ length: 40 }, (_, nth) => ({ label: `Do ${nth}`, command: 'ask', args: {} }));
    expect(labels({ ...replyOf(), actions }).map((row) => row.length)).toEqual([5, 5, 5, 5, 5]);
  });
});
