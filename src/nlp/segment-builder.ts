import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { datingSentences } from './bulletin-date.js';
import { isCapitalAt } from './capitalised-runs.js';
import type { Span } from './citation.js';
import { codesOf } from './codes.js';
import { foreignLanguage, SAMPLE } from './language.js';
import { eachExplained, eachName } from './name-lists.js';
import { FOLLOWS, IS_TITLE, type Segment, samenessHash } from './segment.js';
import { Draft } from './segment-draft.js';
import { splittingSentences } from './sentences.js';
import type { Steps } from './steps.js';

/**
 * Analyses bulletins into a segment, in steps. Briefs of a page stand next to each other, in reading order, since they
 * are context for each other.
 *
 * @param onProgress called now and then with the number of bulletins done
 */
export function* analysing(
  bulletins: readonly Bulletin[],
  onProgress?: (done: number, of: number) => void,
): Steps<Segment> {
  const draft = new Draft();
  yield* addingBulletins(draft, bulletins, onProgress);
  return yield* draft.finishing();
}

/** Adds bulletins to a segment in the making, in steps. */
export function* addingBulletins(
  draft: Draft,
  bulletins: readonly Bulletin[],
  onProgress?: (done: number, of: number) => void,
): Steps<void> {
  for (const [i, bulletin] of bulletins.entries()) {
    yield* addBulletin(draft, bulletin);
    if (i % 64 === 63) onProgress?.(i + 1, bulletins.length);
  }
  onProgress?.(bulletins.length, bulletins.length);
}

function* addBulletin(draft: Draft, bulletin: Bulletin): Steps<void> {
  draft.firstSentences.push(draft.size);
  const language = foreignLanguage(bulletin.text);
  yield Math.min(bulletin.text.length, SAMPLE);
  let date: KnownDate | null = null;
  if (!language) {
    const sentences = yield* splitting(bulletin);
    const follows = isNextBrief(draft, bulletin);
    for (const [i, sentence] of sentences.entries()) {
      addSentence(draft, bulletin, sentence, i > 0 || follows ? FOLLOWS : 0);
      yield sentence.end - sentence.start;
    }
    date = yield* addDates(draft, bulletin, sentences);
    const { title } = bulletin;
    if (title) draft.words.eachWord(title, codesOf(title), (word) => draft.titleTokens.ids.push(word));
  }
  draft.titleTokens.close();
  draft.bulletins.push({ bulletin, date, language: language ?? null });
}

/** A sentence and the number of its block. */
interface Placed extends Span {
  readonly block: number;
}

function* splitting(bulletin: Bulletin): Steps<Placed[]> {
  const sentences: Placed[] = [];
  for (const [block, span] of bulletin.blocks.entries()) {
    for (const { start, end } of yield* splittingSentences(bulletin.text, span)) sentences.push({ start, end, block });
  }
  return sentences;
}

/** Whether a brief stands beside the one before it, which has sentences. */
function isNextBrief(draft: Draft, { kind, page }: Bulletin): boolean {
  const before = draft.bulletins.at(-1);
  if (kind !== 'brief' || before?.bulletin.kind !== 'brief' || before.bulletin.page !== page) return false;
  return draft.size > draft.firstSentences.last(2);
}

function addSentence(draft: Draft, bulletin: Bulletin, { start, end, block }: Placed, follows: number): void {
  const text = bulletin.text.slice(start, end);
  draft.starts.push(start);
  draft.ends.push(end);
  draft.blocks.push(block);
  draft.marks.push(follows | (bulletin.blocks[block]?.role === 'title' ? IS_TITLE : 0));
  const codes = codesOf(text);
  draft.hashes.push(samenessHash(codes, text.length));
  draft.words.eachWord(text, codes, (word, at) => {
    draft.tokens.ids.push(2 * word + (at > 1 && isCapitalAt(text, at, codes) ? 1 : 0));
  });
  draft.tokens.close();
  eachName(text, (from, to) => draft.names.addCodes(codes, from, to), codes);
  eachExplained(text, (one) => draft.explained.add(one));
}

/** Finds the sentences' dates, and with them the bulletin's. */
function* addDates(draft: Draft, bulletin: Bulletin, sentences: readonly Placed[]): Steps<KnownDate | null> {
  const texts = sentences.map(({ start, end }) => bulletin.text.slice(start, end));
  const [first] = sentences;
  const hasTitle = first !== undefined && bulletin.blocks[first.block]?.role === 'title';
  const { date, mentions } = yield* datingSentences(bulletin, texts, hasTitle ? 1 : 0);
  const own = draft.size - sentences.length;
  mentions.forEach((told, i) => {
    for (const mention of told) draft.dates.add(own + i, mention);
  });
  return date;
}
