/** Whatever a bulletin, a title, an address or a question is made of: Discord accepts the message and shows those characters. */
import type { BaseMessageOptions } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actionsOf,
  type Block,
  heading,
  type KnownDate,
  line,
  note,
  type Passage,
  passage,
  type Reply,
  type Role,
  text,
} from '../../src/commands/reply.js';
import { type RenderedMessage, renderReply } from '../../src/discord/render.js';
import { bulletinOf, passageOf } from '../terminal/passages.js';
import { hostileText, hostileUrl, hostileWords, plain, seenAs } from './markdown-hostile.js';
import { type Seen, seeMarkdown } from './markdown-reader.js';

const role = fc.constantFrom<Role>('answer', 'also', 'closest', 'listed', 'read');
const name = fc.option(hostileWords);

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const date: fc.Arbitrary<KnownDate | null> = fc.option(
  fc.record({
    from: day,
    to: day,
    precision: fc.constantFrom('day', 'month', 'year', 'range'),
    basis: fc.constantFrom('stated', 'inferred'),
  }),
);

/** A passage of hostile words, some of them highlighted. */
const hostilePassage: fc.Arbitrary<Passage> = fc
  .record({
    quoted: hostileWords,
    title: name,
    publisher: name,
    url: fc.option(hostileUrl),
    date,
    cuts: fc.tuple(fc.nat(), fc.nat()),
  })
  .map(({ quoted, cuts, ...meta }) => {
    const bulletin = bulletinOf(quoted, {
      ...meta,
      id: meta.title ?? 'news/a_b',
      source: meta.publisher ?? 'a_b_c.txt',
    });
    const one = passageOf(bulletin, quoted);
    const [start = 0, end = 0] = cuts.map((at) => at % (quoted.length + 1)).sort((first, second) => first - second);
    return {
      ...one,
      highlight: start < end ? { start, end } : null,
      also: quoted.length % 3 === 0 ? [one.quotation.citation] : [],
    };
  });

const action = { label: 'Read 1', command: 'bulletin', args: {} };
const hostileBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.tuple(fc.constantFrom(heading, text, note), hostileText).map(([make, words]) => make(line`Asked: ${words}`)),
  fc
    .tuple(fc.constantFrom(heading, text, note), hostileText, date)
    .map(([make, words, at]) => make(at ? [words, { date: at }] : [words])),
  fc
    .tuple(role, hostilePassage, hostilePassage, fc.boolean())
    .map(([as, one, other, opens]) => passage(as, { ...one, before: other.quotation }, opens ? action : undefined)),
  hostilePassage.map(({ quotation: { citation } }): Block => ({ kind: 'receipt', citation })),
);
const hostileReply: fc.Arbitrary<Reply> = fc
  .record({
    blocks: fc.array(hostileBlock, { maxLength: 12 }),
    labels: fc.array(hostileText, { maxLength: 30 }),
    visibility: fc.constantFrom('public', 'private'),
  })
  .map(({ labels, ...reply }) => ({ ...reply, actions: labels.map((label) => ({ ...action, label })) }));

const rendered = (reply: Reply) =>
  renderReply(
    reply,
    actionsOf(reply).map((_, nth) => `id ${nth}`),
  );
const replyOf = (...blocks: Block[]): Reply => ({ blocks, actions: [], visibility: 'public' });

function see(message: RenderedMessage): Seen {
  const seen = message.embeds.map(({ description = '' }) => seeMarkdown(description));
  return { text: seen.map((one) => one.text).join('\n'), spans: seen.flatMap(({ spans }) => spans) };
}

/** Discord's numbers, once more by hand. */
function expectAccepted(message: RenderedMessage): void {
  const sent: BaseMessageOptions = message;
  expect(sent.allowedMentions).toEqual({ parse: [] });
  const texts = message.embeds.map(({ description = '' }) => description);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.length).toBeLessThanOrEqual(10);
  for (const one of texts) {
    expect(one.trim()).not.toBe('');
    expect(one.length).toBeLessThanOrEqual(4096);
    expect(one).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    expect(one.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u2028\u2029]/u);
  }
  expect(texts.join('').length).toBeLessThanOrEqual(6000);
  expect(message.components.length).toBeLessThanOrEqual(5);
  const buttons = message.components.flatMap(({ components }) => components);
  for (const row of message.components) expect([1, 2, 3, 4, 5]).toContain(row.components.length);
  const ids = buttons.map((button) => button.custom_id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^.{1,100}$/su);
  for (const button of buttons) {
    const label = 'label' in button ? (button.label ?? '') : '';
    expect(label.trim()).not.toBe('');
    expect(label.length).toBeLessThanOrEqual(80);
  }
}

/** What only markup of ours could make, and how often we do. */
function expectOnlyOurs({ spans }: Seen, blocks: readonly Block[]): void {
  const times = (kind: string) => spans.filter((span) => span.kind === kind).length;
  for (const kind of ['italic', 'underline', 'strike', 'spoiler', 'code', 'codeBlock', 'mention', 'emoji', 'list']) {
    expect(times(kind), kind).toBe(0);
  }
  expect(times('heading')).toBeLessThanOrEqual(blocks.filter(({ kind }) => kind === 'heading').length);
  expect(times('quote')).toBeLessThanOrEqual(blocks.filter(({ kind }) => kind === 'passage').length);
  const dates = blocks.map((block) =>
    'line' in block ? block.line.filter((part) => typeof part !== 'string').length : 1,
  );
  expect(times('time')).toBeLessThanOrEqual(2 * dates.reduce((sum, one) => sum + one, 0));
  const urls = blocks.flatMap((block) =>
    block.kind === 'passage'
      ? [block.passage.quotation.citation.url]
      : block.kind === 'receipt'
        ? [block.citation.url]
        : [],
  );
  const links = spans.filter(({ kind }) => kind === 'link');
  expect(links.length).toBeLessThanOrEqual(urls.filter((url) => url !== null).length);
  const hrefs = urls.flatMap((url) => (url !== null && URL.canParse(url) ? [decoded(new URL(url).href)] : []));
  for (const { url = '' } of links) {
    expect(url).toMatch(/^https?:\/\/[^\s()<>[\]"'\\]+$/);
    expect(hrefs).toContain(decoded(url));
  }
}

/** An address without percent signs that do not matter. */
function decoded(url: string): string {
  return url.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** No line leaves a sign open that turns the text after it round, nor closes one that it did not open. */
function expectIsolated({ text: all }: Seen): void {
  for (const one of all.split('\n')) {
    let open = 0;
    for (const sign of one.match(/[\u2066-\u2069]/g) ?? []) {
      open += sign === '\u2069' ? -1 : 1;
      expect(open).toBeGreaterThanOrEqual(0);
    }
    expect(open).toBe(0);
    expect(one.replace(/\u2066[^\u2069]*\u2069/g, '').replace(/[\u2066-\u2068].*[\u2069]/g, '')).not.toMatch(
      /[\u202a-\u202e]/,
    );
  }
}

describe('a message with hostile text', () => {
  test('is within all of Discord’s limits, and has no markup in it but the bot’s own', () => {
    fc.assert(
      fc.property(hostileReply, (reply) => {
        const message = rendered(reply);
        expectAccepted(message);
        const seen = see(message);
        expectOnlyOurs(seen, reply.blocks);
        expectIsolated(seen);
      }),
      { numRuns: 1000 },
    );
  });

  test('shows a quotation’s own characters between the quotation marks', () => {
    fc.assert(
      fc.property(hostilePassage, role, (one, as) => {
        const seen = see(rendered(replyOf(passage(as, one))));
        fc.pre(one.quotation.quote.length <= 700);
        const expected = plain(seenAs(one.quotation.quote));
        // Discord drops white space at both ends of a message, where a sentence that is read may stand.
        expect(plain(seen.text)).toContain(as === 'read' ? expected.trim() : `“${expected}”`);
      }),
      { numRuns: 1000 },
    );
  });

  test('has exactly the highlight in bold, where it is an answer', () => {
    fc.assert(
      fc.property(hostilePassage, role, (one, as) => {
        const { spans } = see(rendered(replyOf(passage(as, one))));
        const bold = spans.filter(({ kind }) => kind === 'bold').map((span) => span.text);
        const { start, end } = one.highlight ?? { start: 0, end: 0 };
        const isBold = as !== 'closest' && as !== 'read';
        fc.pre(one.quotation.quote.length <= 700);
        // A pair of surrogates and a line break of two characters are bold as a whole.
        const { quote } = one.quotation;
        fc.pre(
          ![start, end].some((at) => /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(quote.slice(at - 1, at + 1))),
        );
        const expected = isBold ? seenAs(quote.slice(start, end)) : '';
        expect(bold.join('')).toBe(expected.replaceAll('\n', ''));
      }),
      { numRuns: 1000 },
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(hostileReply, (reply) => {
        expect(rendered(reply)).toEqual(rendered(reply));
      }),
    );
  });

  test('shows titles, publishers and questions', () => {
    fc.assert(
      fc.property(hostilePassage, hostileWords, (one, question) => {
        const { text: seen } = see(rendered(replyOf(note(line`Asked: ${question}`), passage('answer', one))));
        const { title, publisher } = one.quotation.citation;
        for (const words of [`Asked: ${question}`, title, publisher]) {
          if (words === null || words.length > 150) continue;
          expect(plain(seen)).toContain(plain(seenAs(words).replace(/\s+/g, ' ')).trim());
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a quotation too long for a message', () => {
  const filler = 'The bridge over the Tarn was opened on Monday.\n'.repeat(6);
  const pieces = fc.array(hostileWords, { minLength: 8, maxLength: 20 });

  test('is shown around its highlight, as a slice of the source, and says that it is cut', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), fc.integer({ min: 1, max: 80 }), (words, at, length) => {
        const quoted = words.map((word) => `${word} ${filler}`).join(' ');
        fc.pre(quoted.length > 2100);
        const start = at % (quoted.length - length);
        const highlight = { start, end: start + length };
        const one = { ...passageOf(bulletinOf(quoted), quoted), highlight };
        const message = rendered(replyOf(passage('also', one)));
        expectAccepted(message);
        const { spans } = see(message);
        const shown = plain(spans.find(({ kind }) => kind === 'quote')?.text ?? '');
        const [, before, slice = '', after] = /^(\[…\] )?“(.*)”( \[…\])?$/s.exec(shown) ?? [];
        expect(plain(seenAs(quoted))).toContain(slice.trim());
        expect(before ?? after).toBeDefined();
        expect(
          spans.some(({ kind, text: bold }) => kind === 'bold' && bold !== '') ||
            seenAs(quoted.slice(start, start + length)).trim() === '',
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
