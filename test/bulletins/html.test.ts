import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/bulletins/html.js';
import { dateSeen, quotable } from './seen.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/bulletins/${name}`, import.meta.url), 'utf8');

function read(input: string) {
  const [bulletin] = readHtml(input, { id: 'page', source: 'page.html' }).bulletins;
  if (!bulletin) return null;
  const { title, date, url, publisher } = bulletin;
  return { title, date: dateSeen(date), url, publisher, quotable: quotable(bulletin) };
}
const body = (html: string) =>
  read(`<!doctype html><html><head><title>x</title></head><body>${html}</body></html>`)?.quotable;

describe('a web page', () => {
  test('gives its article without menus, and what its head says', () => {
    expect(read(fixture('hospital.html'))).toMatchInlineSnapshot(`
      {
        "date": "2024-03-12",
        "publisher": "Riverside Hospital",
        "quotable": [
          "New children’s ward opens at Riverside",
          "The new children’s ward took in its first eleven patients on Tuesday morning, three weeks earlier than planned. It replaces the old ward in the east wing, which dates from 1968.",
          "The building cost 14.2 million and has 24 beds, a play room and eight rooms in which parents can stay overnight. “Nobody should be alone here,” said head nurse Amina Yusuf.",
          "The play room looks out on the river.",
          "How to visit",
          "Visiting hours are from 2 to 7 p.m. every day.",
          "Children under twelve come with an adult.",
          "Floor Beds",
          "First 10",
          "Second 14",
          "The old ward will be turned into a day clinic for allergies by the end of the year, said the hospital’s director, Dr. Jonas Weber. Until then it stays closed, and the way to the laboratory leads through the garden.",
        ],
        "title": "New children’s ward opens at Riverside",
        "url": "https://riverside.example/news/childrens-ward",
      }
    `);
  });

  test('that is short gives its text without menus, too', () => {
    expect(read(fixture('council.html'))).toMatchInlineSnapshot(`
      {
        "date": "2024-05-07",
        "publisher": null,
        "quotable": [
          "Tram line approved",
          "The council approved the tram line to the harbour by 31 votes to 12.",
          "Works begin in autumn
      and last two years.",
        ],
        "title": "Tram line approved",
        "url": null,
      }
    `);
  });

  test('of a few words needs no head and no body', () => {
    expect(read('<h1>Ward opens</h1><p>The ward opened.<p>The mayor came.')).toEqual({
      title: 'Ward opens',
      date: null,
      url: null,
      publisher: null,
      quotable: ['Ward opens', 'The ward opened.', 'The mayor came.'],
    });
    expect(read('<html><title>Ward</title><p>The ward opened.')).toMatchObject({
      title: 'Ward',
      quotable: ['The ward opened.'],
    });
    expect(read('The ward opened.')).toMatchObject({ title: null, quotable: ['The ward opened.'] });
  });

  test('without words gives nothing', () => {
    for (const html of ['', '<p></p>', '<nav>Menu</nav>', '<script>let words;</script>', '<!-- words -->'])
      expect(read(html)).toBeNull();
  });

  test('has entities, no-break spaces and line breaks read as people see them', () => {
    expect(
      body('<p>Fish&nbsp;&amp;&#32;chips &mdash; &ldquo;hot&rdquo;\n   today.</p><p>One.<br>Two.<br/>three</p>'),
    ).toEqual(['Fish & chips — “hot” today.', 'One.', 'Two.', 'three']);
  });

  test('has a block for each list item and each row of a table', () => {
    expect(
      body(
        '<ul><li>Masks</li><li>Passes <b>and</b> <i>smiles</i></li></ul><table><tr><th>Ward</th><th>Beds</th></tr><tr><td><p>Flu</p></td><td>24</td></tr></table><dl><dt>Open</dt><dd>Daily</dd></dl>',
      ),
    ).toEqual(['Masks', 'Passes and smiles', 'Ward Beds', 'Flu 24', 'Open', 'Daily']);
  });

  test('has preformatted text read line by line', () => {
    expect(body('<pre>The ward opened.\nThe mayor   came\nwith the nurses.\n\nBye.</pre>')).toEqual([
      'The ward opened.',
      'The mayor   came\nwith the nurses.',
      'Bye.',
    ]);
  });

  test('laid out with tables is read cell by cell', () => {
    const long = 'The ward opened. '.repeat(20).trim();
    expect(body(`<table><tr><td><p>${long}</p><p>The mayor came.</p></td></tr></table>`)).toEqual([
      long,
      'The mayor came.',
    ]);
  });

  test('leaves out what is hidden, scripts, forms and menus', () => {
    expect(
      body(
        '<header>Site</header><nav>Menu</nav><p hidden>Secret.</p><p style="display: none">Secret.</p><aside>Ads</aside><form><input><button>Go</button></form><p>The ward opened.</p><style>p{}</style><p>Read more</p><footer>Imprint</footer>',
      ),
    ).toEqual(['The ward opened.']);
  });

  test('that is one single form is read all the same', () => {
    expect(body('<form><p>The ward opened.</p></form>')).toEqual(['The ward opened.']);
  });

  test.each([
    ['<meta property="article:published_time" content="2024-02-16T10:00:00Z">', '2024-02-16'],
    ['<meta name="date" content="16 February 2024">', '2024-02-16'],
    ['<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-02-16"}</script>', '2024-02-16'],
    ['<meta itemprop="datePublished" content="2024-02-16">', '2024-02-16'],
    ['<meta name="date" content="soon"><meta itemprop="datePublished" content="2024-02-16">', '2024-02-16'],
    ['<meta name="date" content="soon">', null],
  ])('is dated by %s', (head, date) => {
    expect(read(`<html><head>${head}</head><body><p>The ward opened.</p></body></html>`)?.date).toBe(date);
  });

  test('is dated by the time in its article, not by its neighbours’', () => {
    const neighbour = '<div><time datetime="2020-01-01">Long ago</time> Old news</div>';
    expect(
      read(`${neighbour}<article><time datetime="2024-02-16">Friday</time><p>The ward opened.</p></article>`)?.date,
    ).toBe('2024-02-16');
    expect(read(`${neighbour}${neighbour}<p>The ward opened.</p>`)?.date).toBeNull();
  });

  test('takes the heading of its article for the title, not the site’s name in the banner', () => {
    const page = (inner: string) =>
      read(
        `<html><head><title>Ward opens | St Mary’s</title></head><body><header><h1>St Mary’s</h1></header>${inner}</body></html>`,
      )?.title;
    expect(page('<main><h1>Ward opens</h1><p>The ward opened.</p></main>')).toBe('Ward opens');
    expect(page('<div><h1>Ward opens</h1><p>The ward opened.</p></div>')).toBe('Ward opens');
    expect(page('<p>The ward opened.</p>')).toBe('Ward opens | St Mary’s');
  });

  test('takes no address but http and https', () => {
    const url = (href: string) =>
      read(`<html><head><link rel="canonical" href="${href}"></head><body><p>The ward opened.</p></body></html>`)?.url;
    expect(url('https://example.org/ward')).toBe('https://example.org/ward');
    expect(url('javascript:alert(1)')).toBeNull();
    expect(url('/ward')).toBeNull();
  });

  test('nested beyond reason is refused, nested deeply is read', () => {
    expect(() => read('<div>'.repeat(5_000))).toThrow('nested at most');
    expect(read(`${'<div>'.repeat(500)}The ward opened.`)?.quotable).toEqual(['The ward opened.']);
  });
});
