import { createHash } from 'node:crypto';
import type { Passage } from '../nlp/citation.js';
import { bulletinSentences, findBulletins, nameOf } from '../nlp/look-up.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import { contextOf } from './ask.js';
import { defineCommand, type Services, type Suggestion } from './command.js';
import { whyNothingToSearch } from './findings.js';
import { type Action, type Block, type Content, heading, line, note, passage, text } from './reply.js';
import { UserError } from './user-error.js';
import { privately } from './visibility.js';
import { cut } from './wording.js';

/** A page ends before it has more sentences or characters than these; a longer sentence has a page to itself. */
const PER_PAGE = { sentences: 10, characters: 2500 };

/** Longer values cannot be sent by every platform. */
const LONGEST_VALUE = 100;

export const bulletin = defineCommand({
  name: 'bulletin',
  description: 'Shows one bulletin, page by page',
  options: {
    title: {
      type: 'string',
      required: true,
      // Long enough for any path, since a bulletin's id serves as well.
      maxLength: 1000,
      description: 'Its title or a part of it',
      autocomplete: suggestBulletins,
    },
    page: { type: 'integer', min: 1, max: 10_000, description: 'Which page of it' },
    at: {
      type: 'integer',
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      description: 'The offset of a sentence to open it at',
      offered: false,
    },
    private: privately,
  },
  visibility: 'private',
  async run({ title, page, at }, services) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    const index = services.index();
    const [found, ...others] = resolve(index, title);
    if (!found) {
      const message = `title: no bulletin has “${cut(title, 60)}” in its title. /latest shows the newest ones.`;
      throw new UserError('not-found', message);
    }
    return showBulletin(await index.reading({ bulletins: [found.bulletin.id] }), found, others, { page, at });
  },
});

function suggestBulletins(typed: string, services: Services): readonly Suggestion[] {
  const index = services.index();
  return findBulletins(index, typed, 25).map((found) => ({
    label: cut(nameOf(index, found), 90),
    value: found.bulletin.id.length <= LONGEST_VALUE ? found.bulletin.id : shortId(found),
  }));
}

/** Stands for an id that is too long to be sent. */
function shortId({ bulletin: { id } }: IndexedBulletin): string {
  return `id:${createHash('sha256').update(id).digest('base64url')}`;
}

/** The bulletin of this id or this very title; else those that fit, titles that hold the words themselves first. */
function resolve(index: SentenceIndex, typed: string): readonly IndexedBulletin[] {
  const byId = index.bulletins.find(
    (one) => one.bulletin.id === typed || (typed.startsWith('id:') && shortId(one) === typed),
  );
  if (byId) return [byId];
  const folded = typed.toLowerCase();
  const byTitle = index.bulletins.filter(({ bulletin }) => bulletin.title?.toLowerCase() === folded);
  if (byTitle.length > 0) return byTitle;
  const fitting = findBulletins(index, typed, 25);
  const holds = ({ bulletin }: IndexedBulletin) => bulletin.title?.toLowerCase().includes(folded) === true;
  return [...fitting.filter(holds), ...fitting.filter((found) => !holds(found))];
}

interface Place {
  readonly page?: number | undefined;
  readonly at?: number | undefined;
}

function showBulletin(
  index: SentenceIndex,
  { bulletin: shown }: IndexedBulletin,
  others: readonly IndexedBulletin[],
  place: Place,
): Content {
  const sentences = bulletinSentences(index, shown.id) ?? [];
  const [first] = sentences;
  if (!first)
    throw new UserError('not-found', `title: “${shown.title ?? shown.id}” has no sentence that can be quoted.`);
  const starts = pageStarts(sentences);
  const pages = starts.length;
  const sought = place.at === undefined ? -1 : sentenceAt(sentences, place.at);
  const page = place.page ?? starts.findLastIndex((start) => start <= Math.max(0, sought)) + 1;
  if (page > pages) throw new UserError('not-found', `page: there is no page ${page}; the last one is ${pages}.`);
  const start = starts[page - 1] ?? 0;
  const blocks: Block[] = [
    heading(line`${shown.title ?? shown.id}`),
    { kind: 'receipt', citation: first.quotation.citation },
  ];
  if (pages > 1) blocks.push(note(line`Page ${page} of ${pages}`));
  sentences.slice(start, starts[page]).forEach((sentence, nth) => {
    blocks.push(passage('read', start + nth === sought ? marked(sentence) : sentence));
  });
  blocks.push(...showNeighbours(shown.kind, sentences));
  return { blocks, actions: [...turnPage(shown.id, page, pages), ...offer(index, others)] };
}

/** The places of the sentences that pages begin with. */
function pageStarts(sentences: readonly Passage[]): readonly number[] {
  const starts: number[] = [];
  let characters = 0;
  sentences.forEach(({ quotation: { quote } }, nth) => {
    const onPage = nth - (starts.at(-1) ?? 0);
    characters += quote.length;
    if (nth > 0 && onPage < PER_PAGE.sentences && characters <= PER_PAGE.characters) return;
    starts.push(nth);
    characters = quote.length;
  });
  return starts;
}

/** The place of the sentence that holds this offset, or the last one before it. */
function sentenceAt(sentences: readonly Passage[], offset: number): number {
  return sentences.findLastIndex(({ quotation }) => quotation.citation.start <= offset);
}

function marked(sentence: Passage): Passage {
  return { ...sentence, highlight: { start: 0, end: sentence.quotation.quote.length } };
}

/** A brief is read with what stands beside it on its page. */
function showNeighbours(kind: 'article' | 'brief', sentences: readonly Passage[]): readonly Block[] {
  const own = sentences[0]?.quotation.citation.bulletin;
  const beside = [sentences[0]?.before, sentences.at(-1)?.after].filter(
    (neighbour) => neighbour && neighbour.citation.bulletin !== own,
  );
  if (kind !== 'brief' || beside.length === 0) return [];
  const shown = beside.flatMap((quotation) => (quotation ? [alone(quotation)] : []));
  return [
    heading(line`Beside it on the page`),
    ...shown.map((one, place) => passage('listed', one, contextOf(one, `Read ${place + 1}`))),
  ];
}

function alone(quotation: Passage['quotation']): Passage {
  return { quotation, highlight: null, before: null, after: null, also: [], score: 0 };
}

function turnPage(title: string, page: number, pages: number): readonly Action[] {
  const turn = (label: string, to: number): Action => ({ label, command: 'bulletin', args: { title, page: to } });
  return [
    ...(page < pages ? [turn('Next page', page + 1)] : []),
    ...(page > 1 ? [turn('Previous page', page - 1)] : []),
  ];
}

function offer(index: SentenceIndex, others: readonly IndexedBulletin[]): readonly Action[] {
  return others.slice(0, 3).map((other) => ({
    label: `Instead: ${cut(nameOf(index, other), 60)}`,
    command: 'bulletin',
    args: { title: other.bulletin.id },
  }));
}
