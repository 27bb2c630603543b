import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { Aliases } from './aliases.js';
import { dateSentences } from './bulletin-date.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { foreignLanguage } from './language.js';
import { splitSentences } from './sentences.js';
import { isStopWord, termsOf } from './terms.js';

/** A bulletin with what the index knows of it. */
export interface IndexedBulletin {
  readonly bulletin: Bulletin;
  /** Its own date, or the one that its first sentence implies; null when neither is known. */
  readonly date: KnownDate | null;
  /** Its sentences are `firstSentence` … `endSentence - 1`. */
  readonly firstSentence: number;
  readonly endSentence: number;
}

/** A sentence of the collection; its number is its place in `SentenceIndex.sentences`. */
export interface IndexedSentence extends Span {
  /** Number of its bulletin in `SentenceIndex.bulletins`. */
  readonly bulletin: number;
  /** Number of its block within the bulletin. */
  readonly block: number;
  readonly isTitle: boolean;
  /** Number of its content terms. */
  readonly length: number;
  /** The sentence that is searched in its place: itself, or the first (dated ones first) with the same words. */
  readonly canonical: number;
  /** The neighbours that lend it context, or -1: the sentences beside it, for briefs the briefs beside it. */
  readonly previous: number;
  readonly next: number;
  /** What it tells of time, years inferred. */
  readonly dates: readonly DateMention[];
}

/** Where a term stands: ascending numbers (of sentences, or of bulletins for titles) and how often in each. */
export interface Postings {
  readonly ids: number[];
  readonly counts: number[];
}

/** A term of the collection. */
export interface Vocable {
  /** The first word met with this term, for showing. */
  readonly word: string;
  /** How often it stands inside a sentence with a capital: the share tells a name from a word. */
  capitals: number;
  readonly sentences: Postings;
  readonly titles: Postings;
}

/** Everything that answering needs, held in memory. Built once from a collection by `buildIndex`; never changes. */
export interface SentenceIndex {
  /** The English bulletins, in the order given. */
  readonly bulletins: readonly IndexedBulletin[];
  readonly sentences: readonly IndexedSentence[];
  /** Number of sentences that are searched: each once, however often it stands. */
  readonly sentenceCount: number;
  /** Sentences that stand elsewhere too: the searched one's number → the others'. */
  readonly repeats: ReadonlyMap<number, readonly number[]>;
  readonly vocabulary: ReadonlyMap<string, Vocable>;
  readonly aliases: Aliases;
  /** Bulletins that are kept out because they are not in English. */
  readonly notEnglish: readonly NotEnglish[];
  /** Average number of content terms of a sentence. */
  readonly averageLength: number;
}

/** A bulletin that is kept out because of its language, with that language's English name. */
export interface NotEnglish {
  readonly id: string;
  readonly source: string;
  readonly language: string;
}

/** The words of a sentence, verbatim. Throws a RangeError when the index has no sentence of that number. */
export function sentenceText(index: Pick<SentenceIndex, 'bulletins' | 'sentences'>, id: number): string {
  const sentence = index.sentences[id];
  const bulletin = sentence && index.bulletins[sentence.bulletin];
  if (!bulletin) throw new RangeError(`expected a sentence number below ${index.sentences.length}, got ${id}`);
  return bulletin.bulletin.text.slice(sentence.start, sentence.end);
}

const NO_DATES: readonly DateMention[] = [];

type Draft = { -readonly [key in keyof IndexedSentence]: IndexedSentence[key] };

/** Collects postings while the collection is read. */
class Builder {
  readonly bulletins: IndexedBulletin[] = [];
  readonly sentences: Draft[] = [];
  readonly repeats = new Map<number, number[]>();
  readonly vocabulary = new Map<string, Vocable>();
  readonly aliases = new Aliases();
  readonly notEnglish: NotEnglish[] = [];
  #terms = 0;

  add(bulletin: Bulletin): void {
    const language = foreignLanguage(bulletin.text);
    if (language) {
      this.notEnglish.push({ id: bulletin.id, source: bulletin.source, language });
      return;
    }
    const number = this.bulletins.length;
    const firstSentence = this.sentences.length;
    bulletin.blocks.forEach((block, i) => {
      for (const span of splitSentences(bulletin.text, block)) this.#addSentence(bulletin, number, i, span);
    });
    const endSentence = this.sentences.length;
    const date = this.#date(bulletin, firstSentence, endSentence);
    this.bulletins.push({ bulletin, date, firstSentence, endSentence });
    this.#link(number);
    if (bulletin.title) this.#addTitle(bulletin.title, number);
  }

  #addSentence(bulletin: Bulletin, number: number, block: number, span: Span): void {
    const id = this.sentences.length;
    const isTitle = bulletin.blocks[block]?.role === 'title';
    this.sentences.push({
      start: span.start,
      end: span.end,
      bulletin: number,
      block,
      isTitle,
      length: 0,
      canonical: id,
      previous: -1,
      next: -1,
      dates: NO_DATES,
    });
  }

  /** Finds the sentences' dates, and with them the bulletin's. */
  #date(bulletin: Bulletin, first: number, end: number): KnownDate | null {
    const own = this.sentences.slice(first, end);
    const texts = own.map(({ start, end: to }) => bulletin.text.slice(start, to));
    const { date, mentions } = dateSentences(bulletin, texts, own[0]?.isTitle ? 1 : 0);
    own.forEach((sentence, i) => {
      sentence.dates = mentions[i] ?? NO_DATES;
    });
    return date;
  }

  /** Links neighbours: sentences within a bulletin, the first sentences of consecutive briefs of a page. */
  #link(number: number): void {
    const own = this.bulletins[number];
    if (!own) return;
    for (let id = own.firstSentence + 1; id < own.endSentence; id++) this.#join(id - 1, id);
    const before = this.bulletins[number - 1];
    const briefs = own.bulletin.kind === 'brief' && before?.bulletin.kind === 'brief';
    if (briefs && before.bulletin.page === own.bulletin.page && before.endSentence > before.firstSentence) {
      if (own.endSentence > own.firstSentence) this.#join(before.endSentence - 1, own.firstSentence);
    }
  }

  #join(previous: number, next: number): void {
    const [a, b] = [this.sentences[previous], this.sentences[next]];
    if (a) a.next = next;
    if (b) b.previous = previous;
  }

  #vocable(term: string, word: string): Vocable {
    let vocable = this.vocabulary.get(term);
    if (!vocable) {
      vocable = { word, capitals: 0, sentences: { ids: [], counts: [] }, titles: { ids: [], counts: [] } };
      this.vocabulary.set(term, vocable);
    }
    return vocable;
  }

  #addTitle(title: string, bulletin: number): void {
    for (const { term, word } of termsOf(title)) {
      if (isStopWord(word)) continue;
      post(this.#vocable(term, word).titles, bulletin);
    }
  }

  /** Same words, same quotation: of those the first in a bulletin that has a date of its own is searched,
   * else the first with an inferred one, else the first. */
  #foldRepeats(): void {
    const rank = (id: number) => {
      const own = this.bulletins[this.sentences[id]?.bulletin ?? -1];
      return own?.bulletin.date ? 0 : own?.date ? 1 : 2;
    };
    const byText = new Map<string, number>();
    const keys = this.sentences.map((_, id) => sentenceText(this, id).replace(/\s+/g, ' '));
    keys.forEach((key, id) => {
      const known = byText.get(key);
      if (known === undefined || rank(id) < rank(known)) byText.set(key, id);
    });
    this.sentences.forEach((sentence, id) => {
      const canonical = byText.get(keys[id] ?? '');
      if (canonical === undefined || canonical === id) return;
      sentence.canonical = canonical;
      this.repeats.set(canonical, [...(this.repeats.get(canonical) ?? []), id]);
    });
  }

  #post(): void {
    this.sentences.forEach((sentence, id) => {
      if (sentence.canonical !== id) return;
      const text = sentenceText(this, id);
      for (const { term, word, start } of termsOf(text)) {
        if (isStopWord(word)) continue;
        sentence.length++;
        const vocable = this.#vocable(term, word);
        post(vocable.sentences, id);
        if (start > 1 && /\p{Lu}/u.test(text[start] ?? '')) vocable.capitals++;
      }
      this.#terms += sentence.length;
      this.aliases.learn(text);
    });
  }

  build(): SentenceIndex {
    this.#foldRepeats();
    this.#post();
    const { bulletins, sentences, repeats, vocabulary, aliases, notEnglish } = this;
    const repeated = [...repeats.values()].reduce((sum, others) => sum + others.length, 0);
    const sentenceCount = sentences.length - repeated;
    const averageLength = this.#terms / Math.max(1, sentenceCount);
    return { bulletins, sentences, sentenceCount, repeats, vocabulary, aliases, notEnglish, averageLength };
  }
}

function post(postings: Postings, id: number): void {
  const last = postings.ids.length - 1;
  if (postings.ids[last] === id) postings.counts[last] = (postings.counts[last] ?? 0) + 1;
  else {
    postings.ids.push(id);
    postings.counts.push(1);
  }
}

/**
 * Builds the index of a collection.
 *
 * @param bulletins in the order in which equals are listed; briefs of a page next to each other, in reading order
 * @param onProgress called now and then with the number of bulletins done
 */
export function buildIndex(
  bulletins: readonly Bulletin[],
  onProgress?: (done: number, of: number) => void,
): SentenceIndex {
  const builder = new Builder();
  bulletins.forEach((bulletin, i) => {
    builder.add(bulletin);
    if (i % 64 === 63) onProgress?.(i + 1, bulletins.length);
  });
  onProgress?.(bulletins.length, bulletins.length);
  return builder.build();
}
