/**
 * What members do under load, each deed by somebody else and checked by its answer. Whatever can carry one carries a
 * marker, a number that no other deed has, and which the answer must show: so an answer that went to the wrong member is
 * found out.
 */
import type { Channel } from '../test/discord-server/channels.js';
import type { Exchange } from '../test/discord-server/exchange.js';
import type { Message } from '../test/discord-server/messages.js';
import type { DiscordServer } from '../test/discord-server/server.js';
import type { User } from '../test/discord-server/users.js';

/** One deed, sent to the bot. */
export interface Deed {
  readonly kind: string;
  readonly exchange: Exchange;
  /** Resolves when the whole answer is there, with what is wrong with it; null when nothing is. */
  readonly checked: Promise<string | null>;
}

/** A question or words to search for, and what of the bulletins must be in the answer. */
interface Asked {
  readonly words: string;
  readonly shows: string;
}

const SHORT: readonly Asked[] = [
  { words: 'Where are the Interaction-2024 participants regrouping?', shows: 'regrouping in the Kyrgyz Republic' },
  { words: 'What did Imangali Tasmagambetov take part in?', shows: 'took part in the final stage' },
  { words: 'Who gave a briefing on the preparedness of management bodies?', shows: 'Andrei Nikolaevich Serdyukov' },
  { words: 'Who heads the operational group?', shows: 'Deputy Chief of the CSTO Joint Staff' },
];
const LONG: readonly Asked[] = [
  {
    words:
      'Which consultations of the representatives of the CSTO member states on the agenda of the 79th session of the UN General Assembly were held in Moscow in accordance with the plan of consultations on foreign policy, security and defense issues, and on which day of September 2024?',
    shows: '79th session of the UN General Assembly',
  },
  {
    words:
      'As far as the aggravation of the situation in the Republic of Kazakhstan is concerned, from which moment on has the Joint Staff of the Collective Security Treaty Organization been transferred to an enhanced mode of operation, and who else was told of that?',
    shows: 'enhanced mode of operation',
  },
];
const UNANSWERABLE: readonly Asked[] = [
  { words: 'Who won the football world cup in Brazil?', shows: 'No bulletin answers this' },
  { words: 'How much does a litre of diesel cost in Lisbon?', shows: 'No bulletin answers this' },
];
/** Each is in several passages, so that their order can be turned. */
const SEARCHED: readonly Asked[] = [
  { words: 'military contingents', shows: 'promptly sent military contingents' },
  { words: 'Crisis Response', shows: 'Crisis Response Cent' },
];
/** What somebody types who looks for the one bulletin with a title, and a piece of that title. */
const TYPED = ['d', 'def', 'defense', 'kazakhstan', 'the defense ministries'];
const TITLE = 'The Defense Ministries have discussed';

/** In the order in which they are done, again and again. */
const KINDS = [
  'ask, short',
  'autocomplete',
  'search',
  'ask, long',
  'button for all',
  'latest',
  'autocomplete',
  'ask, short',
  'own button',
  'ask, unanswerable',
  'bulletin',
  'autocomplete',
  'search',
  'ask, privately',
  'button for all',
  'ask, short',
  'autocomplete',
  'own button',
  'ask, long',
  'search',
] as const;
type Kind = (typeof KINDS)[number];

const FIRST_MARKER = 5_000_000;
const MARKERS = /\b5\d{6}\b/g;
/** Replies whose buttons can still be pressed: so many are remembered. */
const REMEMBERED = 200;

/** A reply with buttons, the marker in it, and what else it shows. */
interface Remembered {
  readonly message: Message;
  readonly marker: string;
  readonly shows: string;
}

/** What is to be seen in a message. */
interface Expected {
  /** Who alone sees it; null when everybody does. */
  readonly reader: User | null;
  readonly marker: string | null;
  readonly shows: readonly string[];
}

export class Mix {
  readonly #discord: DiscordServer;
  readonly #channels: readonly Channel[];
  /** Public answers: anybody can press their buttons, more than once. */
  readonly #public: Remembered[] = [];
  /** Private lists of passages: only their readers can press their buttons, and here do so once. */
  readonly #private: Remembered[] = [];
  #done = 0;

  constructor(discord: DiscordServer, channels: readonly Channel[]) {
    this.#discord = discord;
    this.#channels = channels;
  }

  /** The next deed, sent before this returns. */
  async next(): Promise<Deed> {
    const nth = this.#done++;
    const kind = KINDS[nth % KINDS.length] ?? 'ask, short';
    const [member, channel] = [this.#discord.user(`Member ${nth}`), pick(this.#channels, nth)];
    const marker = String(FIRST_MARKER + nth);
    switch (kind) {
      case 'latest':
        return this.#latest(kind, member, channel);
      case 'bulletin':
        return this.#bulletin(kind, member, channel);
      case 'autocomplete':
        return this.#type(kind, member, channel, pick(TYPED, nth));
      case 'search':
        return this.#search(kind, member, channel, marker);
      case 'button for all':
        return this.#press(kind, member, channel, marker);
      case 'own button':
        return this.#pressOwn(kind, member, channel, marker);
      default:
        return this.#ask(kind, member, channel, marker);
    }
  }

  async #ask(kind: Kind, member: User, channel: Channel, marker: string): Promise<Deed> {
    const list = kind === 'ask, long' ? LONG : kind === 'ask, unanswerable' ? UNANSWERABLE : SHORT;
    const { words, shows } = pick(list, Number(marker));
    const isPrivate = kind === 'ask, privately';
    const question = words.replace(/\?$/, ` ${marker}?`);
    const exchange = await this.#discord.slash(member, channel, 'ask', {
      question,
      ...(isPrivate && { private: true }),
    });
    const expected = { reader: isPrivate ? member : null, marker, shows: ['Asked: ', shows] };
    return { kind, exchange, checked: this.#remember(exchange, expected, kind.startsWith('ask, short'), shows) };
  }

  async #search(kind: Kind, member: User, channel: Channel, marker: string): Promise<Deed> {
    const { words, shows } = pick(SEARCHED, Number(marker));
    const exchange = await this.#discord.slash(member, channel, 'search', { words: `${words} ${marker}` });
    const expected = { reader: member, marker, shows: ['Passages for', 'best first', shows] };
    return { kind, exchange, checked: this.#remember(exchange, expected, true, shows) };
  }

  async #latest(kind: Kind, member: User, channel: Channel): Promise<Deed> {
    const exchange = await this.#discord.slash(member, channel, 'latest', { count: 3 });
    return { kind, exchange, checked: check(exchange, { reader: member, marker: null, shows: ['The newest 3'] }) };
  }

  async #bulletin(kind: Kind, member: User, channel: Channel): Promise<Deed> {
    const exchange = await this.#discord.slash(member, channel, 'bulletin', { title: 'defense ministries' });
    const expected = { reader: member, marker: null, shows: [TITLE, 'In the course of the meeting'] };
    return { kind, exchange, checked: check(exchange, expected) };
  }

  async #type(kind: Kind, member: User, channel: Channel, title: string): Promise<Deed> {
    const exchange = await this.#discord.typing(member, channel, 'bulletin', { title }, 'title');
    const checked = exchange.choices().then((choices) => {
      return choices.some(({ name }) => name.includes(TITLE)) ? null : `“${title}” was completed by something else`;
    });
    return { kind, exchange, checked };
  }

  /** Somebody presses a button under a public answer; asks, while there is none. */
  async #press(kind: Kind, member: User, channel: Channel, marker: string): Promise<Deed> {
    const nth = Number(marker);
    const found = this.#public.length > 0 ? pick(this.#public, nth) : undefined;
    if (!found) return this.#ask('ask, short', member, channel, marker);
    const label = pick(['More', 'Context', 'Newest first', 'Not what I asked'], nth >> 1);
    const exchange = await this.#discord.click(member, found.message, label);
    if (label === 'Not what I asked') return { kind, exchange, checked: checkModal(exchange) };
    const shows =
      label === 'Context' ? [found.shows] : ['Passages for', label === 'More' ? 'best first' : 'newest first'];
    const expected = { reader: member, marker: label === 'Context' ? null : found.marker, shows };
    return { kind, exchange, checked: check(exchange, expected) };
  }

  /** Somebody presses a button under what only they see; searches, while there is nothing. */
  async #pressOwn(kind: Kind, member: User, channel: Channel, marker: string): Promise<Deed> {
    const found = this.#private.shift();
    if (!found?.message.reader) return this.#search('search', member, channel, marker);
    const { reader } = found.message;
    const share = Number(marker) % 4 === 0;
    const exchange = await this.#discord.click(reader, found.message, share ? 'Share' : 'Newest first');
    const shows = ['Passages for', share ? 'best first' : 'newest first', found.shows];
    const expected = { reader: share ? null : reader, marker: found.marker, shows };
    return { kind, exchange, checked: check(exchange, expected) };
  }

  /** Checks it, and keeps a good reply for its buttons. */
  async #remember(exchange: Exchange, expected: Expected, keeps: boolean, shows: string): Promise<string | null> {
    const problem = await check(exchange, expected);
    const { original: message } = exchange;
    if (problem !== null || !keeps || !message || expected.marker === null) return problem;
    const pool = message.ephemeral ? this.#private : this.#public;
    pool.push({ message, marker: expected.marker, shows });
    if (pool.length > REMEMBERED) pool.shift();
    return null;
  }
}

function pick<T>(list: readonly T[], nth: number): T {
  const picked = list[nth % list.length];
  if (picked === undefined) throw new RangeError('expected a list with something in it, got an empty one');
  return picked;
}

/** What is wrong with the reply; null when nothing is. */
async function check(exchange: Exchange, { reader, marker, shows }: Expected): Promise<string | null> {
  const message = await exchange.reply();
  // As it is read: without the marks of bold type, of escapes and of writing directions.
  const text = message.text.replace(/[*\\\u2066-\u2069\u200e\u200f]/g, '');
  const sees = message.ephemeral ? (message.reader?.name ?? 'nobody') : 'everybody';
  const wanted = reader?.name ?? 'everybody';
  if (sees !== wanted) return `it was shown to ${sees}, not to ${wanted}`;
  const missing = shows.find((part) => !text.includes(part));
  if (missing !== undefined) return `“${missing}” is missing in: ${text.slice(0, 200)}`;
  const markers: readonly string[] = text.match(MARKERS) ?? [];
  if (marker !== null && !markers.includes(marker)) return `it is not the answer to what ${marker} asked`;
  const foreign = markers.find((each) => each !== marker);
  return foreign === undefined ? null : `it shows what ${foreign} asked`;
}

async function checkModal(exchange: Exchange): Promise<string | null> {
  const { title } = await exchange.modal();
  return title === 'Not what I asked' ? null : `the form is “${title}”`;
}
