import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf, heading, line, note, passage, type Reply, type Role, text } from '../../src/commands/reply.js';
import { renderReply, type Style } from '../../src/terminal/render.js';
import { neutralise } from '../../src/terminal/text.js';
import { hostile } from './hostile.js';
import { bulletinOf, passageOf } from './passages.js';

const PIPE: Style = { colour: false, width: null, actions: false };
const TERMINAL: Style = { colour: true, width: 60, actions: true };

const reply = (blocks: Reply['blocks'], actions: Reply['actions'] = []): Reply => ({
  blocks,
  actions,
  visibility: 'public',
});

const rock = bulletinOf(
  'It began on Monday. The exercise ended near Astana, in the rescue units’ own range. All went home.',
);
const best = passageOf(rock, 'The exercise ended near Astana, in the rescue units’ own range.', 'near Astana');
const answer = reply(
  [
    note(line`Asked: where did it end?`),
    passage('answer', { ...best, also: [{ ...best.quotation.citation, title: null, bulletin: 'other#2' }] }),
    heading(line`From other bulletins`),
    passage('also', passageOf(rock, 'All went home.')),
  ],
  [
    { label: 'More', command: 'search', args: { words: 'where did it end?' } },
    { label: 'Context', command: 'bulletin', args: { title: 'news/rock', at: 20 } },
  ],
);

/** Escape codes as they can be read. */
const visible = (rendered: string) => rendered.replaceAll('\u001b', '␛');

describe('a reply', () => {
  test('is plain through a pipe, each quotation unbroken and the answer on a line of its own', () => {
    expect(renderReply(answer, PIPE)).toMatchInlineSnapshot(`
      "Asked: where did it end?

        “The exercise ended near Astana, in the rescue units’ own range.”
        Answer: near Astana
        Before: “It began on Monday.”
        After: “All went home.”
        — Final stage of “Rock-2024” · 3–6 September 2024 (inferred) · Alliance news
        https://example.org/rock
        Also in 1 other place: other#2.

      From other bulletins
        “All went home.”
        — Final stage of “Rock-2024” · 3–6 September 2024 (inferred) · Alliance news
        https://example.org/rock
      "
    `);
  });

  test('has bold words, dim neighbours and broken lines in a terminal, and its actions are numbered', () => {
    expect(visible(renderReply(answer, TERMINAL))).toMatchInlineSnapshot(`
      "␛[2mAsked: where did it end?␛[22m

        ␛[2m“It began on Monday.”␛[22m
        “The exercise ended ␛[1mnear Astana␛[22m, in the rescue units’ own
        range.”
        ␛[2m“All went home.”␛[22m
        ␛[2m— Final stage of “Rock-2024” · 3–6 September 2024␛[22m
        ␛[2m(inferred) · Alliance news␛[22m
        ␛[2mhttps://example.org/rock␛[22m
        ␛[2mAlso in 1 other place: other#2.␛[22m

      ␛[1mFrom other bulletins␛[22m
        “All went home.”
        ␛[2m— Final stage of “Rock-2024” · 3–6 September 2024␛[22m
        ␛[2m(inferred) · Alliance news␛[22m
        ␛[2mhttps://example.org/rock␛[22m

      [1] More   [2] Context
      "
    `);
  });

  test('with a list numbers its passages first, then the other actions', () => {
    const open = { label: 'Read 1', command: 'bulletin', args: { title: 'news/rock', at: 20 } };
    const next = { label: 'Next page', command: 'search', args: { words: 'end', page: 2 } };
    const found = reply([heading(line`Passages for “end”`), passage('listed', best, open)], [next]);
    expect(actionsOf(found)).toEqual([open, next]);
    expect(renderReply(found, { ...PIPE, actions: true })).toMatchInlineSnapshot(`
      "Passages for “end”
      [1] “The exercise ended near Astana, in the rescue units’ own range.”
          — Final stage of “Rock-2024” · 3–6 September 2024 (inferred) · Alliance news
          https://example.org/rock

      [2] Next page
      "
    `);
  });

  test('that is being read stands beside a bar, under one receipt', () => {
    const here = { ...best, highlight: { start: 0, end: best.quotation.quote.length } };
    const read = reply([
      heading(line`Final stage of “Rock-2024”`),
      { kind: 'receipt', citation: best.quotation.citation },
      note(line`Page 1 of 2`),
      passage('read', passageOf(rock, 'It began on Monday.')),
      passage('read', here),
    ]);
    expect(renderReply(read, PIPE)).toMatchInlineSnapshot(`
      "Final stage of “Rock-2024”
      3–6 September 2024 (inferred) · Alliance news · news/rock.txt
      https://example.org/rock
      Page 1 of 2

      │ It began on Monday.
      > The exercise ended near Astana, in the rescue units’ own range.
      "
    `);
    expect(visible(renderReply(read, TERMINAL))).toMatchInlineSnapshot(`
      "␛[1mFinal stage of “Rock-2024”␛[22m
      ␛[2m3–6 September 2024 (inferred) · Alliance news ·␛[22m
      ␛[2mnews/rock.txt␛[22m
      ␛[2mhttps://example.org/rock␛[22m
      ␛[2mPage 1 of 2␛[22m

      │ It began on Monday.
      │ ␛[1mThe exercise ended near Astana, in the rescue units’ own␛[22m
      │ ␛[1mrange.␛[22m
      "
    `);
  });

  test('calls a bulletin without title, date or publisher by what there is', () => {
    const bare = bulletinOf('All went home.', { title: null, date: null, publisher: null, url: null });
    expect(renderReply(reply([passage('closest', passageOf(bare, 'All went home.'))]), PIPE)).toMatchInlineSnapshot(`
      "  “All went home.”
        — news/rock · undated · news/rock.txt
      "
    `);
  });
});

describe('hostile text', () => {
  const role = fc.constantFrom<Role>('answer', 'also', 'closest', 'listed', 'read');
  const nonEmpty = hostile.filter((words) => words.length > 0);
  const cuts = fc.tuple(fc.nat(), fc.nat());

  test('in a bulletin or a question cannot reach the terminal as a control character', () => {
    fc.assert(
      fc.property(
        nonEmpty,
        nonEmpty,
        role,
        cuts,
        fc.option(fc.integer({ min: 1, max: 90 })),
        (quoted, title, role, cut, width) => {
          const bulletin = bulletinOf(quoted, { title, publisher: title, url: `https://x/${title}` });
          const [start = 0, end = 0] = cut.map((at) => at % (quoted.length + 1)).sort((one, other) => one - other);
          const one = {
            ...passageOf(bulletin, quoted),
            highlight: { start, end },
            before: passageOf(bulletin, quoted).quotation,
          };
          const hostile = reply(
            [text(line`Asked: ${title}`), passage(role, one)],
            [{ label: title, command: 'ask', args: {} }],
          );
          const plain = renderReply(hostile, { colour: false, width, actions: true });
          expect(plain.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
          const coloured = renderReply(hostile, { colour: true, width, actions: true });
          // biome-ignore lint/suspicious/noControlCharactersInRegex: our own codes, and nothing else
          expect(coloured.replaceAll('\n', '').replace(/\u001b\[(1|2|22)m/g, '')).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });

  test('is quoted character for character through a pipe, save control characters', () => {
    fc.assert(
      fc.property(nonEmpty, role, cuts, (quoted, role, cut) => {
        const [start = 0, end = 0] = cut.map((at) => at % (quoted.length + 1)).sort((one, other) => one - other);
        // Within a CRLF there is nothing to highlight.
        fc.pre(![start, end].some((at) => quoted.slice(at - 1, at + 1) === '\r\n'));
        const one = { ...passageOf(bulletinOf(quoted), quoted), highlight: { start, end } };
        expect(renderReply(reply([passage(role, one)]), PIPE)).toContain(neutralise(quoted));
      }),
    );
  });

  test('keeps every word when lines are broken', () => {
    fc.assert(
      fc.property(nonEmpty, fc.integer({ min: 1, max: 90 }), (quoted, width) => {
        const one = passageOf(bulletinOf(quoted), quoted);
        const rendered = renderReply(reply([passage('listed', one)]), { colour: false, width, actions: false });
        const squeezed = (words: string) => words.replace(/[ \n]/g, '');
        expect(squeezed(rendered)).toContain(squeezed(neutralise(quoted)));
      }),
    );
  });
});
