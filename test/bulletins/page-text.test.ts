import { describe, expect, test } from 'vitest';
import { readPageText } from '../../src/bulletins/page-text.js';
import { page } from './seen.js';

const lines = (...all: string[]) => all.join('\n');

describe('the article of a saved page', () => {
  test('a headline and a date glued to the first word give title, date and body', () => {
    expect(
      page(
        lines(
          'New ward opens at the children’s hospital',
          '09.01.2022On January 9 the ward took its first patients.',
          'It has 24 beds.',
        ),
      ),
    ).toEqual({
      title: 'New ward opens at the children’s hospital',
      date: '2022-01-09',
      body: ['On January 9 the ward took its first patients.', 'It has 24 beds.'],
      briefs: [],
    });
  });

  test('sentences above the headline are briefs, and none of them takes the article’s date', () => {
    const seen = page(
      lines(
        'The council approved the tram line on Monday.',
        'Volunteers planted 300 trees along the river.',
        'Library opens on Sundays',
        '12.03.2024From 12 March the library is open on Sundays.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-03-12',
      body: ['From 12 March the library is open on Sundays.'],
      briefs: ['The council approved the tram line on Monday.', 'Volunteers planted 300 trees along the river.'],
    });
  });

  test('a title that stands there twice is quoted once, and its date is the article’s', () => {
    const twice = lines(
      '16.02.2024',
      '',
      'A teaser sentence from the sidebar.',
      '',
      'Early results of “Clean River”',
      '',
      'Early results of “Clean River” 26.05.2023',
      '',
      'Divers took two tons of scrap out of the river.',
    );
    expect(page(twice)).toEqual({
      title: 'Early results of “Clean River”',
      date: '2023-05-26',
      body: ['Divers took two tons of scrap out of the river.'],
      briefs: ['[2024-02-16] A teaser sentence from the sidebar.'],
    });
  });

  test.each([
    '(Video)',
    '(photo)',
    '[VIDEO]',
    '(Photo, video)',
    '| 26.05.2023',
    '26.05.2023 11:30',
    '(Video) 26.05.2023',
    '(Video)26.05.2023',
    '26 May 2023',
    '— City Council News',
  ])('a title said again with “%s” behind it is still the same title', (tail) => {
    const seen = page(
      lines(
        'First briefing was given.',
        'Bridge reopens',
        '',
        `Bridge reopens ${tail}`,
        '',
        'The old bridge carries traffic again.',
      ),
    );
    expect(seen).toMatchObject({
      title: 'Bridge reopens',
      body: ['The old bridge carries traffic again.'],
      briefs: ['First briefing was given.'],
    });
  });

  test('of the page’s name with the site behind it and the bare title, the bare one is the title', () => {
    const seen = page(
      lines('Bridge reopens | City Council', 'Home', 'Bridge reopens', 'The old bridge carries traffic again.'),
    );
    expect(seen).toEqual({
      title: 'Bridge reopens',
      date: null,
      body: ['The old bridge carries traffic again.'],
      briefs: [],
    });
  });

  test('a date line between title and body dates the article', () => {
    expect(
      page(
        lines(
          'Release 4.2 is out',
          '',
          '3 March 2024',
          '',
          'Version 4.2 reads files twice as fast.',
          '',
          'It drops Python 2.',
        ),
      ),
    ).toEqual({
      title: 'Release 4.2 is out',
      date: '2024-03-03',
      body: ['Version 4.2 reads files twice as fast.', 'It drops Python 2.'],
      briefs: [],
    });
  });

  test('a date line above the title dates the article when it is the only one', () => {
    expect(
      page(lines('2024-03-03', 'Release 4.2 is out', 'Version 4.2 reads files twice as fast.', 'It drops Python 2.')),
    ).toEqual({
      title: 'Release 4.2 is out',
      date: '2024-03-03',
      body: ['Version 4.2 reads files twice as fast.', 'It drops Python 2.'],
      briefs: [],
    });
  });

  test('a title with its date on the line loses the date to the header', () => {
    expect(page(lines('Minutes approved 26.05.2023', 'The board approved the minutes.'))).toMatchObject({
      title: 'Minutes approved',
      date: '2023-05-26',
    });
    expect(page(lines('26.05.2023 Minutes approved', 'The board approved the minutes.'))).toMatchObject({
      title: 'Minutes approved',
      date: '2023-05-26',
    });
  });

  test('a date in words belongs to the title', () => {
    expect(page(lines('Minutes of the meeting of 26 May 2023', 'The board met.'))).toMatchObject({
      title: 'Minutes of the meeting of 26 May 2023',
      date: null,
    });
  });

  test('without any header the first headline is the title', () => {
    expect(page(lines('Model laws for five years', '', 'The programme holds 29 model acts.'))).toEqual({
      title: 'Model laws for five years',
      date: null,
      body: ['The programme holds 29 model acts.'],
      briefs: [],
    });
  });

  test('a page that begins with a sentence is one article without a title, headings inside it or not', () => {
    const seen = page(lines('The clinic closes early on Friday.', '', 'What to do', '', 'Call the emergency line.'));
    expect(seen).toEqual({
      title: null,
      date: null,
      body: ['The clinic closes early on Friday.', 'What to do', 'Call the emergency line.'],
      briefs: [],
    });
  });

  test('a section heading with a dated line below does not become the title', () => {
    const seen = page(
      lines('Road works on Mill Street', 'The street is closed.', 'Next steps', '3 March 2024', 'The council votes.'),
    );
    expect(seen).toMatchObject({ title: 'Road works on Mill Street', briefs: [] });
  });

  test('a page that is nothing but a headline is that headline', () => {
    expect(page('Clinic closed on Friday')).toEqual({
      title: 'Clinic closed on Friday',
      date: null,
      body: [],
      briefs: [],
    });
  });

  test('a headline that ends with a full stop or a question mark is a title above a glued date', () => {
    expect(page(lines('Who pays for the bridge?', '03.02.2024The council pays.'))).toMatchObject({
      title: 'Who pays for the bridge?',
      date: '2024-02-03',
    });
  });

  test('a date glued to the title’s end is not a part of it', () => {
    for (const title of ['Bridge reopens', '“Clean River”', 'Clean River-2024', 'Clean River (part 2)']) {
      expect(page(lines(title, '', `${title}26.05.2023`, '', 'The bridge reopened.'))).toEqual({
        title,
        date: '2023-05-26',
        body: ['The bridge reopened.'],
        briefs: [],
      });
    }
  });

  test('a date that the words lead up to is a part of what they say', () => {
    for (const line of [
      'Deadline for offers: 10.07.2024',
      'Meeting of the board on 10.07.2024',
      'Open until 10.07.2024',
    ]) {
      expect(page(lines(line, '', 'The board met.'))).toMatchObject({ title: line, date: null });
      expect(page(lines('A headline of this page', '', line))).toMatchObject({ date: null, body: [line] });
      expect(page(lines('Ward opens', 'Ward opens', line, 'The end.'))).toMatchObject({
        date: null,
        body: [line, 'The end.'],
      });
    }
  });

  test('a date at the beginning of a wrapped line is a part of its sentence', () => {
    const text = lines('Ward opens', '', 'The exhibition lasts until', '16 February 2024', 'in the', 'Town Hall.');
    expect(page(text)).toMatchObject({
      date: null,
      body: ['The exhibition lasts until\n16 February 2024\nin the\nTown Hall.'],
    });
  });

  test('an image below a heading inside the article does not make the heading the title', () => {
    const seen = page(
      lines(
        'Road works on Mill Street',
        'The street is closed.',
        'Photo report from the street',
        'IMG_7.jpgThe mayor came.',
      ),
    );
    expect(seen).toMatchObject({
      title: 'Road works on Mill Street',
      body: ['The street is closed.', 'Photo report from the street', 'The mayor came.'],
      briefs: [],
    });
  });

  test('a title that stands there three times is quoted once', () => {
    expect(
      page(lines('Bridge reopens', 'Bridge reopens', 'Bridge reopens (Photo)', '17.05.2024', 'The bridge reopened.')),
    ).toEqual({ title: 'Bridge reopens', date: '2024-05-17', body: ['The bridge reopened.'], briefs: [] });
  });

  test('a subtitle belongs to the body', () => {
    const seen = page(
      lines(
        'Flu season starts early',
        'Masks on all wards from Monday',
        'Posted on October 3, 2024 by admin',
        'The hospital has seen 40 cases.',
      ),
    );
    expect(seen).toEqual({
      title: 'Flu season starts early',
      date: '2024-10-03',
      body: ['Masks on all wards from Monday', 'The hospital has seen 40 cases.'],
      briefs: [],
    });
  });

  test.each([
    'By Jane Doe\n3 October 2024',
    'By Jane Doe, 3 October 2024',
    '3 October 2024 | By Jane Doe',
    '3 October 2024 by Jane Doe',
  ])('the byline “%s” is not quoted', (byline) => {
    expect(page(lines('Flu season starts early', byline, 'The hospital has seen 40 cases.'))).toEqual({
      title: 'Flu season starts early',
      date: '2024-10-03',
      body: ['The hospital has seen 40 cases.'],
      briefs: [],
    });
  });

  test('a first line set apart is a title even when it asks or begins with a small letter', () => {
    for (const title of ['Will the tram come?', 'webserve 1.25 released'])
      expect(page(lines(title, '', 'The council decides.')).title).toBe(title);
    expect(page(lines('Dear customers,', '', 'The server is down.')).title).toBeNull();
  });

  test('hard-wrapped text is put together again', () => {
    const seen = page(
      lines(
        'New ward opens',
        '',
        'The hospital opened a new ward for children on Monday, the mayor said, after',
        'two years of building. It has room for 24 beds and a play room that was paid',
        'for by the people of the town. The first patients will come',
        'on Friday.',
      ),
    );
    expect(seen).toMatchObject({ title: 'New ward opens' });
    expect(seen.body).toHaveLength(1);
  });

  test('Cyrillic pages load like others', () => {
    expect(
      page(lines('Учения спасателей', '', '16.02.2024', '', 'Спасатели начали учения.', 'Они продлятся неделю.')),
    ).toEqual({
      title: 'Учения спасателей',
      date: '2024-02-16',
      body: ['Спасатели начали учения.', 'Они продлятся неделю.'],
      briefs: [],
    });
  });

  test('a page without words has no bulletins', () => {
    for (const input of ['', '\n\n', ' \u00a0\r\n', '***\n---\n', '16.02.2024', 'Home\nMenu\nSearch\n']) {
      expect(readPageText(input, { id: 'page', source: 'page.txt' })).toEqual([]);
    }
  });
});

describe('headers in front of the first word', () => {
  test.each([
    [' date 2021-08-23 DUSHANBE, 23rd August, 2021 Leaders spoke by video.', '2021-08-23', 'Leaders spoke by video.'],
    [' date 2015-12-27 MOSCOW, December 27. The agency reported.', '2015-12-27', 'The agency reported.'],
    [' date 2015-08-24 PSKOV. KAZINFORM Training is held.', '2015-08-24', 'Training is held.'],
    [' date 2022-01-11 BAKU, Azerbaijan, Jan. 11 Andrei spoke.', '2022-01-11', 'Andrei spoke.'],
    [' date 2025-10-24 OLD HARBOUR TERMINAL, October 24. The last ship left.', '2025-10-24', 'The last ship left.'],
    [' date 2018-10-30 In the hills 1,300 trees were planted.', '2018-10-30', 'In the hills 1,300 trees were planted.'],
    [' date 2024-01-01 GENEVA. WHO experts met.', '2024-01-01', 'WHO experts met.'],
  ])('“%s” is dated and begins at its first real word', (line, date, first) => {
    expect(page(`${line}\n\nMore was said.`)).toEqual({
      title: null,
      date,
      body: [first, 'More was said.'],
      briefs: [],
    });
  });

  test.each([
    ['Posted: 20.01.2022 11:07:00 Stanislav informed the board.', '2022-01-20', 'Stanislav informed the board.'],
    ['Published on 3 March 2024 | The board met.', '2024-03-03', 'The board met.'],
    ['Today, 17:13 66 In the town hall a programme was approved.', null, 'In the town hall a programme was approved.'],
    [
      '16.02.2024, 17:13 66 In the town hall a programme was approved.',
      '2024-02-16',
      'In the town hall a programme was approved.',
    ],
    ['View settings The mayor received the nurses.', null, 'The mayor received the nurses.'],
    ['IMG_2034.jpgThe exercise began.', null, 'The exercise began.'],
    ['photo-2023.JPG On July 5 the exercise began.', null, 'On July 5 the exercise began.'],
    ['DSC_0042.png', null, null],
    ['IMG_1.jpg09.01.2022“Rock City” opened.', '2022-01-09', '“Rock City” opened.'],
    ['LONDON, March 3 (Reuters) — The mayor spoke.', null, 'The mayor spoke.'],
    ['Geneva, 3 March 2024 – The board met.', '2024-03-03', 'The board met.'],
    ['31.02.2024On a day that never was, the board met.', null, 'On a day that never was, the board met.'],
  ])('below a headline, “%s” keeps its header out of quotations', (line, date, first) => {
    const seen = page(lines('A headline of this page', '', line, 'More was said.'));
    expect(seen).toEqual({
      title: 'A headline of this page',
      date,
      body: [...(first === null ? [] : [first]), 'More was said.'],
      briefs: [],
    });
  });

  test.each([
    '2024-02-16 was a Friday.',
    'Today, 17:13 was the hottest minute of the year.',
    'WHO – the World Health Organization – met.',
    'In Geneva, 3 March 2024 was a Sunday.',
    'NATO met.',
    'logo.png is the file to use.',
    'Published authors met on Monday.',
    'Print versions of the paper are sold out.',
    'Today the council met.',
  ])('“%s” has no header', (line) => {
    expect(page(lines('A headline of this page', '', line)).body).toEqual([line]);
  });

  test('image names and glued dates further down are kept out of quotations as well', () => {
    const seen = page(
      lines('A headline of this page', 'The board met.', 'IMG_7.jpgThe chair spoke.', '03.02.2024The vote was taken.'),
    );
    expect(seen.body).toEqual(['The board met.', 'The chair spoke.', 'The vote was taken.']);
  });
});
