import { describe, expect, test } from 'vitest';
import { bulletin, NEWS, on, run, servicesOver, shown } from './small-library.js';

const ask = async (question: string, more: Record<string, unknown> = {}, services = servicesOver(NEWS)) =>
  shown(await run('ask', { question, ...more }, services));

describe('/ask', () => {
  test('quotes the best sentence between its neighbours, with its receipt and what can be done next', async () => {
    expect(await ask('Who opened the bridge?')).toMatchInlineSnapshot(`
      "Asked: Who opened the bridge?
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).

        “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
        Answer: Mayor Edith Marlow
        After: “It had been closed for two years.”
        — Highwater bridge opens again · 6 May 2024 · Valley Herald
        https://example.org/bridge

      [1] More   [2] Context   [3] Newest first   [4] Not what I asked   [5] Why this?
      "
    `);
  });

  test('says where else the same sentence stands', async () => {
    expect(await ask('Who evacuated 120 people?')).toContain('Also in 1 other place: After the flood.');
  });

  test('says when no bulletin answers, shows the closest and names the words that are nowhere', async () => {
    expect(await ask('How many zebras did the mayor of Highwater import?')).toMatchInlineSnapshot(`
      "Asked: How many zebras did the mayor of Highwater import?
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).

      No bulletin answers this. Closest, not an answer:

        “The bridge over the Tarn at Highwater was opened on Monday by Mayor Edith Marlow.”
        — Highwater bridge opens again · 6 May 2024 · Valley Herald
        https://example.org/bridge

      In no bulletin: “zebras” and “import”.

      [1] More   [2] Context   [3] Newest first   [4] Not what I asked   [5] Why this?
      "
    `);
  });

  test('quotes what is said about a claim without taking it for true, and says when nothing tells whether it is', async () => {
    const answered = await ask('The bridge at Highwater was opened by Edith Harlow.');
    expect(answered).toContain(
      'Nothing is asked here. What the bulletins say about it, for or against:\n\n  “The bridge over',
    );
    expect(answered).not.toContain('Answer:');
    expect(await ask('The mayor of Highwater imported zebras.')).toContain(
      'No bulletin tells whether this is so. Closest:',
    );
    expect(await ask('Walruses sing.')).toContain('No bulletin tells of this.');
  });

  test('says when nothing at all was found', async () => {
    expect(await ask('Who won the World Cup?')).toMatchInlineSnapshot(`
      "Asked: Who won the World Cup?
      Searched 7 bulletins, 3 March 2023 to 1 June 2024 (newest: 4 months ago).

      No bulletin answers this.
      In no bulletin: “won”, “World” and “Cup”.

      [1] Not what I asked
      "
    `);
  });

  test('says which spelling it searched for', async () => {
    expect(await ask('Who opened the bridhge?')).toContain('Searched for “bridge” instead of “bridhge”.');
  });

  test('says how many undated bulletins from and to leave out', async () => {
    expect(await ask('Who opened the bridge?', { from: '2024' })).toContain(
      '3 bulletins without a known date were left out.',
    );
  });

  test('offers wider dates when the dates leave no answer, and says what the library covers', async () => {
    const reply = await run('ask', { question: 'Who opened the bridge?', to: '2023' });
    expect(shown(reply)).toMatchInlineSnapshot(`
      "Asked: Who opened the bridge?
      Searched 2 bulletins, 3 March 2023 to 4 March 2023 (newest: 18 months ago).
      3 bulletins without a known date were left out.

      No bulletin answers this.
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.

      [1] Widen dates   [2] Not what I asked
      "
    `);
    expect(reply.actions[0]).toEqual({
      label: 'Widen dates',
      command: 'ask',
      args: { question: 'Who opened the bridge?', private: true },
    });
    expect(await ask('Who opened the bridge?', { from: '1990', to: '1991' })).toMatchInlineSnapshot(`
      "Asked: Who opened the bridge?
      3 bulletins without a known date were left out.

      No bulletin lies within these limits.
      The library covers 3 March 2023 to 1 June 2024: 7 bulletins.

      [1] Widen dates
      "
    `);
  });

  test('says of a question in another language that it must be English', async () => {
    expect(await ask('Кто открыл мост через реку в прошлом году?')).toMatchInlineSnapshot(`
      "Asked: Кто открыл мост через реку в прошлом году?

      Questions must be in English; this one seems to be in Russian.
      "
    `);
  });

  test('names the sources when none is meant', async () => {
    expect(await ask('Who opened the bridge?', { source: 'Times' })).toMatchInlineSnapshot(`
      "source: no bulletin comes from “Times”. Sources: “Valley Herald”, “Coast Courier”, “mill.txt” and “teasers.txt”.
      "
    `);
    expect(await ask('Who opened the bridge?', { source: 'herald' })).toContain('Edith Marlow');
  });

  test('refuses dates the wrong way round', async () => {
    expect(await ask('Who?', { from: '2024', to: '2023' })).toMatchInlineSnapshot(`
      "from (2024-01-01) is after to (2023-12-31): swap them, or leave one out.
      "
    `);
  });

  test('says what to do when the library is empty, or holds no English', async () => {
    expect(await ask('Who?', {}, servicesOver([]))).toMatchInlineSnapshot(`
      "The library is empty: there are no bulletins to search. Put text, Markdown, HTML or JSON Lines files into its folder, or start the bot with --bulletins PATH.
      "
    `);
    const russian = bulletin('ru', [
      'Министерства обороны обсудили обстановку в республике и действия миротворческих сил.',
    ]);
    expect(await ask('Who?', {}, servicesOver([russian]))).toMatchInlineSnapshot(`
      "The library has 1 bulletin, but none in English, the only language that can be searched.
      "
    `);
  });

  test('gives the sentences that answer together, by date, each with its receipt, and keeps all of them with a report', async () => {
    const aid = (id: string, date: string, text: string) =>
      bulletin(id, [text], { title: `Aid ${id}`, date: on(date) });
    const services = servicesOver([
      aid('c', '2024-03-09', 'Denmark sent rescue teams to Highwater.'),
      aid('a', '2024-03-02', 'Norway sent rescue teams to Highwater after the flood.'),
      aid('b', '2024-03-05', 'Latvia and Estonia sent rescue teams to Highwater.'),
    ]);
    const reply = await run('ask', { question: 'Which countries sent rescue teams to Highwater?' }, services);
    const quoted = shown(reply)
      .split('\n')
      .filter((row) => /^(Together|From| {2}[“—])/.test(row));
    expect(quoted).toEqual([
      'Together:',
      '  “Norway sent rescue teams to Highwater after the flood.”',
      '  — Aid a · 2 March 2024 · a.txt',
      '  “Latvia and Estonia sent rescue teams to Highwater.”',
      '  — Aid b · 5 March 2024 · b.txt',
      '  “Denmark sent rescue teams to Highwater.”',
      '  — Aid c · 9 March 2024 · c.txt',
    ]);
    const report = reply.actions.find(({ label }) => label === 'Not what I asked');
    expect(String(report?.args.shown).split('\n')).toHaveLength(3);
  });

  test('reads a question that leans on the one before together with it, and says so', async () => {
    const after = 'Who opened the bridge in Highwater?';
    const reply = await run('ask', { question: 'and when was it?', after });
    expect(shown(reply)).toMatch(/^Asked: and when was it\? — read as: about “opened”, “bridge” and “Highwater”\n/);
    const understood = 'and when was it? (opened, bridge, Highwater)';
    expect(reply.asked).toBe(understood);
    for (const { args } of reply.actions.filter(({ command }) => command !== 'bulletin')) {
      expect([args.words, args.question]).toContain(understood);
    }
    const year = await ask('what about 2023?', { after: 'Who evacuated people in 2024?' });
    expect(year).toMatch(/^Asked: what about 2023\? — read as: “Who evacuated people in 2023\?”\n/);
  });

  test('answers a question that stands by itself the same, whatever was asked before', async () => {
    for (const question of [
      'Who opened the bridge?',
      'Who won the World Cup?',
      'How many houses were flooded in 2023?',
    ]) {
      const alone = await run('ask', { question });
      expect(await run('ask', { question, after: 'Where was Edith Marlow on 2 March 2023?' })).toEqual(alone);
    }
  });

  test('answers in public unless asked to be private', async () => {
    expect((await run('ask', { question: 'Who opened the bridge?' })).visibility).toBe('public');
    expect((await run('ask', { question: 'Who opened the bridge?', private: true })).visibility).toBe('private');
  });

  test('gives the bare ranking when told how long', async () => {
    const { blocks } = await run('ask', { question: 'Who opened the bridge at Highwater?', top: 3, unit: 'sentence' });
    expect(blocks.flatMap((block) => (block.kind === 'passage' ? [block.role] : []))).toEqual([
      'answer',
      'listed',
      'listed',
    ]);
  });

  test('quotes nothing that is not in its bulletin', async () => {
    for (const question of ['Who opened the bridge?', 'What did the flood do in Highwater?', 'What has a new roof?']) {
      for (const block of (await run('ask', { question })).blocks) {
        if (block.kind !== 'passage') continue;
        const { quote, citation } = block.passage.quotation;
        const source = NEWS.find(({ id }) => id === citation.bulletin);
        expect(source?.text.slice(citation.start, citation.end)).toBe(quote);
      }
    }
  });

  test('runs each action that it offers', async () => {
    const { actions } = await run('ask', { question: 'Who opened the bridge?' });
    expect(actions.map(({ label }) => label)).toEqual([
      'More',
      'Context',
      'Newest first',
      'Not what I asked',
      'Why this?',
    ]);
    for (const { command, args, input } of actions)
      if (input === undefined) expect(shown(await run(command, args))).toContain('Edith Marlow');
  });

  test('does not mind a library of one undated bulletin', async () => {
    const services = servicesOver([
      bulletin('mill', ['The mill grinds wheat.']),
      bulletin('two', ['Wheat is grown in May.'], { date: on('2024-10-01') }),
    ]);
    expect(await ask('What does the mill grind?', {}, services)).toMatchInlineSnapshot(`
      "Asked: What does the mill grind?
      Searched 2 bulletins, the newest of 1 October 2024 (today).

        “The mill grinds wheat.”
        Answer: wheat
        — mill · undated · mill.txt

      [1] More   [2] Context   [3] Newest first   [4] Not what I asked   [5] Why this?
      "
    `);
  });
});
