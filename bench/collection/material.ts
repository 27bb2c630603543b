/** What the engines are measured on: bulletins, and their sentences for engines that take those one by one. */

import { seededRandom } from '../../evaluation/bootstrap.js';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { loadLibrary } from '../../src/bulletins/library.js';
import { splitSentences } from '../../src/nlp/sentences.js';
import { generateBulletins, type Written } from './generate.js';
import { sourceOf } from './template.js';

/** A sentence as the peers index it. */
export interface Document {
  /** Its place in the collection, from 0. */
  readonly id: number;
  readonly text: string;
  /** Of its bulletin; empty where there is none, and for the title itself. */
  readonly title: string;
}

/** Where the bulletins are from. */
export interface Origin {
  /** Files and folders. */
  readonly bulletins: readonly string[];
  /** How many sentences to write after them; null takes the bulletins as they are. */
  readonly sentences: number | null;
}

const SEED = 20240903;

export class Material {
  readonly bulletins: readonly Bulletin[];
  /** Starts and ends of sentences by turns, within their bulletins. */
  readonly #spans: Int32Array;
  /** By bulletin, how many sentences stand before it; and how many there are in all. */
  readonly #before: Int32Array;

  private constructor(bulletins: readonly Bulletin[], spans: Int32Array, before: Int32Array) {
    this.bulletins = bulletins;
    this.#spans = spans;
    this.#before = before;
  }

  static of(written: Iterable<Written>): Material {
    const bulletins: Bulletin[] = [];
    const [spans, before]: [number[], number[]] = [[], [0]];
    for (const one of written) {
      bulletins.push(one.bulletin);
      for (const offset of one.spans) spans.push(offset);
      before.push(spans.length / 2);
    }
    return new Material(bulletins, Int32Array.from(spans), Int32Array.from(before));
  }

  /** How many sentences there are, titles that stand in the text among them. */
  get sentences(): number {
    return this.#before[this.bulletins.length] ?? 0;
  }

  /** The bulletins that have the first so many sentences. */
  beginning(sentences: number): Material {
    const end = this.#before.findIndex((count) => count >= sentences);
    return end < 0 ? this : new Material(this.bulletins.slice(0, end), this.#spans, this.#before);
  }

  /** Sentences in order, each made when it is asked for. */
  *documents(): Generator<Document> {
    for (const [nth, { title }] of this.bulletins.entries()) {
      for (let id = this.#before[nth] ?? 0; id < (this.#before[nth + 1] ?? 0); id++) {
        const text = this.sentence(nth, id);
        yield { id, text, title: text === title ? '' : (title ?? '') };
      }
    }
  }

  /** A sentence of a bulletin, by their numbers. */
  sentence(bulletin: number, id: number): string {
    const [start = 0, end = 0] = [this.#spans[2 * id], this.#spans[2 * id + 1]];
    return this.bulletins[bulletin]?.text.slice(start, end) ?? '';
  }

  /** A sentence and its bulletin's number, for an even number of 0 up to, but not 1; never a title. */
  pick(even: number): { readonly text: string; readonly bulletin: number } {
    const bulletin = Math.floor(even * this.bulletins.length);
    const [first = 0, end = 0] = [this.#before[bulletin], this.#before[bulletin + 1]];
    // The digits that the bulletin's number has not used up.
    const share = even * this.bulletins.length - bulletin;
    const id = Math.min(end - 1, first + 1 + Math.floor(share * Math.max(1, end - first - 1)));
    return { text: this.sentence(bulletin, id), bulletin };
  }
}

function* asTheyAre(bulletins: readonly Bulletin[]): Generator<Written> {
  for (const bulletin of bulletins) {
    const sentences = bulletin.blocks.flatMap((block) => splitSentences(bulletin.text, block));
    yield { bulletin, spans: sentences.flatMap(({ start, end }) => [start, end]) };
  }
}

/** Loads the bulletins and, if told so, writes others after them. The same origin always gives the same material. */
export async function gather({ bulletins: roots, sentences }: Origin): Promise<Material> {
  const { bulletins } = await loadLibrary(roots);
  if (sentences === null) return Material.of(asTheyAre(bulletins));
  return Material.of(generateBulletins(sourceOf(bulletins), sentences, seededRandom(SEED)));
}
