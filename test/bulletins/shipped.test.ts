import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/bulletins/library.js';
import { quotable, seen } from './seen.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const shared = process.env.SHARED ?? join(project, '..', 'shared');
const collection = join(shared, 'eval', 'csto', 'bulletins');

describe('the page that ships', () => {
  test('is an article of January 9, 2022 with six briefs, each a slice of the file', async () => {
    const { bulletins, pages, skipped } = await loadLibrary([join(project, 'data', 'bulletins')]);
    expect(skipped).toEqual([]);
    expect(pages).toBe(1);
    const [article] = bulletins;
    expect(article).toMatchObject({
      id: '000_b71894d74b644545',
      source: '000_b71894d74b644545.txt',
      kind: 'article',
      date: { from: '2022-01-09', to: '2022-01-09', precision: 'day', basis: 'stated' },
      publisher: 'CSTO',
      url: 'https://en.odkb-csto.org/news/news_odkb/oboronnye-vedomstva-obsudili-obstanovku-v-kazakhstane-i-deystviya-kollektivnykh-mirotvorcheskikh-sil/',
    });
    const { title, body, briefs } = seen(bulletins);
    expect(title).toMatch(/^The Defense Ministries have discussed .* Collective Peacekeeping Forces$/);
    expect(body.map((block) => block.slice(0, 32))).toEqual([
      'On January 9, 2022, under the ge',
      'In the course of the meeting, it',
      'In the shortest possible time, t',
      'The CSTO Joint Staff, together w',
      'Since the beginning of the aggra',
      'A day-and-night work of the CSTO',
      'In order to carry out peacekeepi',
    ]);
    expect(briefs.map((text) => text.slice(0, 32))).toEqual([
      'The CSTO Secretary General Imang',
      'From 3 to 6 September, participa',
      'Issues related to the preparatio',
      'On September 3, 2024 in Moscow, ',
      'The Chief of the Joint Staff of ',
      'Representatives of the press ser',
    ]);
    const file = readFileSync(join(project, 'data', 'bulletins', '000_b71894d74b644545.txt'), 'utf8');
    for (const { text } of bulletins) expect(file).toContain(text);
  });
});

describe.skipIf(!existsSync(collection))(
  'the larger collection of saved pages (skipped where it is not at hand: SHARED/eval or ../shared/eval)',
  () => {
    test('loads whole, and every word that may be quoted is in its file', async () => {
      const { bulletins, pages, skipped } = await loadLibrary([collection]);
      expect(skipped).toEqual([]);
      expect(pages).toBe(66);
      for (const bulletin of bulletins) {
        const file = readFileSync(join(collection, bulletin.source), 'utf8');
        expect(file).toContain(bulletin.text);
        for (const quote of quotable(bulletin)) {
          expect(quote).not.toMatch(/^(?:date |Go back|Back to|View settings|Posted:|Today,|\d{2}\.\d{2}\.\d{4})/);
        }
      }
    });

    test('has a title or a dated header for each article, and no article’s date on a brief without one', async () => {
      const { bulletins } = await loadLibrary([collection]);
      const articles = bulletins.filter(({ kind }) => kind === 'article');
      expect(articles).toHaveLength(66);
      for (const { title, date } of articles) expect(title ?? date).not.toBeNull();
      for (const { kind, blocks } of bulletins) if (kind === 'brief') expect(blocks).toHaveLength(1);
    });
  },
);
