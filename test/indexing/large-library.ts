import type { Library } from '../../src/bulletins/library.js';
import { bulletin, on } from '../nlp/collection.js';

const PLACES = 'Highwater Lowmere Tarnside Marlow Oakham Ferndale'.split(' ');

/** A library of so many bulletins of about 700 characters, no two alike, each in a file of its own. */
export function libraryOf(size: number, change: (number: number) => string = () => ''): Library {
  const bulletins = Array.from({ length: size }, (_, i) => {
    const place = PLACES[i % PLACES.length];
    const text = `Bridge ${i} over the Tarn was opened at ${place} on 3 September 2024. Mayor Edith Marlow spoke. ${change(i)}`;
    const more = `Engineers of the Road Works Office (RWO) counted ${i * 7} cars on it. `.repeat(8).trim();
    return bulletin(`b${i}`, [text.trim(), more], { date: on('2024-09-04') });
  });
  const files = bulletins.map((own) => ({ key: own.id, facts: own.text, bulletins: [own], remarks: [] }));
  return { bulletins, files, pages: size, skipped: [] };
}
