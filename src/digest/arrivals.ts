/**
 * When bulletins were first seen. Digests go by arrival: a bulletin that comes late is told of once, with its true date, and
 * one that was moved, copied or read again is no news. Arrivals are numbered, so no clock decides what is new.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Bulletin } from '../bulletins/bulletin.js';
import { printOf, shortHash } from '../bulletins/print.js';
import type { IndexedBulletin, SentenceIndex } from '../nlp/sentence-index.js';
import type { ArrivalBatch } from '../state/arrivals.js';
import { poll } from '../state/poll.js';
import type { State } from '../state/state.js';
import { StateError } from '../state/state-error.js';

/** A bulletin of the library, and which arrival it came with. */
export interface Arrived {
  readonly bulletin: string;
  readonly arrival: number;
  /** The arrival of the text it has now, where that is another than it came with; else null. */
  readonly corrected: number | null;
}

/** What has come after an arrival, in the order of the library. */
export interface News {
  readonly bulletins: readonly string[];
  readonly corrected: readonly string[];
}

/** What a library knows of the arrivals of its bulletins. */
export interface Arrivals {
  /** The number of the newest arrival that was looked at; 0 when there is none. */
  readonly newest: number;
  /** What arrived after the given arrival. What came and was corrected after it is new, not corrected. */
  since(arrival: number): News;
}

type Kind = ArrivalBatch['seen'][number][2];

/** More bulletins in one record would make it slow to write and to read. */
const PER_RECORD = 5_000;
/** Only one process at a time adds arrivals; one that was killed holds the others up no longer than this, in milliseconds. */
const LOCK = 15_000;
const LOCK_NAME = 'arrivals';
/** Bulletins that are looked at before others have their turn. */
const AT_ONCE = 200;

/**
 * Finds out when the bulletins of an index arrived, and writes down those that were never seen before. All processes that
 * share a state see the same arrivals. Rejects with a StateError.
 *
 * @param now milliseconds since 1970
 */
export async function noteArrivals(
  state: Pick<State, 'arrivals' | 'claim' | 'release'>,
  { bulletins }: SentenceIndex,
  now: number,
): Promise<Arrivals> {
  const prints = await printsOf(bulletins);
  const isFree = async () => (await state.claim(LOCK_NAME, LOCK)) || undefined;
  if (!(await poll(isFree, 2 * LOCK))) throw new StateError('Another process has been noting arrivals for too long.');
  try {
    const book = await readBook(state);
    const unseen = book.take(prints);
    for (let first = 0; first < unseen.length; first += PER_RECORD) {
      const batch = { number: book.newest, at: now, seen: unseen.slice(first, first + PER_RECORD) };
      const key = `${book.newest}/${first / PER_RECORD}`;
      await state.arrivals.set(key, batch, { guild: null, member: null });
    }
    return arrivalsOf(book, prints);
  } finally {
    await state.release(LOCK_NAME);
  }
}

/** What tells a bulletin and its text from others. */
interface Print {
  readonly bulletin: Bulletin;
  readonly id: string;
  readonly text: string;
}

async function printsOf(bulletins: readonly IndexedBulletin[]): Promise<readonly Print[]> {
  const prints: Print[] = [];
  for (const { bulletin, unread } of bulletins) {
    prints.push({ bulletin, id: shortHash(bulletin.id), text: unread?.print ?? printOf(bulletin) });
    if (prints.length % AT_ONCE === 0) await nextTurn();
  }
  return prints;
}

/** All that was seen before. */
class Book {
  newest = 0;
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  /** By id and text. */
  readonly #pairs = new Map<string, { readonly arrival: number; readonly kind: Kind }>();

  add({ number, seen }: Pick<ArrivalBatch, 'number' | 'seen'>): void {
    this.newest = Math.max(this.newest, number);
    for (const [id, text, kind] of seen) {
      const known = this.#pairs.get(id + text);
      if (!known || number < known.arrival) this.#pairs.set(id + text, { arrival: number, kind });
      if (kind !== 'c') keepLower(this.#ids, id, number);
      keepLower(this.#texts, text, number);
    }
  }

  /** Adds what was not seen before, as one arrival; gives it as it is to be stored. */
  take(prints: readonly Print[]): ArrivalBatch['seen'] {
    const seen = prints.flatMap((print): ArrivalBatch['seen'] =>
      this.#pairs.has(print.id + print.text) ? [] : [[print.id, print.text, this.#kindOf(print)]],
    );
    if (seen.length > 0) this.add({ number: this.newest + 1, seen });
    return seen;
  }

  arrivedOf({ bulletin, id, text }: Print): Arrived {
    const pair = this.#pairs.get(id + text);
    const arrival = pair?.kind === 'c' ? this.#ids.get(id) : this.#texts.get(text);
    const corrected = pair?.kind === 'c' ? pair.arrival : null;
    return { bulletin: bulletin.id, arrival: arrival ?? this.newest, corrected };
  }

  #kindOf({ bulletin, id, text }: Print): Kind {
    if (this.#texts.has(text)) return 'm';
    // The numbers of a page's briefs move when one is put before them, so another text there is another brief.
    return this.#ids.has(id) && bulletin.kind === 'article' ? 'c' : 'n';
  }
}

function keepLower(map: Map<string, number>, key: string, number: number): void {
  const known = map.get(key);
  if (known === undefined || number < known) map.set(key, number);
}

async function readBook({ arrivals }: Pick<State, 'arrivals'>): Promise<Book> {
  const book = new Book();
  for await (const { value } of arrivals.list()) book.add(value);
  return book;
}

function arrivalsOf(book: Book, prints: readonly Print[]): Arrivals {
  const last = ({ arrival, corrected }: Arrived) => corrected ?? arrival;
  const all = prints.map((print, place) => ({ ...book.arrivedOf(print), place }));
  const newestFirst = [...all].sort((one, other) => last(other) - last(one));
  return {
    newest: book.newest,
    since(after) {
      // Digests ask about the last few of very many.
      const end = newestFirst.findIndex((one) => last(one) <= after);
      const recent = newestFirst.slice(0, end < 0 ? undefined : end).sort((one, other) => one.place - other.place);
      const isNew = ({ arrival }: Arrived) => arrival > after;
      return {
        bulletins: recent.filter(isNew).map(({ bulletin }) => bulletin),
        corrected: recent.filter((one) => !isNew(one)).map(({ bulletin }) => bulletin),
      };
    },
  };
}
