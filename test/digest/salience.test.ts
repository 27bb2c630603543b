import { describe, expect, test } from 'vitest';
import { bulletin, on, titled } from '../nlp/collection.js';
import { INVENTED_NEWS } from '../nlp/invented-news.js';
import { digest, idOf, itemsOf, quotesOf, told } from './composed.js';

const TUESDAY = { date: on('2024-05-14') };

describe('the sentences that are quoted', () => {
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

  test('may point back only to the sentence right before', () => {
    const lead = 'Mayor Edith Marlow opened the bridge over the Tarn at Highwater.';
    const between = 'It rained.';
    const back = 'She promised a tram line, two schools and a market hall for the valley within three years.';
    const pair = (...paragraphs: string[]) =>
      quotesOf(itemsOf(digest([bulletin('a', paragraphs, { title: 'Edith Marlow opens Highwater bridge' })]))[0]);
    expect(pair(lead, back)).toEqual([lead, back]);
    expect(pair(lead, between, back)).toEqual([lead]);
  });

  test('are one when the second says the first again with more words', () => {
    const again = bulletin('again', [
      'The council approved a tram line from the harbour to the university by 31 votes.',
      'By 31 votes the council approved the tram line from the harbour to the university, which engineers, teachers, sailors and students wanted for many decades.',
    ]);
    const [item] = itemsOf(digest([...INVENTED_NEWS, again], { bulletins: ['again'] }));
    expect(item?.quotes).toHaveLength(1);
  });

  test('are one when another item tells the second', () => {
    const shared = 'Rescue teams from three provinces are searching for survivors under a collapsed market hall.';
    const bulletins = [
      bulletin('a', ['An earthquake struck the coast near Port Selwyn on Tuesday morning, killing 12 people.', shared]),
      bulletin('b', ['Schools in the coastal province stay closed until Monday.', shared]),
    ];
    expect(itemsOf(digest(bulletins)).map((item) => item.quotes.length)).toEqual([2, 1]);
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
    const first = (words: number) =>
      `The council of Lowmere has approved ${'a road, a bridge, '.repeat(words)}and a line.`;
    const second = `Mayor Edith Marlow of Highwater sent ${'flowers, letters, coins, '.repeat(9)}and her regards.`;
    expect(told(first(5), second)).toEqual([first(5), second]);
    expect(told(first(15), second)).toEqual([first(15)]);
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
