import { describe, expect, test } from 'vitest';
import { readPageText } from '../../src/bulletins/page-text.js';
import { page } from './seen.js';

const lines = (...all: string[]) => all.join('\n');

describe('the teasers around an article', () => {
  test('are briefs with the date line above them, in reading order, behind the article', () => {
    const input = lines(
      '07.06.2024',
      '',
      'The surgeon told a newspaper how the ward works.',
      '',
      '',
      '06.06.2024',
      '',
      'Nurses met in the town hall.',
      '',
      '',
      'Flu ward closed',
      '',
      'Flu ward closed',
      '',
      'The ward was closed for cleaning.',
    );
    const bulletins = readPageText(input, {
      id: 'news/flu',
      source: 'news/flu.txt',
      meta: { url: 'https://example.org/flu', publisher: 'St Mary’s' },
    });
    expect(bulletins.map(({ id, kind, page: on }) => [id, kind, on])).toEqual([
      ['news/flu', 'article', 'news/flu'],
      ['news/flu#1', 'brief', 'news/flu'],
      ['news/flu#2', 'brief', 'news/flu'],
    ]);
    expect(bulletins.map(({ text }) => text)).toEqual([
      lines('Flu ward closed', '', 'Flu ward closed', '', 'The ward was closed for cleaning.'),
      'The surgeon told a newspaper how the ward works.',
      'Nurses met in the town hall.',
    ]);
    for (const bulletin of bulletins)
      expect(bulletin).toMatchObject({
        source: 'news/flu.txt',
        url: 'https://example.org/flu',
        publisher: 'St Mary’s',
      });
  });

  test('undated teasers above a title that stands there twice have no date', () => {
    const seen = page(
      lines(
        '',
        'Clerks sat down with pupils on 25 July 2024.',
        '',
        '',
        'A bus line was opened.',
        '',
        '',
        'Mayor receives nurses',
        '',
        'Mayor receives nurses 10.03.2023',
        '',
        'The mayor received the nurses on March 10 this year.',
        '',
        'Go back',
        '',
        'Back to the section',
        '',
        'Back to the all news',
        '',
      ),
    );
    expect(seen).toEqual({
      title: 'Mayor receives nurses',
      date: '2023-03-10',
      body: ['The mayor received the nurses on March 10 this year.'],
      briefs: ['Clerks sat down with pupils on 25 July 2024.', 'A bus line was opened.'],
    });
  });

  test('teasers that are headlines, each under its date, do not become the title', () => {
    const seen = page(
      lines(
        '07.06.2024',
        'Tram line approved',
        '06.06.2024',
        'New trees by the river',
        '05.06.2024',
        'Mayor in the hospital',
        'Library opens on Sundays',
        '04.06.2024',
        'The library is open on Sundays.',
        'It has 3,000 books.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-06-04',
      body: ['The library is open on Sundays.', 'It has 3,000 books.'],
      briefs: [
        '[2024-06-07] Tram line approved',
        '[2024-06-06] New trees by the river',
        '[2024-06-05] Mayor in the hospital',
      ],
    });
  });

  test('behind dated teasers the headline without a date is the title', () => {
    const seen = page(
      lines(
        '07.06.2024',
        'The tram line was approved.',
        '06.06.2024',
        'Trees were planted.',
        'Library opens on Sundays',
        'The library is open on Sundays.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: null,
      body: ['The library is open on Sundays.'],
      briefs: ['[2024-06-07] The tram line was approved.', '[2024-06-06] Trees were planted.'],
    });
  });

  test('behind dated teasers the headline under its own date is the title', () => {
    const seen = page(
      lines(
        '07.06.2024',
        'The tram line was approved.',
        '06.06.2024',
        'Trees were planted.',
        '04.06.2024',
        'Library opens on Sundays',
        'The library is open on Sundays.',
        'It has 3,000 books.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-06-04',
      body: ['The library is open on Sundays.', 'It has 3,000 books.'],
      briefs: ['[2024-06-07] The tram line was approved.', '[2024-06-06] Trees were planted.'],
    });
  });

  test('where dates stand below the headlines, each teaser has the one below it', () => {
    const seen = page(
      lines(
        'The tram line was approved.',
        '07.06.2024',
        'Trees were planted.',
        '06.06.2024',
        'Library opens on Sundays',
        '04.06.2024',
        'The library is open on Sundays.',
        'It has 3,000 books.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-06-04',
      body: ['The library is open on Sundays.', 'It has 3,000 books.'],
      briefs: ['[2024-06-07] The tram line was approved.', '[2024-06-06] Trees were planted.'],
    });
  });

  test('in a list that was cut off, each teaser keeps the date above it', () => {
    const seen = page(
      lines(
        'The tram line was approved.',
        '07.06.2024',
        'Trees were planted.',
        '06.06.2024',
        'Nurses met.',
        'Library opens on Sundays',
        '04.06.2024',
        'The library is open on Sundays.',
      ),
    );
    expect(seen).toMatchObject({
      title: 'Library opens on Sundays',
      date: '2024-06-04',
      briefs: ['The tram line was approved.', '[2024-06-07] Trees were planted.', '[2024-06-06] Nurses met.'],
    });
  });

  test('a teaser’s own glued date is its date', () => {
    const seen = page(
      lines(
        '16.02.2024The tram line was approved.',
        '14.02.2024Trees were planted.',
        'Library opens on Sundays',
        '12.02.2024The library is open on Sundays. It has 3,000 books.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-02-12',
      body: ['The library is open on Sundays. It has 3,000 books.'],
      briefs: ['[2024-02-16] The tram line was approved.', '[2024-02-14] Trees were planted.'],
    });
  });

  test('an impossible date above a teaser dates nothing', () => {
    const seen = page(
      lines(
        '31.02.2024',
        'The tram line was approved.',
        '30.13.2024',
        'Trees were planted.',
        'Library opens',
        'Library opens',
        'The library is open.',
      ),
    );
    expect(seen.briefs).toEqual(['The tram line was approved.', 'Trees were planted.']);
  });

  test('a page of dated teasers only has briefs and no article', () => {
    expect(
      page(lines('News', '07.06.2024', 'The tram line was approved.', '06.06.2024', 'Trees were planted.')),
    ).toEqual({
      title: undefined,
      date: undefined,
      body: [],
      briefs: ['[2024-06-07] The tram line was approved.', '[2024-06-06] Trees were planted.'],
    });
    expect(page(lines('16.02.2024The tram line was approved.', '14.02.2024Trees were planted.')).briefs).toHaveLength(
      2,
    );
  });

  test('dated teasers behind the article are briefs too', () => {
    const seen = page(
      lines(
        'Library opens on Sundays',
        '04.06.2024',
        'The library is open on Sundays.',
        'It has 3,000 books.',
        'Latest news',
        '07.06.2024',
        'The tram line was approved.',
        '06.06.2024',
        'Trees were planted.',
      ),
    );
    expect(seen).toEqual({
      title: 'Library opens on Sundays',
      date: '2024-06-04',
      body: ['The library is open on Sundays.', 'It has 3,000 books.'],
      briefs: ['[2024-06-07] The tram line was approved.', '[2024-06-06] Trees were planted.'],
    });
  });

  test('headlines under “Related news” at the end are briefs', () => {
    const seen = page(
      lines(
        'Library opens on Sundays',
        'The library is open on Sundays.',
        'Related news:',
        'Tram line approved by the council',
        'New trees by the river',
      ),
    );
    expect(seen).toMatchObject({
      body: ['The library is open on Sundays.'],
      briefs: ['Tram line approved by the council', 'New trees by the river'],
    });
  });

  test('a teaser and its picture’s caption are one brief', () => {
    const seen = page(
      lines(
        'The tram line was approved.',
        'The tram line was approved.',
        'Trees were planted.',
        'Library opens on Sundays',
        '12.02.2024The library is open on Sundays.',
        'It has 3,000 books.',
      ),
    );
    expect(seen).toMatchObject({
      title: 'Library opens on Sundays',
      briefs: ['The tram line was approved.', 'Trees were planted.'],
    });
  });

  test('a run of entries, each with its date, is an article whose date is their range', () => {
    const seen = page(
      lines(
        'Changes in the program',
        '',
        '3 March 2024',
        'Faster start.',
        'Smaller files.',
        '',
        '1 February 2024',
        'New icons.',
        'A dark theme.',
        '',
        '2 January 2024',
        'First version.',
        'It runs.',
      ),
    );
    expect(seen).toMatchObject({ title: 'Changes in the program', date: '2024-01-02..2024-03-03', briefs: [] });
  });
});

describe('navigation remnants', () => {
  test.each([
    'Go back',
    'Back to the section',
    'Back to the all news',
    '« Back to list',
    'READ MORE…',
    'Read more →',
    'Share',
    'Share on Facebook',
    'Print',
    'View settings',
    'Home > News > Press releases',
    'Menu',
    'Previous article',
    'Next »',
    'All news',
    'Tags: roads, trams',
    'Print | Share | E-mail',
    '128 views',
    'Page 1 of 3',
    '© 2024 City Council. All rights reserved.',
    'Skip to main content',
    'Related articles',
    '(Video)',
    '66',
  ])('“%s” is not quoted', (remnant) => {
    const seen = page(
      lines(
        'Library opens on Sundays',
        '',
        'The library is open on Sundays.',
        '',
        remnant,
        '',
        'It has 3,000 books.',
        '',
        remnant,
      ),
    );
    expect(seen).toMatchObject({
      title: 'Library opens on Sundays',
      body: ['The library is open on Sundays.', 'It has 3,000 books.'],
      briefs: [],
    });
  });

  test.each([
    'Back to school fair in the town hall',
    'Share prices fell on Monday.',
    'Print run of the paper doubles',
    'Home care for the old',
    'Searching goes on.',
    'Copyright law changes in May',
    'Related party transactions',
    'Next stop: the harbour',
    'Read more books, the teachers say',
    'Menu prices in the canteen rise',
    'Topics: roads, schools and the new tram line were discussed.',
  ])('“%s” is a part of the page', (line) => {
    expect(page(lines('Library opens on Sundays', '', 'The library is open on Sundays.', '', line)).body).toContain(
      line,
    );
    expect(page(lines(line, '', 'The library is open on Sundays.')).title ?? line).toBe(line);
  });

  test('menu words above the title are neither title nor briefs', () => {
    const menu = ['City Council', 'Departments', 'Events', 'Jobs'];
    expect(page(lines(...menu, 'Library opens on Sundays from May on', 'The library is open on Sundays.'))).toEqual({
      title: 'Library opens on Sundays from May on',
      date: null,
      body: ['The library is open on Sundays.'],
      briefs: [],
    });
    expect(page(lines(...menu, 'Library opens', '12.02.2024The library is open.')).briefs).toEqual([]);
  });
});
