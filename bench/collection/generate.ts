/**
 * Collections of any size that behave like real ones, written after a given one.
 *
 * What real collections have, and what the figures of an index depend on:
 * - Sentences with their stop words, punctuation, names, numbers and dates where they belong: each is one of the given
 *   collection, with its words, names and numbers exchanged (`template.ts`).
 * - Few common words and no end of rare ones, so that postings are long and short as in life and the vocabulary grows
 *   with the collection (`vocabulary.ts`).
 * - Bulletins that are about something: a word that stands once in a text is likely to stand there again (Church and Gale,
 *   Poisson Mixtures, 1995), and in its title. Without that neighbours and titles would have nothing to do with a sentence.
 * - Titles, paragraphs of a few sentences, and dates that go on.
 *
 * The same source, seed and number of sentences give the same bulletins, byte for byte, and fewer sentences give the
 * beginning of more. They are made one at a time.
 */
import type { Block, Bulletin } from '../../src/bulletins/bulletin.js';
import { MONTHS, type Part, type Source, type Template } from './template.js';
import { capitalised, type Kind } from './vocabulary.js';

/** A bulletin, and where its sentences stand in its text: start and end by turns. The title is the first of them. */
export interface Written {
  readonly bulletin: Bulletin;
  readonly spans: readonly number[];
}

/** Sentences of a bulletin, the title among them; a paragraph has up to four. */
const LENGTH = { least: 20, most: 30 };
const PARAGRAPH = 4;
const A_DAY = 4;
const FIRST_DAY = Date.parse('2000-01-01');
const DAY = 86_400_000;
const PUBLISHERS = 12;
/**
 * What a bulletin is about: how many words of each kind, and how often such a word is used where one of its kind stands;
 * in a title so much more often.
 */
const TOPIC: Partial<Record<Kind, { readonly words: number; readonly share: number }>> = {
  name: { words: 8, share: 0.4 },
  acronym: { words: 2, share: 0.5 },
  plain: { words: 8, share: 0.15 },
  s: { words: 3, share: 0.15 },
};
const IN_TITLE = 2.5;

/** A bulletin in the making. */
interface Subject {
  readonly topic: ReadonlyMap<Kind, readonly string[]>;
  readonly date: string;
  /** How many times its words are used as often as in a sentence. */
  readonly emphasis: number;
}

/** Writes bulletins. */
class Writer {
  readonly #source: Source;
  readonly #random: () => number;

  constructor(source: Source, random: () => number) {
    this.#source = source;
    this.#random = random;
  }

  /** The nth bulletin, with this many sentences at most. */
  bulletin(nth: number, most: number): Written {
    const date = new Date(FIRST_DAY + Math.floor(nth / A_DAY) * DAY).toISOString().slice(0, 10);
    const length = Math.min(most, LENGTH.least + this.#below(LENGTH.most - LENGTH.least + 1));
    const subject: Subject = { topic: this.#topic(), date, emphasis: 1 };
    const named = { ...subject, emphasis: IN_TITLE };
    const title = capitalised(this.#write(this.#pick(this.#source.titles), named).replace(/[.\s]+$/, ''));
    const [parts, spans, blocks] = [[title], [0, title.length], [] as Block[]];
    blocks.push({ start: 0, end: title.length, role: 'title' });
    let at = title.length;
    for (let left = length - 1; left > 0; ) {
      const sentences = Math.min(left, 1 + this.#below(PARAGRAPH));
      const start = at + 1;
      for (let i = 0; i < sentences; i++) {
        const sentence = this.#write(this.#pick(this.#source.sentences), subject);
        parts.push(i === 0 ? '\n' : ' ', sentence);
        spans.push(at + 1, at + 1 + sentence.length);
        at += 1 + sentence.length;
      }
      blocks.push({ start, end: at, role: 'text' });
      left -= sentences;
    }
    return { bulletin: this.#bind(nth, parts.join(''), blocks, title, date), spans };
  }

  #bind(nth: number, text: string, blocks: readonly Block[], title: string, date: string): Bulletin {
    const id = `generated-${String(nth).padStart(6, '0')}`;
    return {
      id,
      page: id,
      kind: 'article',
      text,
      blocks,
      title,
      date: { from: date, to: date, precision: 'day', basis: 'stated' },
      source: `${id}.txt`,
      publisher: `Desk ${1 + this.#below(PUBLISHERS)}`,
      url: null,
    };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick(templates: readonly Template[]): Template {
    const picked = templates[this.#below(templates.length)];
    if (!picked) throw new RangeError('expected a template at least, got none');
    return picked;
  }

  #topic(): Subject['topic'] {
    const { vocabulary } = this.#source;
    const kinds = Object.entries(TOPIC) as [Kind, { words: number }][];
    return new Map(
      kinds.map(([kind, { words }]) => [
        kind,
        Array.from({ length: words }, () => vocabulary.draw(kind, this.#random)),
      ]),
    );
  }

  #write({ parts }: Template, subject: Subject): string {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : this.#fill(part, subject);
    return text;
  }

  #fill(part: Exclude<Part, string>, subject: Subject): string {
    if (part.slot === 'month') return MONTHS[this.#below(MONTHS.length)] ?? '';
    if (part.slot === 'number') return this.#number(part.like, subject.date);
    const word = this.#word(part.kind, subject);
    return part.capital ? capitalised(word) : word;
  }

  #word(kind: Kind, { topic, emphasis }: Subject): string {
    const words = topic.get(kind);
    if (words && this.#random() < emphasis * (TOPIC[kind]?.share ?? 0)) return words[this.#below(words.length)] ?? '';
    return this.#source.vocabulary.draw(kind, this.#random);
  }

  /** Years stay years, mostly of late; days of a month stay such; other numbers keep their number of digits. */
  #number(like: number, date: string): string {
    if (like >= 1900 && like < 2100) return String(Number(date.slice(0, 4)) - Math.floor(20 * this.#random() ** 3));
    if (like <= 28) return String(1 + this.#below(28));
    const least = 10 ** (String(like).length - 1);
    return String(least + this.#below(9 * least));
  }
}

/**
 * Writes bulletins after those of a source.
 *
 * @param sentences of all bulletins together, titles counted: 1 or more
 * @param random even numbers from 0 up to, but not 1
 */
export function* generateBulletins(source: Source, sentences: number, random: () => number): Generator<Written> {
  const writer = new Writer(source, random);
  for (let [left, nth] = [sentences, 0]; left > 0; nth++) {
    const written = writer.bulletin(nth, left);
    yield written;
    left -= written.spans.length / 2;
  }
}
