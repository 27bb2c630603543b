/** What every platform's renderer owes a person, whatever it looks like there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heading, line, passage, type Reply, text } from '../../src/commands/reply.js';
import { welcome } from '../../src/commands/welcome.js';
import { hostileWords, seenAs } from '../discord/markdown-hostile.js';
import { bulletinOf, passageOf } from '../terminal/passages.js';
import { bulletin, NEWS, on, run, servicesOver } from './small-library.js';

/** A reply as a person sees it. */
export interface Seen {
  /** All that is written, without anything that only changes how it looks. A day reads "6 May 2024". */
  readonly text: string;
  /** Each stretch in bold. */
  readonly bold: readonly string[];
  /** Of a bulletin that is being read, each stretch that is made to stand out. */
  readonly sought: readonly string[];
  /** What can be chosen, in order: the words beside the number of a passage that it opens, or the action's label. */
  readonly choices: readonly string[];
}

const OPENED = 'The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.';

/** Declares the tests of a renderer. */
export function describeRenderer(name: string, render: (reply: Reply) => Seen): void {
  const see = async (command: string, args: Record<string, unknown> = {}) => render(await run(command, args));
  describe(`${name} shows`, () => {
    describe('what was asked:', () => describeAnswers(see, render));
    describe('lists and bulletins:', () => describeLists(see, render));
    describe('what the bot itself says:', () => describeWords(see, render));
    describe('hostile text', () => describeHostile(render));
  });
}

type See = (command: string, args?: Record<string, unknown>) => Promise<Seen>;

function describeAnswers(see: See, render: (reply: Reply) => Seen): void {
  test('the answer in bold within its quotation, the sentence beside it and the receipt', async () => {
    const { text, bold, choices } = await see('ask', { question: 'Who opened the bridge?' });
    expect(bold).toEqual(['Mayor Edith Marlow']);
    expectInOrder(
      text,
      'Who opened the bridge?',
      'Searched 7 bulletins',
      `“${OPENED}”`,
      '“It had been closed for two years.”',
    );
    for (const part of ['Highwater bridge opens again', '6 May 2024', 'Valley Herald']) expect(text).toContain(part);
    expect(choices).toEqual(['More', 'Context', 'Newest first', 'Not what I asked', 'Why this?']);
  });

  test('where else the sentence stands, and passages from other bulletins after it', async () => {
    const { text } = await see('ask', { question: 'Who evacuated 120 people?' });
    expectInOrder(
      text,
      '“Rescue teams from Lowmere evacuated 120 people by boat.”',
      'Also in 1 other place: After the flood.',
    );
    const more = await see('ask', { question: 'What happened in Highwater?' });
    expect(more.text).toMatch(/From other bulletins\n[^“]*“/);
  });

  test('that there is no answer: what is closest is told from one, in words and without bold', async () => {
    const { text, bold } = await see('ask', { question: 'How many zebras did the mayor of Highwater import?' });
    expectInOrder(
      text,
      'No bulletin answers this.',
      'not an answer',
      `“${OPENED}`,
      'Highwater bridge opens again',
      'In no bulletin: “zebras”',
    );
    expect(bold).toEqual([]);
  });

  test('sentences that answer together, in the order of their dates, each with its receipt', async () => {
    const rows = [
      ['2024-03-09', 'Denmark sent rescue teams to Highwater.'],
      ['2024-03-02', 'Norway sent rescue teams to Highwater after the flood.'],
    ] as const;
    const aid = rows.map(([date, text], nth) => bulletin(`aid${nth}`, [text], { date: on(date) }));
    const reply = await run('ask', { question: 'Which countries sent rescue teams to Highwater?' }, servicesOver(aid));
    const [denmark, norway] = rows.map(([, text]) => `“${text}”`);
    expectInOrder(render(reply).text, 'Together:', norway ?? '', '2 March 2024', denmark ?? '', '9 March 2024');
  });

  test('why an answer is what it is: how sure, and for each passage what was found where', async () => {
    const { text, bold } = await see('why', { question: 'Who opened the bridge?' });
    expectInOrder(
      text,
      'Why this?',
      'Confidence 0.',
      'For it: ',
      `“${OPENED}”`,
      '6 May 2024',
      'Score ',
      'in the sentence',
    );
    expect(bold.filter((words) => words.includes('Edith'))).toEqual([]);
  });

  test('that nothing at all was found', async () => {
    const { text, bold } = await see('ask', { question: 'Who won the World Cup?' });
    expectInOrder(text, 'No bulletin answers this.', 'In no bulletin: “won”');
    expect(text).not.toContain('not an answer');
    expect(bold).toEqual([]);
  });

  test('what was corrected, what was left out, and an inferred or unknown date', async () => {
    const { text } = await see('ask', { question: 'Who opened the bridhge?', from: '2024-01-01' });
    expectInOrder(text, 'without a known date', 'Searched for “bridge” instead of “bridhge”.');
    expect((await see('search', { words: 'railway' })).text).toContain('undated');
  });
}

function describeLists(see: See, render: (reply: Reply) => Seen): void {
  test('each passage with the number that opens it, then what else can be done', async () => {
    const { text, choices } = await see('search', { words: 'Highwater' });
    const quotes = [
      'Highwater has a mill, a market and a railway station.',
      OPENED,
      'The Tarn flooded forty houses in Highwater on 2 March 2023.',
    ];
    expectInOrder(text, 'Passages for “Highwater”', '1–3 of 3', ...quotes.map((quote) => `“${quote}”`));
    quotes.forEach((quote, nth) => {
      expect(choices[nth]).toContain(quote);
    });
    expect(choices.slice(3)).toEqual(['Newest first', 'Share']);
  });

  test('the page that it is on, and the ways to the others', async () => {
    const reports = Array.from({ length: 12 }, (_, nth) =>
      bulletin(`b${nth}`, [`Report ${nth} from Highwater.`], { date: on(`2024-07-${nth + 10}`) }),
    );
    const reply = await run('search', { words: 'report Highwater', page: 2 }, servicesOver(reports));
    const { text, choices } = render(reply);
    expect(text).toContain('6–10 of 12');
    expect(choices.slice(0, 5).every((choice) => choice.includes('from Highwater.'))).toBe(true);
    expect(choices.slice(5)).toEqual(['Next page', 'Previous page', 'Newest first', 'Share']);
  });

  test('the newest bulletins, newest first', async () => {
    const { text, choices } = await see('latest', { count: 2 });
    expectInOrder(text, '“A fair opens in Lowmere on Saturday.”', '1 June 2024', `“${OPENED}”`, '6 May 2024');
    expect(choices[1]).toContain(OPENED);
  });

  test('a bulletin sentence by sentence under its title, the one that was asked for standing out', async () => {
    const { text, sought } = await see('bulletin', { title: 'bridge', at: OPENED.length + 5 });
    const sentences = [
      OPENED,
      'It had been closed for two years.',
      'The repair cost 3.2 million crowns.',
      'About 400 people came to the ceremony.',
    ];
    expectInOrder(text, 'Highwater bridge opens again', '6 May 2024', ...sentences);
    expect(sought).toContain('It had been closed for two years.');
    for (const other of [0, 2, 3]) expect(sought.join(' ')).not.toContain(sentences[other]);
  });

  test('several sentences of a bulletin, each quoted, under one receipt and one number', () => {
    const news = bulletinOf('The bridge is open. It rained. The mayor cut a ribbon.');
    const [first, second] = ['The bridge is open.', 'The mayor cut a ribbon.'].map((quoted) => passageOf(news, quoted));
    const open = { label: 'Read 1', command: 'bulletin', args: { title: news.id } };
    const blocks = [heading(line`News`), passage('listed', first!, open, [second!.quotation])];
    const { text, choices } = render({ blocks, actions: [], visibility: 'public' });
    expectInOrder(text, '“The bridge is open.”', '“The mayor cut a ribbon.”', 'Final stage of “Rock-2024”');
    expect(text.split('Final stage of “Rock-2024”')).toHaveLength(2);
    expect(text).not.toContain('It rained.');
    expect(choices[0]).toContain('The bridge is open.');
  });

  test('a brief with what stands beside it on its page', async () => {
    const { text, choices } = await see('bulletin', { title: 'teasers#2' });
    expectInOrder(
      text,
      'The school in Lowmere has a new roof.',
      'Beside it on the page',
      '“A fair opens in Lowmere on Saturday.”',
      '“Snow closed the pass.”',
    );
    expect(choices[1]).toContain('Snow closed the pass.');
  });
}

function describeWords(see: See, render: (reply: Reply) => Seen): void {
  test('how to use each command', async () => {
    const { text } = await see('help');
    for (const name of ['/ask', '/search', '/bulletin', '/latest']) expect(text).toContain(name);
    expect(text).toContain('question (required): What you want to know, in English');
  });

  test('mistakes with the way to mend them', async () => {
    expect((await see('serch')).text).toContain('There is no command “/serch”. Did you mean /search?');
    expect((await see('ask', { question: 'Who?', source: 'a*b_c' })).text).toContain(
      'source: no bulletin comes from “a*b_c”.',
    );
    expect((await see('ask', { question: '' })).text).toContain('question');
    expect((await see('bulletin', { title: 'nowhere' })).text).toContain('/latest shows the newest ones.');
  });

  test('an instant and a channel, as the platform writes them', () => {
    const instant = Date.parse('2026-03-29T01:00:00Z');
    const said = text(line`Next: ${{ instant, zone: 'Europe/Berlin' }} in ${{ channel: '12345678901234567' }}.`);
    const shown = render({ blocks: [said], actions: [], visibility: 'private' }).text;
    expect(shown).toMatch(/^Next: .*(?:29 March 2026|March 29, 2026|t:1774746000).* in .*12345678901234567.*\.$/m);
  });

  test('what there is to begin with, and questions to choose', async () => {
    const { text, choices } = render(await welcome(servicesOver(NEWS)));
    expect(text).toContain('7 bulletins');
    expect(choices.length).toBeGreaterThan(0);
    for (const question of choices) expect(question).toMatch(/^[A-Z].*\?$/);
    expect(render(await welcome(servicesOver([]))).text).toContain('The library is empty');
  });
}

function describeHostile(render: (reply: Reply) => Seen): void {
  /** Whatever a platform does with white space, and with signs that turn the direction of a text around it. */
  const squeezed = (text: string) =>
    text
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

  test('from a bulletin as it is written there, control characters as signs', async () => {
    const trap =
      'The **bold** bridge_of_sighs was ||opened|| by Mayor `Marlow`, @everyone <@1> :smile: https://a.b/c_d_e \u001b[31mred\u0007.';
    const services = servicesOver([
      bulletin('trap', [trap], {
        title: '# Trap_of_all *traps*',
        date: on('2024-05-06'),
        publisher: '-# [x](https://a.b)',
      }),
    ]);
    const { text } = render(await run('ask', { question: 'Who opened the bridge?' }, services));
    expect(text).toContain(`“${trap.replace('\u001b', '␛').replace('\u0007', '␇')}”`);
    expect(text).toContain('# Trap_of_all *traps*');
    expect(text).toContain('-# [x](https://a.b)');
  });

  test('from a question as it was typed', async () => {
    const question = 'Who *opened* the ~~bridge~~ `now` <@1> @here?';
    expect(render(await run('ask', { question })).text).toContain(`Asked: ${question}`);
  });

  test('of any kind, with exactly the words that answer in bold', () => {
    fc.assert(
      fc.property(hostileWords, hostileWords, hostileWords, (before, words, after) => {
        const quoted = `${before} (${words}) ${after}`;
        fc.pre(quoted.length < 700);
        const start = before.length + 2;
        const one = { ...passageOf(bulletinOf(quoted), quoted), highlight: { start, end: start + words.length } };
        const { text, bold } = render({ blocks: [passage('answer', one)], actions: [], visibility: 'public' });
        expect(squeezed(text)).toContain(squeezed(`“${seenAs(quoted)}”`));
        // A line that ends within the words parts the bold as well.
        const letters = (shown: string) => squeezed(shown).replaceAll(' ', '');
        expect(letters(bold.join(' '))).toBe(letters(seenAs(words)));
      }),
      { numRuns: 300 },
    );
  });
}

function expectInOrder(text: string, ...parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const place = text.indexOf(part, from);
    expect(place, `“${part}” after place ${from} of:\n${text}`).toBeGreaterThanOrEqual(0);
    from = place + part.length;
  }
}
