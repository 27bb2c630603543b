import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin, KnownDate } from '../../src/bulletins/bulletin.js';
import { composeDigest, type DigestContent, type DigestItem } from '../../src/digest/compose.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, on, titled } from '../nlp/collection.js';
import { hostileCollection } from '../nlp/hostile.js';
import { DAY, digest, idOf, itemsOf, quotesOf, told } from './composed.js';

vi.setConfig({ testTimeout: 60_000 });

/** A digest as lines: what stands under which name. */
function lines({ groups, corrected, onThisDay }: DigestContent): string {
  const item = (own: DigestItem) => [
    `  ${own.quotes[0].quotation.citation.date?.from ?? 'undated'} ${idOf(own)}`,
    ...own.quotes.map(({ quotation }) => `    “${quotation.quote}”`),
    ...own.also.map((citation) => `    also ${citation.bulletin} (${citation.publisher})`),
  ];
  const part = (name: string, items: readonly DigestItem[]) => (items.length > 0 ? [name, ...items.flatMap(item)] : []);
  return [
    ...groups.flatMap(({ name, items }) => part(name, items)),
    ...part('CORRECTED', corrected),
    ...part('ON THIS DAY', onThisDay),
  ].join('\n');
}

const by = (publisher: string, day: string) => ({ publisher, date: on(day) });
const NEWSLETTER = 'Subscribe to our newsletter for daily updates.';

/** A week in places that do not exist. */
const WEEK = [
  titled(
    'quake',
    'Quake hits coast',
    [
      'An earthquake of magnitude 6.1 struck the coast near Port Selwyn on Tuesday morning, killing 12 people and injuring more than 200. It was the strongest in the region for thirty years.',
      'Rescue teams from three provinces are searching for survivors under a collapsed market hall. “We heard voices under the roof at noon,” said fire chief Dana Rook.',
      NEWSLETTER,
    ],
    by('Valley Herald', '2024-05-14'),
  ),
  titled(
    'dozen',
    'Dozen die',
    ['At least 12 people died when an earthquake of magnitude 6.1 struck the coast near Port Selwyn on Tuesday.'],
    by('Coast Courier', '2024-05-14'),
  ),
  titled(
    'emergency',
    'State of emergency',
    [
      'The government has declared a state of emergency in the coastal province after the earthquake of Tuesday.',
      'Prime Minister Olin Fray flew to Port Selwyn in the evening. He promised 40 million crowns for repairs.',
      NEWSLETTER,
    ],
    by('Coast Courier', '2024-05-15'),
  ),
  titled(
    'tram',
    'Council notes',
    [
      'Good morning and welcome to our weekly notes.',
      'The council approved a tram line from the harbour to the university by 31 votes to 12. Works begin in October and last two years.',
    ],
    by('Valley Herald', '2024-05-13'),
  ),
  titled(
    'mill',
    'Mill burns',
    ['The old mill at Lowmere burned down in the night after lightning struck its roof. Nobody was hurt.'],
    by('Valley Herald', '2021-05-16'),
  ),
  bulletin('teaser#1', ['An earthquake struck the coast near Port Selwyn on Tuesday morning.'], {
    publisher: 'Ticker',
  }),
];

describe('a digest', () => {
  test('reads like this', () => {
    const bulletins = ['quake', 'dozen', 'emergency', 'tram', 'teaser#1'];
    expect(lines(digest(WEEK, { bulletins }))).toMatchInlineSnapshot(`
      "Coast Courier
        2024-05-15 emergency
          “The government has declared a state of emergency in the coastal province after the earthquake of Tuesday.”
          “Prime Minister Olin Fray flew to Port Selwyn in the evening.”
      Valley Herald
        2024-05-14 quake
          “An earthquake of magnitude 6.1 struck the coast near Port Selwyn on Tuesday morning, killing 12 people and injuring more than 200.”
          also dozen (Coast Courier)
          also teaser#1 (Ticker)
        2024-05-13 tram
          “The council approved a tram line from the harbour to the university by 31 votes to 12.”
          “Works begin in October and last two years.”
      ON THIS DAY
        2021-05-16 mill
          “The old mill at Lowmere burned down in the night after lightning struck its roof.”"
    `);
  });

  test('quotes in passages with receipts, neighbours and other places, without highlight', () => {
    const [item] = itemsOf(digest(WEEK, { bulletins: ['mill'] }));
    expect(item?.quotes[0]).toMatchObject({
      quotation: {
        citation: { bulletin: 'mill', title: 'Mill burns', publisher: 'Valley Herald', start: 11, end: 92 },
      },
      highlight: null,
      before: { quote: 'Mill burns' },
      after: { quote: 'Nobody was hurt.' },
      also: [],
    });
  });

  test('of nothing is empty', () => {
    const empty = { groups: [], corrected: [], onThisDay: [] };
    expect(digest([])).toEqual(empty);
    expect(digest(WEEK, { bulletins: [], day: '2024-07-01' })).toEqual(empty);
  });

  test('passes over ids that the index does not have, and tells of each other one once', () => {
    const foreign = bulletin('ru', ['Тренировку «Скала-2023» примет Беларусь в следующем году.']);
    const bulletins = ['tram', 'gone', 'tram', 'ru', 'constructor'];
    expect(itemsOf(digest([...WEEK, foreign], { bulletins })).map(idOf)).toEqual(['tram']);
  });

  test('passes over a bulletin that has no words to quote', () => {
    expect(itemsOf(digest([bulletin('blank', ['']), bulletin('mill', ['The mill burned down.'])])).map(idOf)).toEqual([
      'mill',
    ]);
  });

  test('tells of corrected bulletins apart from the new ones, and of those that are both as new', () => {
    const { groups, corrected } = digest(WEEK, { bulletins: ['tram'], corrected: ['quake', 'tram', 'gone', 'mill'] });
    expect(groups.map(({ items }) => items.map(idOf))).toEqual([['tram']]);
    expect(corrected.map(idOf)).toEqual(['quake', 'mill']);
    expect(quotesOf(corrected[0])?.[0]).toMatch(/^An earthquake of magnitude 6.1/);
  });
});

describe('the order of a digest', () => {
  const LONGER = new Set(['slate', 'chalk']);
  const range: KnownDate = { from: '2024-05-03', to: '2024-05-20', precision: 'range', basis: 'stated' };
  const dated = (id: string, publisher: string | null, date: KnownDate | null) =>
    bulletin(id, [`The ${id} committee met in the town hall${LONGER.has(id) ? ' on a rainy Monday' : ''}.`], {
      publisher,
      date,
    });
  const bulletins = [
    dated('granite', 'Herald', null),
    dated('marble', 'Herald', on('2024-05-01')),
    dated('basalt', 'Courier', on('2024-05-02')),
    dated('sandstone', 'Herald', range),
    dated('limestone', null, on('2024-05-02')),
    dated('slate', 'Herald', on('2024-05-01')),
    dated('chalk', ' ', null),
  ];
  const shape = ({ groups }: DigestContent) => groups.map(({ name, items }) => [name, ...items.map(idOf)]);
  const expected = [
    ['Herald', 'sandstone', 'marble', 'slate', 'granite'],
    ['Courier', 'basalt'],
    ['limestone.txt', 'limestone'],
    ['chalk.txt', 'chalk'],
  ];

  test('is newest first by first days, undated last, equals as in the collection, under the names of publishers or files', () => {
    expect(shape(digest(bulletins))).toEqual(expected);
  });

  test('does not depend on the order of the ids', () => {
    const index = buildIndex([...bulletins, ...WEEK]);
    const ids = [...bulletins, ...WEEK].map(({ id }) => id);
    const whole = composeDigest(index, { bulletins: ids, day: DAY });
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
        expect(composeDigest(index, { bulletins: shuffled, day: DAY })).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});

describe('bulletins that say the same', () => {
  const report = 'The Copper Bridge will be closed from 2 to 20 April for repairs to its cables.';
  const folded = (...bulletins: Bulletin[]) =>
    itemsOf(digest(bulletins)).map((item) => [idOf(item), ...item.also.map((citation) => citation.bulletin)]);

  test('become one item: the fullest, and of equals the dated one', () => {
    const more = 'Buses will be diverted via Miller Street until the end of the works.';
    expect(
      folded(
        bulletin('teaser#1', [report]),
        bulletin('copy', ['From 2 to 20 April the Copper Bridge will be closed for repairs to its cables.']),
        bulletin('full', [report, more], { date: on('2024-03-18') }),
      ),
    ).toEqual([['full', 'teaser#1', 'copy']]);
    expect(folded(bulletin('a', [report]), bulletin('b', [report], { date: on('2024-03-18') }))).toEqual([['b', 'a']]);
  });

  test('are cited with the sentence that says it', () => {
    const [item] = itemsOf(digest([bulletin('a', [report]), bulletin('b', ['Works.', report])]));
    expect(item?.also).toMatchObject([{ bulletin: 'a', start: 0, end: report.length }]);
  });

  test('stay two items when one has another number or another name, or more to say', () => {
    expect(
      folded(
        bulletin('a', [report]),
        bulletin('b', [report.replace('20', '25')]),
        bulletin('c', [report.replace('Copper', 'Miller')]),
        bulletin('d', ['The Copper Bridge was opened by Mayor Edith Marlow.']),
      ),
    ).toHaveLength(4);
  });

  test('are told once when one has no more than a remark beside what the other tells', () => {
    const remark = 'The weather service expects some rain.';
    const buses = 'Buses will be diverted via Miller Street until the end of the works.';
    expect(folded(bulletin('a', [report, buses]), bulletin('b', [report, remark]))).toEqual([['a', 'b']]);
  });

  const hall = `The council of Lowmere met in the town hall ${'with guests from the five towns, '.repeat(7)}on Monday.`;
  const tram = `A tram line to the harbour was approved ${'after a speech and an interruption, '.repeat(7)}by 31 votes.`;
  const works = `Works at the tram line begin ${'after a speech and an interruption, '.repeat(7)}in October.`;

  test('are folded as copies even if their titles put another sentence first', () => {
    const bulletins = [
      bulletin('a', [hall, tram, works], { title: 'Council of Lowmere meets in the town hall with guests' }),
      bulletin('b', [hall, tram, works], { title: 'Speech, interruption, and the tram line is approved' }),
    ];
    expect(bulletins.map((own) => quotesOf(itemsOf(digest([own]))[0]))).toEqual([[hall], [tram]]);
    expect(folded(...bulletins)).toEqual([['a', 'b']]);
  });

  test('are folded when the one has all that the other would tell instead', () => {
    const title = 'Tram line to the harbour approved after a speech';
    const short = bulletin('b', [hall.replace('town hall', 'hall of the town'), tram]);
    expect(folded(bulletin('a', [hall, tram, works]), { ...short, title })).toEqual([['a', 'b']]);
  });

  test('are found by the same sentence, however many others share its words', () => {
    const words = 'granite marble basalt slate chalk copper silver nickel cobalt carbon'.split(' ');
    const subsets = Array.from({ length: 2 ** words.length }, (_, bits) => words.filter((__, i) => bits & (1 << i)));
    const texts = subsets.filter(({ length }) => length === 5).map((five) => five.join(' and '));
    const all = texts.map((text, i) => bulletin(`b${i}`, [`Dealers sold ${text}.`, `It rained in week ${i}.`]));
    const items = itemsOf(digest([...all, bulletin('again', [`Dealers sold ${texts.at(-1)}.`])]));
    expect(items).toHaveLength(252);
    expect(items.flatMap(({ also }) => also.map((citation) => citation.bulletin))).toEqual(['again']);
  });

  test('never quote the same sentence twice', () => {
    const quoted = itemsOf(digest(WEEK)).flatMap((item) => quotesOf(item) ?? []);
    expect(new Set(quoted).size).toBe(quoted.length);
  });
});

describe('on this day', () => {
  const past = (id: string, day: string | KnownDate, text: string) =>
    bulletin(id, [text], { date: typeof day === 'string' ? on(day) : day });
  const fire = past('fire', '2020-02-29', 'Lightning struck the old mill at Lowmere, which burned down in the night.');
  const ferry = past('ferry', '2016-02-29', 'The ferry Aurora carried its first 300 guests to the northern islands.');
  const flood = past('flood', '2012-02-29', 'The Tarn flooded forty houses in Highwater and closed the railway.');
  const shown = (day: string, ...bulletins: Bulletin[]) =>
    digest(bulletins, { bulletins: [], day }).onThisDay.map(idOf);

  test('shows two bulletins of earlier years at most, the newest', () => {
    expect(shown('2024-02-29', flood, fire, ferry)).toEqual(['fire', 'ferry']);
  });

  test('shows none of another day: 29 February only on 29 February', () => {
    for (const day of ['2023-02-29', '2023-02-28', '2023-03-01', '2024-03-29', 'today', ''])
      expect(shown(day, fire)).toEqual([]);
  });

  test('shows none of this year or of years to come', () => {
    expect(shown('2020-02-29', fire, ferry)).toEqual(['ferry']);
    expect(shown('2016-02-29', fire, ferry)).toEqual([]);
  });

  test('shows none whose day is not known', () => {
    const month: KnownDate = { from: '2020-05-16', to: '2020-05-31', precision: 'range', basis: 'stated' };
    expect(
      shown(DAY, past('fire', month, 'Lightning struck the old mill at Lowmere, which burned down in the night.')),
    ).toEqual([]);
  });

  test.each([
    'The office of the council is closed today.',
    'It struck the old mill at Lowmere, which burned down in the night.',
    'Photo gallery from the opening ceremony in the town hall of Lowmere',
  ])('shows nothing like “%s”', (text) => {
    expect(shown(DAY, past('dull', '2020-05-16', text))).toEqual([]);
  });

  test('shows nothing that is new or corrected today, or that a new bulletin says', () => {
    const again = bulletin('again', ['The old mill at Lowmere burned down in the night, struck by lightning.'], {
      date: on('2024-02-29'),
    });
    const day = '2024-02-29';
    expect(digest([fire, again], { bulletins: ['again'], day }).onThisDay).toEqual([]);
    expect(digest([fire], { bulletins: ['fire'], day }).onThisDay).toEqual([]);
    expect(digest([fire], { bulletins: [], corrected: ['fire'], day }).onThisDay).toEqual([]);
  });
});

/** Checks what holds of every digest: nothing lost, nothing twice, nothing changed. */
function expectSound(bulletins: readonly Bulletin[], day = DAY): void {
  const index = buildIndex(bulletins);
  const ids = bulletins.map(({ id }) => id);
  const content = composeDigest(index, { bulletins: ids, day });
  const items = itemsOf(content);
  const quotable = index.bulletins.filter((own) => own.endSentence > own.firstSentence);
  const appearing = items.flatMap((item) => [idOf(item), ...item.also.map((citation) => citation.bulletin)]);
  expect(appearing.sort()).toEqual(quotable.map(({ bulletin: { id } }) => id).sort());
  for (const { quotes } of [...items, ...content.onThisDay]) {
    expect(quotes.length).toBeLessThanOrEqual(2);
    expect(new Set(quotes.map(({ quotation }) => quotation.citation.bulletin)).size).toBe(1);
    for (const { quotation } of quotes) {
      const { bulletin: id, start, end } = quotation.citation;
      expect(bulletins.find((own) => own.id === id)?.text.slice(start, end)).toBe(quotation.quote);
    }
    if (quotes[1]) expect(quotes[1].quotation.citation.start).toBeGreaterThan(quotes[0].quotation.citation.start);
  }
  expect(composeDigest(index, { bulletins: [...ids].reverse(), day })).toEqual(content);
}

const WORDS = 'the|The|bridge|council|Lowmere|Highwater|opened|closed|on|Monday|12|2024|by|Mayor|Marlow|It|a|.|.'.split(
  '|',
);
/** Sentences of few words, so that many say the same. */
const alike = fc
  .array(
    fc.record({
      paragraphs: fc.array(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => `${words.join(' ')}.`),
        { minLength: 1, maxLength: 4 },
      ),
      day: fc.constantFrom(null, '2024-05-14', '2024-05-16', '2020-05-16'),
      publisher: fc.constantFrom(null, 'Herald', 'Courier'),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ paragraphs, day, publisher }, i) =>
      bulletin(`b${i}`, paragraphs, { publisher, date: day === null ? null : on(day) }),
    ),
  );

describe('whatever the bulletins hold', () => {
  test('each appears once, its quotes are verbatim, and the order of the ids changes nothing', () => {
    fc.assert(
      fc.property(alike, (bulletins) => expectSound(bulletins)),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(hostileCollection, (bulletins) => expectSound(bulletins, '2025-09-03')),
      { numRuns: 200 },
    );
  });

  test('a thousand times the same sentence is one item', () => {
    const same = Array.from({ length: 1_000 }, (_, i) => bulletin(`b${i}`, ['The bridge at Highwater was opened.']));
    const items = itemsOf(digest(same));
    expect(items).toHaveLength(1);
    expect(items[0]?.also).toHaveLength(999);
  });

  test('a thousand sentences that differ in a number are a thousand items', () => {
    const alike = Array.from({ length: 1_000 }, (_, i) => bulletin(`b${i}`, [`Bridge ${i} at Highwater was opened.`]));
    expect(itemsOf(digest(alike))).toHaveLength(1_000);
  });

  test('of a bulletin of thousands of sentences the first are looked at', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => `Station ${i} of the line to Lowmere counted ${i} guests.`);
    expectSound([bulletin('long', lines), bulletin('short', ['The bridge at Highwater was opened on Monday.'])]);
    expect(told(...lines)?.[0]).toBe('Station 0 of the line to Lowmere counted 0 guests.');
  });

  test('a sentence of hundreds of kilobytes is quoted only when there is no other', () => {
    const endless = `The council ${'has met and '.repeat(20_000)}closed.`;
    const short = 'The bridge at Highwater was opened on Monday by Mayor Edith Marlow.';
    expect(told(endless, short)).toEqual([short]);
    expect(told(endless)?.[0]).toHaveLength(endless.length);
  });

  test('a bulletin of title lines alone is quoted by the first of them', () => {
    const only = titled('a', 'Council approves tram line', ['Mayor opens bridge', 'Snow closes pass']);
    const all = { ...only, blocks: only.blocks.map((block) => ({ ...block, role: 'title' as const })) };
    expect(quotesOf(itemsOf(digest([all]))[0])).toEqual(['Council approves tram line']);
  });
});
