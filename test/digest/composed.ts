import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { composeDigest, type DigestContent, type DigestItem, type Issue } from '../../src/digest/compose.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { bulletin } from '../nlp/collection.js';

/** The day of every digest here. */
export const DAY = '2024-05-16';

/** The digest of all these bulletins. */
export function digest(bulletins: readonly Bulletin[], more: Partial<Issue> = {}): DigestContent {
  return composeDigest(buildIndex(bulletins), { bulletins: bulletins.map(({ id }) => id), day: DAY, ...more });
}

/** The items of all groups, in their order. */
export function itemsOf({ groups }: DigestContent): DigestItem[] {
  return groups.flatMap(({ items }) => items);
}

/** What an item quotes. */
export function quotesOf(item: DigestItem | undefined): string[] | undefined {
  return item?.quotes.map(({ quotation }) => quotation.quote);
}

/** The id of the bulletin that an item quotes. */
export function idOf({ quotes }: DigestItem): string {
  return quotes[0].quotation.citation.bulletin;
}

/** The quotes of a bulletin of these paragraphs that is alone in its digest. */
export function told(...paragraphs: string[]): string[] | undefined {
  return quotesOf(itemsOf(digest([bulletin('a', paragraphs)]))[0]);
}
