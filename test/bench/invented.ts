import type { Bulletin } from '../../src/bulletins/bulletin.js';

const TEXTS = [
  'The harbour office of Port Selby reopened on 3 May 2021 after the storm. Its keepers counted 412 boats in the basin. ' +
    'Nobody was hurt, the office said in a statement.',
  'Engineers have finished the new bridge over the Tarn. It carries 12 trains a day between Lowick and Marne. ' +
    'The old bridge, built in 1911, is being taken down in March.',
  'In Marne the library lends telescopes to its readers. The Lowick Observatory gave 25 of them in June 2020. ' +
    'Members of the RAS explained how stars are found.',
];

/** A few bulletins to write others after. */
export const invented: readonly Bulletin[] = TEXTS.map((text, nth) => ({
  id: `invented-${nth}`,
  page: `invented-${nth}`,
  kind: 'article',
  text,
  blocks: [{ start: 0, end: text.length, role: 'text' }],
  title: nth === 0 ? 'Harbour office of Port Selby open again' : null,
  date: null,
  source: `invented-${nth}.txt`,
  publisher: null,
  url: null,
}));
