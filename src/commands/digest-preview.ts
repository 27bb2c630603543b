import { composeDigest, type Issue, readForDigest } from '../digest/compose.js';
import type { Heading } from '../digest/posting.js';
import { localDate } from '../digest/schedule.js';
import { type Filter, fitting } from '../digest/select.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import type { Digest } from '../state/digests.js';
import { type Caller, defineCommand, type Services } from './command.js';
import { MESSAGES, messagesOf, PER_MESSAGE } from './digest-blocks.js';
import { digestsOf, findDigest, whichDigest } from './digest-common.js';
import { whyNothingToSearch } from './findings.js';
import { type Content, line, note, text } from './reply.js';
import { UserError } from './user-error.js';
import { count, describeDay } from './wording.js';

export const digestPreview = defineCommand({
  name: 'digest preview',
  description: 'Shows what a digest would post, without posting it',
  options: {
    name: whichDigest,
    date: { type: 'date', edge: 'last', description: 'Of the bulletins published on this day: 2024-09-03' },
  },
  visibility: 'private',
  manager: true,
  async run({ name, date }, services, caller) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    const digest = await digestFor(name, services, caller);
    if (date !== undefined)
      return show(
        await publishedOn(services.index(), date, digest),
        `A preview of bulletins published on ${describeDay(date)}.`,
        digest,
        services,
      );
    const waiting = digest && services.digests ? await services.digests.waiting(digest) : null;
    if (digest && waiting && waiting.bulletins.length + waiting.corrected.length > 0) {
      const day = localDate(digest.zone, services.now().getTime());
      return show({ ...waiting, day }, 'A preview of what would be posted now.', digest, services);
    }
    const newest = await newestDay(services.index(), digest);
    if (newest === null)
      throw new UserError('not-found', 'No bulletin for this digest has a date. Name a day with the option date.');
    const waited = digest ? 'Nothing has come since the last one. ' : '';
    return show(
      await publishedOn(services.index(), newest, digest),
      `${waited}A preview of the newest day that bulletins were published on, ${describeDay(newest)}.`,
      digest,
      services,
    );
  },
});

/** The digest that is meant; null in a place that has none, where any is as good as another. */
async function digestFor(name: string | undefined, services: Services, { guild }: Caller): Promise<Digest | null> {
  if (guild === null || !services.digests) {
    if (name === undefined) return null;
    throw new UserError('not-found', 'name: there are no digests here. Leave it out to see what a digest looks like.');
  }
  const state = await services.state();
  if (name === undefined && (await digestsOf(guild, state)).length === 0) return null;
  return findDigest(guild, name, state);
}

async function show(issue: Issue, introduction: string, digest: Digest | null, services: Services): Promise<Content> {
  const content = composeDigest(await readForDigest(services.index(), issue), issue);
  const shown: Heading = {
    guild: digest?.guild ?? '',
    name: digest?.name ?? 'Digest',
    date: issue.day,
    due: services.now().getTime(),
    zone: digest?.zone ?? 'UTC',
    after: null,
    missed: 0,
    late: false,
  };
  // One reply numbers its items through, so they stand in one message.
  const [message] = messagesOf(shown, content, { messages: 1, perMessage: MESSAGES * PER_MESSAGE });
  const { blocks = [], more = 0 } = message ?? {};
  return {
    blocks: [
      note(line`${introduction} Nothing was posted.`),
      ...blocks,
      ...(more > 0 ? [note(line`${count(more, 'more item')} would open page by page.`)] : []),
    ],
    actions: [],
  };
}

const ALL: Filter = { source: null, topic: null };

/** The bulletins that tell of being published on a day, or on days around it that include it. */
async function publishedOn(index: SentenceIndex, day: string, digest: Digest | null): Promise<Issue> {
  const isOf = ({ date }: IndexedBulletin) =>
    date !== null && (date.precision === 'day' || date.precision === 'range') && date.from <= day && day <= date.to;
  const ids = index.bulletins.filter(isOf).map(({ bulletin }) => bulletin.id);
  return { bulletins: await fitting(index, digest ?? ALL, ids), day };
}

/** The newest first day of a bulletin that is dated by days; null when there is none. */
async function newestDay(index: SentenceIndex, digest: Digest | null): Promise<string | null> {
  const days = new Map<string, string[]>();
  for (const { bulletin, date } of index.bulletins) {
    if (date === null || date.precision === 'month' || date.precision === 'year') continue;
    days.set(date.from, [...(days.get(date.from) ?? []), bulletin.id]);
  }
  for (const [day, ids] of [...days].sort(([a], [b]) => (a < b ? 1 : -1))) {
    if ((await fitting(index, digest ?? ALL, ids)).length > 0) return day;
  }
  return null;
}
