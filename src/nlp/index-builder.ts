import type { Bulletin, KnownDate } from '../bulletins/bulletin.js';
import { Aliases } from './aliases.js';
import { datingSentences } from './bulletin-date.js';
import type { Span } from './citation.js';
import type { DateMention } from './dates.js';
import { foreignLanguage } from './language.js';
import type {
  IndexedBulletin,
  IndexedSentence,
  NotEnglish,
  Postings,
  SentenceIndex,
  Vocable,
} from './sentence-index.js';
import { splittingSentences } from './sentences.js';
import type { Steps } from './steps.js';
import { isStopWord, termsOf } from './terms.js';

const NO_DATES: readonly DateMention[] = [];

type Draft = { -readonly [key in keyof IndexedSentence]: IndexedSentence[key] };

/** Of a bulletin's text its language is told by no more characters than this. */
const LANGUAGE_SAMPLE = 4000;

/** Collects postings while the collection is read. Whatever takes a time that grows with the collection is done in steps. */
class Builder {
  readonly bulletins: IndexedBulletin[] = [];
  readonly sentences: Draft[] = [];
  readonly repeats = new Map<number, number[]>();
  readonly vocabulary = new Map<string, Vocable>();
  readonly aliases = new Aliases();
  readonly notEnglish: NotEnglish[] = [];
  #terms = 0;

  *add(bulletin: Bulletin): Steps<void> {
    const language = foreignLanguage(bulletin.text);
    yield Math.min(bulletin.text.length, LANGUAGE_SAMPLE);
    if (language) {
      this.notEnglish.push({ id: bulletin.id, source: bulletin.source, language });
      return;
    }
    const number = this.bulletins.length;
    const firstSentence = this.sentences.length;
    for (const [i, block] of bulletin.blocks.entries()) {
      const spans = yield* splittingSentences(bulletin.text, block);
      for (const span of spans) this.#addSentence(bulletin, number, i, span);
    }
    const endSentence = this.sentences.length;
    const date = yield* this.#date(bulletin, firstSentence, endSentence);
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
  *#date(bulletin: Bulletin, first: number, end: number): Steps<KnownDate | null> {
    const own = this.sentences.slice(first, end);
    const texts = own.map(({ start, end: to }) => bulletin.text.slice(start, to));
    const { date, mentions } = yield* datingSentences(bulletin, texts, own[0]?.isTitle ? 1 : 0);
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
  *#foldRepeats(): Steps<void> {
    const firsts = new Map<string, number>();
    const keys: string[] = [];
    for (let id = 0; id < this.sentences.length; id++) {
      const key = this.#text(id).replace(/\s+/g, ' ');
      keys.push(key);
      const known = firsts.get(key);
      if (known === undefined || this.#rank(id) < this.#rank(known)) firsts.set(key, id);
      yield key.length;
    }
    for (const [id, key] of keys.entries()) {
      this.#fold(id, firsts.get(key) ?? id);
      yield key.length;
    }
  }

  #rank(id: number): number {
    const own = this.bulletins[this.sentences[id]?.bulletin ?? -1];
    return own?.bulletin.date ? 0 : own?.date ? 1 : 2;
  }

  #fold(id: number, canonical: number): void {
    const sentence = this.sentences[id];
    if (!sentence || canonical === id) return;
    sentence.canonical = canonical;
    const others = this.repeats.get(canonical);
    if (others) others.push(id);
    else this.repeats.set(canonical, [id]);
  }

  *#post(): Steps<void> {
    for (const [id, sentence] of this.sentences.entries()) {
      if (sentence.canonical === id) this.#postSentence(id, sentence);
      yield sentence.end - sentence.start;
    }
  }

  #postSentence(id: number, sentence: Draft): void {
    const text = this.#text(id);
    for (const { term, word, start } of termsOf(text)) {
      if (isStopWord(word)) continue;
      sentence.length++;
      const vocable = this.#vocable(term, word);
      post(vocable.sentences, id);
      if (start > 1 && /\p{Lu}/u.test(text[start] ?? '')) vocable.capitals++;
    }
    this.#terms += sentence.length;
    this.aliases.learn(text);
  }

  #text(id: number): string {
    const sentence = this.sentences[id];
    return (sentence && this.bulletins[sentence.bulletin]?.bulletin.text.slice(sentence.start, sentence.end)) ?? '';
  }

  *build(): Steps<SentenceIndex> {
    yield* this.#foldRepeats();
    yield* this.#post();
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

/** Builds the index of a collection in steps. `onProgress` is called now and then with the number of bulletins done. */
export function* indexing(
  bulletins: readonly Bulletin[],
  onProgress?: (done: number, of: number) => void,
): Steps<SentenceIndex> {
  const builder = new Builder();
  for (const [i, bulletin] of bulletins.entries()) {
    yield* builder.add(bulletin);
    if (i % 64 === 63) onProgress?.(i + 1, bulletins.length);
  }
  onProgress?.(bulletins.length, bulletins.length);
  return yield* builder.build();
}
