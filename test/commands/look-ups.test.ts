import { describe, expect, test } from 'vitest';
import { bulletin as bulletinCommand } from '../../src/commands/bulletin.js';
import { membersOf } from '../../src/commands/groups.js';
import { helpFor } from '../../src/commands/help.js';
import { source } from '../../src/commands/limits.js';
import { suggestQuestions } from '../../src/commands/suggest-questions.js';
import { welcome } from '../../src/commands/welcome.js';
import { answerQuestion } from '../../src/nlp/answer.js';
import { garden } from './garden.js';
import { ANN, bulletin, NEWS, on, run, servicesOver, shown } from './small-library.js';

describe('/bulletin', () => {
  test('shows a bulletin under one receipt, by its title or a part of it', async () => {
    const whole = shown(await run('bulletin', { title: 'highwater bridge opens again' }));
    expect(whole).toMatchInlineSnapshot(`
      "Highwater bridge opens again
      6 May 2024 · Valley Herald · bridge.txt
      https://example.org/bridge

      │ The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.
      │ It had been closed for two years.
      │ The repair cost 3.2 million crowns.
      │ About 400 people came to the ceremony.

      [1] Share
      "
    `);
    expect(shown(await run('bulletin', { title: 'bridge' }))).toBe(whole);
  });

  test('offers the others whose titles fit as well', async () => {
    const { actions } = await run('bulletin', { title: 'Highw' });
    expect(actions.map(({ label }) => label)).toContain('Instead: Flood in Highwater');
  });

  test('prefers a title to the first sentence of what has none', async () => {
    expect(shown(await run('bulletin', { title: 'open' }))).toMatch(/^Highwater bridge opens again\n/);
  });

  test('shows a brief with what stands beside it', async () => {
    expect(shown(await run('bulletin', { title: 'teasers#2' }))).toMatchInlineSnapshot(`
      "teasers#2
      undated · teasers.txt

      │ The school in Lowmere has a new roof.

      Beside it on the page
      [1] “A fair opens in Lowmere on Saturday.”
          — teasers#1 · 1 June 2024 · teasers.txt

      [2] “Snow closed the pass.”
          — teasers#3 · undated · teasers.txt

      [3] Share
      "
    `);
  });

  test('opens at a sentence, on whichever page it is', async () => {
    const long = bulletin(
      'long',
      Array.from({ length: 23 }, (_, nth) => `This is paragraph ${nth + 1}.`),
      { title: 'Long' },
    );
    const services = servicesOver([long]);
    const at = long.blocks[14]?.start ?? 0;
    const reply = await run('bulletin', { title: 'long', at }, services);
    expect(shown(reply)).toContain('Page 2 of 3');
    expect(shown(reply)).toContain('> This is paragraph 15.');
    expect(reply.actions.map(({ label }) => label)).toEqual(['Next page', 'Previous page', 'Share']);
    expect(shown(await run('bulletin', { title: 'long', at: 10_000 }, services))).toContain('> This is paragraph 23.');
    expect(shown(await run('bulletin', { title: 'long', page: 4 }, services))).toMatchInlineSnapshot(`
      "page: there is no page 4; the last one is 3.
      "
    `);
  });

  test('says when there is none', async () => {
    expect(shown(await run('bulletin', { title: 'Zebra' }))).toMatchInlineSnapshot(`
      "title: no bulletin has “Zebra” in its title. /latest shows the newest ones.
      "
    `);
  });

  test('suggests titles while one is typed, and beginnings of what has no title', () => {
    const suggest = bulletinCommand.options.title.autocomplete;
    const labels = (typed: string) => suggest(typed, servicesOver(NEWS)).map(({ label }) => label);
    expect(labels('flood')).toEqual(['Flood in Highwater', 'After the flood']);
    expect(labels('snow')).toEqual(['Snow closed the pass.']);
    expect(labels('')[0]).toBe('A fair opens in Lowmere on Saturday.');
  });
});

describe('/latest', () => {
  test('shows the newest, one sentence each, and opens them', async () => {
    const reply = await run('latest', { count: 2 });
    expect(shown(reply)).toMatchInlineSnapshot(`
      "The newest 2 bulletins
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.

      [1] “A fair opens in Lowmere on Saturday.”
          — teasers#1 · 1 June 2024 · teasers.txt

      [2] “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
          — Highwater bridge opens again · 6 May 2024 · Valley Herald
          https://example.org/bridge

      [3] Share
      "
    `);
  });

  test('keeps to a source, which can be suggested', async () => {
    expect(shown(await run('latest', { source: 'courier' }))).toContain('The newest bulletin from “courier”');
    const suggested = await source.autocomplete?.('c', servicesOver(NEWS), ANN);
    expect(suggested?.map(({ value }) => value)).toEqual(['Coast Courier']);
    expect(shown(await run('latest', { source: 'Times' }))).toContain('no bulletin comes from “Times”');
  });
});

describe('/help', () => {
  test('shows commands of two words like any other, to those who may run them', async () => {
    const help = helpFor(membersOf('garden', garden));
    const told = async (manages: boolean) =>
      shown({ ...(await help.run({}, servicesOver(NEWS), { ...ANN, manages })), visibility: 'private' });
    expect(await told(true)).toContain(
      '/garden water\nWaters a bed.\nbed (required): Where it grows\nlitres: How much (1 to 9)',
    );
    expect(await told(false)).not.toContain('/garden');
  });

  test('is made from the declarations', async () => {
    expect(shown(await run('help'))).toMatchInlineSnapshot(`
      "Answers are sentences of the bulletins, word for word, with their source. What no bulletin says is not answered.
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.

      /ask
      Answers a question with quotations from the bulletins.
      question (required): What you want to know, in English
      from: Only bulletins from this date on: 2024-09-03, 2024-09 or 2024
      to: Only bulletins up to this date: 2024-09-03, 2024-09 or 2024
      source: Only bulletins whose publisher or file contains this
      private: Show the reply to me alone, or to everybody

      /search
      Finds passages that have these words.
      words (required): The words to look for
      from: Only bulletins from this date on: 2024-09-03, 2024-09 or 2024
      to: Only bulletins up to this date: 2024-09-03, 2024-09 or 2024
      source: Only bulletins whose publisher or file contains this
      sort: Best match first (the default), or newest first
      page: Which page of the passages (1 to 10)
      private: Show the reply to me alone, or to everybody

      /bulletin
      Shows one bulletin, page by page.
      title (required): Its title or a part of it
      page: Which page of it
      private: Show the reply to me alone, or to everybody

      /latest
      Shows the newest bulletins, one sentence each.
      count: How many; 5 if left out (1 to 10)
      source: Only bulletins whose publisher or file contains this
      private: Show the reply to me alone, or to everybody

      /privacy
      Says what is kept about you, and deletes it.
      do: What to do; show if left out
      "
    `);
  });

  test('says when there is nothing to ask', async () => {
    expect(shown(await run('help', {}, servicesOver([])))).toContain('The library is empty');
  });
});

describe('the welcome', () => {
  test('says what was loaded and offers questions that the bot answers', async () => {
    const services = servicesOver(NEWS, ['bad.txt: empty']);
    expect(shown(await welcome(services))).toMatchInlineSnapshot(`
      "5 pages, 7 bulletins, 11 sentences, newest 1 June 2024
      1 file or record skipped.

      Worth asking:

      [1] Who is Edith Marlow?
      [2] What happened on 1 June 2024?
      [3] What is known about Mayor Edith Marlow?
      "
    `);
    for (const question of await suggestQuestions(services.index(), services.now())) {
      expect(answerQuestion(services.index(), question, { now: services.now() }).verdict).toBe('answered');
    }
  });

  test('asks of whole names only, however long they are', async () => {
    const long = 'On Monday the Northern Harbour Rapid Rescue Force trained with the Valley Fire Brigade near Lowmere.';
    const { index, now } = servicesOver([bulletin('drill', [long])]);
    const asked = (await suggestQuestions(index(), now())).join(' ');
    expect(asked).toContain('Valley Fire Brigade?');
    expect(asked).not.toMatch(/Rapid|Rescue|Harbour/);
  });

  test('names what is not in English', async () => {
    const russian = bulletin('ru', [
      'Министерства обороны обсудили обстановку в республике и действия миротворческих сил.',
    ]);
    expect(shown(await welcome(servicesOver([...NEWS, russian])))).toContain(
      'Not searched, since it is in Russian: ru.',
    );
  });

  test('tells what to do with an empty library, and offers nothing', async () => {
    expect(shown(await welcome(servicesOver([], ['bad.txt: empty'])))).toMatchInlineSnapshot(`
      "0 pages, 0 bulletins, 0 sentences
      The library is empty: there are no bulletins to search (1 file could not be read). Put text, Markdown, HTML or JSON Lines files into its folder, or start the bot with --bulletins PATH.
      "
    `);
  });

  test('is quick and the same each time, however large the library', async () => {
    const large = Array.from({ length: 300 }, (_, nth) =>
      bulletin(`b${nth}`, [`General Anna Berg met Minister Carl Dorn in Eastport, report ${nth}.`], {
        date: on('2024-01-01'),
      }),
    );
    const { index, now } = servicesOver(large);
    expect(await suggestQuestions(index(), now())).toEqual(await suggestQuestions(index(), now()));
  });
});
