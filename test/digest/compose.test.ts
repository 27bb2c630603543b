import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Bulletin, KnownDate } from '../../src/bulletins/bulletin.js';
import { composeDigest, type DigestContent, type DigestItem, type Issue } from '../../src/digest/compose.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin, on, titled } from '../nlp/collection.js';
import { hostileCollection } from '../nlp/hostile.js';

vi.setConfig({ testTimeout: 60_000 });

const DAY = '2024-05-16';

/** The digest of all these bulletins. */
function digest(bulletins: readonly Bulletin[], more: Partial<Issue> = {}): DigestContent {
  const issue = { bulletins: bulletins.map(({ id }) => id), day: DAY, ...more };
  return composeDigest(buildIndex(bulletins), issue);
}

const itemsOf = ({ groups }: DigestContent) => groups.flatMap(({ items }) => items);
const quotesOf = (item: DigestItem | undefined) => item?.quotes.map(({ quotation }) => quotation.quote);
const idOf = ({ quotes }: DigestItem) => quotes[0].quotation.citation.bulletin;
/** The quotes of a bulletin that is alone in its digest. */
const told = (...paragraphs: string[]) => quotesOf(itemsOf(digest([bulletin('a', paragraphs)]))[0]);

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
const TUESDAY = { date: on('2024-05-14') };
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
  const range: KnownDate = { from: '2024-05-03', to: '2024-05-20', precision: 'range', basis: 'stated' };
  const dated = (id: string, publisher: string | null, date: KnownDate | null) =>
    bulletin(id, [`The ${id} committee met in the town hall.`], { publisher, date });
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

describe('the sentences that are quoted', () => {
  test('are passages with receipts, neighbours and other places, without highlight', () => {
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

  test('start with the first one, when nothing speaks against it', () => {
    expect(told('The harbour of Tarnsund reopened on Monday.', 'Eleven boats were towed.', 'It rained.')).toEqual([
      'The harbour of Tarnsund reopened on Monday.',
    ]);
  });

  test('are not the title line, unless there is nothing else', () => {
    expect(quotesOf(itemsOf(digest([titled('a', 'Council approves tram line', ['Works begin in May.'])]))[0])).toEqual([
      'Works begin in May.',
    ]);
    expect(quotesOf(itemsOf(digest([titled('a', 'Council approves tram line', [])]))[0])).toEqual([
      'Council approves tram line',
    ]);
    expect(quotesOf(itemsOf(digest([titled('a', 'Council approves tram line', ['* * *'])]))[0])).toEqual([
      'Council approves tram line',
    ]);
  });

  test('are whole sentences rather than headings and captions', () => {
    expect(told('How to visit', 'Photo: archive', 'The new ward takes in its first patients on Tuesday.')).toEqual([
      'The new ward takes in its first patients on Tuesday.',
    ]);
  });

  test.each([
    'It was opened in front of the whole council.',
    'They came to the ceremony in the town hall.',
    'However, the council of the town had its doubts.',
    'In addition, the council of the town had its doubts.',
    'After that, the council of the town had its doubts.',
  ])('stand by themselves rather than beginning like “%s”', (first) => {
    const second = 'The council opened the bridge at Highwater after a repair of two years.';
    expect(told(first, second)).toEqual([second]);
  });

  test.each([
    '“We waited two years for the council,” said Edith Marlow.',
    'Dear readers, here is the news from the council of the town.',
  ])('say more than direct speech and greetings like “%s”', (first) => {
    const second = 'The council opened the bridge at Highwater after a repair of two years.';
    const [item] = itemsOf(digest([bulletin('a', [first, second])]));
    const best = Math.max(...(item?.quotes ?? []).map(({ score }) => score));
    expect(item?.quotes.find(({ score }) => score === best)?.quotation.quote).toBe(second);
  });

  test.each([
    'This week the council opened the bridge at Highwater.',
    'IT specialists of the council opened a centre at Highwater.',
    'Besides Highwater the council has opened bridges in two towns.',
    'Item 7 of the agenda of the council was the bridge at Highwater.',
    '“Rock-2024” was opened by the council at Highwater.',
  ])('may begin like “%s”', (first) => {
    expect(told(first, 'The council has planned the works for two years.')?.[0]).toBe(first);
  });

  test('may be a pair when the second adds something; it may then point back to the first', () => {
    expect(
      told(
        'Leaders of the five towns spoke by video on the flood.',
        'They agreed to hurry the dam that Lowmere had proposed at the spring session.',
      ),
    ).toHaveLength(2);
    expect(
      told('Leaders of the five towns spoke by video on the flood.', 'By video the leaders of the five towns spoke.'),
    ).toHaveLength(1);
  });

  test('stand in the order of the bulletin, also when the better one comes second', () => {
    const pair = [
      'People in the valley have waited eleven years and collected 4,000 signatures.',
      'The council of Lowmere has approved a bridge to Highwater by 31 votes to 12.',
    ];
    const paragraphs = [...pair, 'A bridge to Highwater is cheap, says Lowmere.', 'The council approved 12 roads.'];
    const [item] = itemsOf(
      digest([bulletin('a', paragraphs, { title: 'Council of Lowmere approves bridge to Highwater' })]),
    );
    expect(quotesOf(item)).toEqual(pair);
    const [first, second] = item?.quotes ?? [];
    expect(second?.score).toBeGreaterThan(first?.score ?? 1);
  });

  test('are not more than 500 characters when they are two', () => {
    const long = (name: string) =>
      `The council of ${name} has approved ${'a line, a road, a bridge '.repeat(9)}at once.`;
    expect(told(long('Lowmere'), long('Highwater').replaceAll('line', 'canal'))).toHaveLength(1);
  });

  test('tell what several bulletins tell, where that is not the first sentence', () => {
    const opening = 'The committee has met in the town hall for its weekly session.';
    const dam = 'The dam at Lowmere broke and flooded forty houses in the valley.';
    const bulletins = [
      titled('a', 'Weekly session', [opening, 'The minutes of the last meeting were read and filed.', dam], TUESDAY),
      titled(
        'b',
        'Dam breaks',
        ['Forty houses were flooded when the dam at Lowmere broke; the valley is closed.'],
        TUESDAY,
      ),
      titled(
        'c',
        'Flood',
        ['The valley below Lowmere is flooded: its dam broke at noon, say forty families.'],
        TUESDAY,
      ),
    ];
    const [item] = itemsOf(digest(bulletins)).filter((own) => idOf(own) === 'a');
    expect(quotesOf(item)).toContain(dam);
  });

  test('are not what stands within many articles', () => {
    const names = ['Granite', 'Marble', 'Basalt', 'Slate'];
    const about = 'Valley Herald is the newspaper of the Tarn valley and appears on Saturdays.';
    const bulletins = names.map((name) => bulletin(name, [`${name} prices rose at the market in Lowmere.`, about]));
    expect(itemsOf(digest(bulletins)).map(quotesOf)).toEqual(
      names.map((name) => [`${name} prices rose at the market in Lowmere.`]),
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

  test('are folded as copies even if their titles put another sentence first', () => {
    const paragraphs = [
      'The council of Lowmere met for its weekly session in the town hall on Monday evening.',
      'A tram line to the harbour was approved after a debate of four hours by 31 votes to 12.',
      'The mayor of Highwater asked for a bridge and was told to wait for another year.',
    ];
    expect(
      folded(
        bulletin('a', paragraphs, { title: 'Council of Lowmere meets in the town hall' }),
        bulletin('b', paragraphs, { title: 'Mayor of Highwater asks for a bridge' }),
      ),
    ).toEqual([['a', 'b']]);
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
    for (const day of ['2023-02-28', '2023-03-01', '2024-03-29', 'today', '']) expect(shown(day, fire)).toEqual([]);
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
    'The office is closed today.',
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
