/**
 * Words with the frequencies of real language, without end.
 *
 * The r-th word of a kind has a frequency in proportion to 1 / (r + B) for the words of the core (Zipf's law with
 * Mandelbrot's offset) and to r^-1.77 below it: the two regimes that Gerlach and Altmann (Stochastic Model for the
 * Vocabulary Growth in Natural Languages, Phys. Rev. X 3, 021006, 2013) found in English, with their exponent; their core
 * has about 7,900 words, which is what the cores below add up to. Drawing words from such a law makes the vocabulary
 * grow by Heaps' law of its own accord, V ~ n^(1 / 1.77): rare words keep coming, however long one draws. B is set by trial,
 * so that the commonest content word stands in one sentence of eight, as in real collections, and not in each.
 */

/** The kinds of words that are exchanged for one another: names, abbreviations, and other words by their endings. */
const KINDS = ['name', 'acronym', 'ed', 'ing', 's', 'plain'] as const;
export type Kind = (typeof KINDS)[number];

/** How many words belong to the core of a kind. */
const CORE: Readonly<Record<Kind, number>> = { name: 1_500, acronym: 200, ed: 800, ing: 600, s: 1_200, plain: 3_600 };
const EXPONENT = 1.77;
const OFFSET = 10;
/** No collection comes so far down. */
const LAST_RANK = 5_000_000;

/**
 * What kind a word is of, by its looks.
 *
 * @param inside whether it stands inside a sentence, so that a capital tells a name
 */
export function kindOf(word: string, inside: boolean): Kind {
  if (word.length > 1 && word === word.toUpperCase()) return 'acronym';
  if (inside && /^\p{Lu}/u.test(word)) return 'name';
  const lower = word.toLowerCase();
  return (['ed', 'ing', 's'] as const).find((ending) => lower.length > 4 && lower.endsWith(ending)) ?? 'plain';
}

/**
 * A place in the order of frequency, 0 or more.
 *
 * @param even a number drawn evenly from 0 up to, but not 1
 * @param core how many words belong to the core, 1 or more
 */
export function rankFor(even: number, core: number): number {
  const [first, last] = [1 + OFFSET, core + OFFSET];
  const [inCore, below] = [Math.log(last / first), core / (last * (EXPONENT - 1))];
  const mass = even * (inCore + below);
  if (mass < inCore) return Math.floor(first * Math.exp(mass)) - first;
  const left = 1 - (mass - inCore) / below;
  return Math.min(LAST_RANK, Math.floor(core * left ** (-1 / (EXPONENT - 1))));
}

const ONSETS = 'b c d f g h j k l m n p r s t v w z br ch dr fl gr pl sh st th tr'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const CODAS = ['n', 'r', 'l', 't', 'm', 'rk', 'nd'];
const SYLLABLES = ONSETS.length * VOWELS.length;
const TWO = SYLLABLES ** 2;
const THREE = SYLLABLES ** 3;

function syllable(nth: number): string {
  return `${ONSETS[nth % ONSETS.length]}${VOWELS[Math.floor(nth / ONSETS.length) % VOWELS.length]}`;
}

/**
 * A word that can be spoken, another for each number. Multiplying by a prime scatters the numbers, so that words that
 * follow each other are not alike: a speller would take them for one another.
 */
function invent(nth: number): string {
  const isShort = nth < TWO;
  let code = isShort ? (nth * 7_919 + 17) % TWO : (nth * 7_368_787) % THREE;
  let word = '';
  for (let left = isShort ? 2 : 3; left > 0; left--) {
    word += syllable(code % SYLLABLES);
    code = Math.floor(code / SYLLABLES);
  }
  return word + CODAS[nth % CODAS.length];
}

const LETTERS = 26;

function inventAcronym(nth: number): string {
  const length = nth < LETTERS ** 3 / 2 ? 3 : 5;
  let code = (nth * 4_177 + 5) % LETTERS ** length;
  let word = '';
  for (let left = length; left > 0; left--) {
    word += String.fromCharCode(65 + (code % LETTERS));
    code = Math.floor(code / LETTERS);
  }
  return word;
}

const ENDINGS: Readonly<Record<Kind, string>> = { name: '', acronym: '', ed: 'ed', ing: 'ing', s: 's', plain: '' };

function inventOf(kind: Kind, nth: number): string {
  if (kind === 'acronym') return inventAcronym(nth);
  const word = invent(nth) + ENDINGS[kind];
  return kind === 'name' ? capitalised(word) : word;
}

/** The word with its first letter in upper case. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words of all kinds. The commonest are those of a collection, by how often it has them; those after them are invented. */
export class Vocabulary {
  readonly #known: Readonly<Record<Kind, readonly string[]>>;
  readonly #invented: Record<Kind, string[]> = { name: [], acronym: [], ed: [], ing: [], s: [], plain: [] };

  /** @param counts how often the collection has each word of each kind */
  constructor(counts: ReadonlyMap<Kind, ReadonlyMap<string, number>>) {
    const ranked = (kind: Kind) => [...(counts.get(kind) ?? [])].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    this.#known = Object.fromEntries(KINDS.map((kind) => [kind, ranked(kind)])) as Record<Kind, string[]>;
  }

  /** A word of a kind, drawn by its frequency with one even number of the generator. */
  draw(kind: Kind, random: () => number): string {
    const rank = rankFor(random(), CORE[kind]);
    const known = this.#known[kind];
    if (rank < known.length) return known[rank] ?? '';
    const invented = this.#invented[kind];
    // Common words are kept, so that the same word is the same string; the rare ones would only fill the memory.
    if (rank >= 50_000) return inventOf(kind, rank);
    invented[rank] ??= inventOf(kind, rank);
    return invented[rank];
  }
}
