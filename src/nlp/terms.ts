import { termOf } from './base-forms.js';
import type { Span } from './citation.js';
import { eachPiece } from './pieces.js';

/** A word of a text as the index knows it. */
export interface Term extends Span {
  /** What is indexed and searched: a folded stem ("deploy" for "Deployments"). */
  readonly term: string;
  /** The folded word itself ("deployments"). */
  readonly word: string;
}

/** Words that carry no content of their own. Negations are among them: they would match any denial. */
const STOP_WORDS = new Set(
  (
    'a an the this that these those here there ' +
    'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones ' +
    'myself ourselves yourself himself herself itself themselves ' +
    'am is are was were be been being do does did doing done have has had having ' +
    'will would shall should can could may might must ought ' +
    'and or but nor so yet if then else than as because while although though ' +
    'of in on at to from by with without for into onto upon about above below over under between among through during ' +
    'before after since until against within per via toward towards across along around near off out up down ' +
    'not no never only just also too very much many more most less least few some any all both each every other others another such same own ' +
    'again once ever still already even rather quite ' +
    'what which who whom whose when where why how ' +
    's t re ve ll d m don doesn didn isn aren wasn weren hasn haven hadn wouldn shouldn couldn cannot'
  ).split(' '),
);

/** Whether a folded word carries no content. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

const MONTHS = new Map(
  Object.entries({
    jan: 'january',
    feb: 'february',
    mar: 'march',
    apr: 'april',
    jun: 'june',
    jul: 'july',
    aug: 'august',
    sep: 'september',
    sept: 'september',
    oct: 'october',
    nov: 'november',
    dec: 'december',
  }),
);

/** What every word that has two spellings has: most words have none of it, and trying each rule takes longer. */
const MAY_VARY = /re|ence|our|[iy]s[aei]|ogue|program|ll[ei]|ae|oe/;

/** What stands before -ise and -ize and ends in a letter that other words have there, too ("promise", "precise", "raise"). */
const BEFORE_IZE =
  'critic|public|politic|italic|emphas|synthes|hypothes|minim|maxim|optim|legitim|victim|custom|econom|random|epitom|item|atom|sympath|empath';
const IZE = new RegExp(`^(\\w{3,}[dglnrt]|${BEFORE_IZE})is(e|ed|es|er|ers|ing|ation|ations)$`);

/** Roots with ae and oe, which American spelling has with e alone: anaemia, paediatric, foetus. */
const GREEK = /aem|paed|archae|gynaec|anaest|oedem|oestro|oesoph|foet|rrhoea/;

/**
 * One spelling for British and American words: -re/-er, -our/-or, -ise/-ize, -ogue/-og, ae/e, oe/e and the few in -ce/-se. Only
 * that both sides fold alike matters, so a rule may also touch words that have no variant (expertise, contour).
 */
function foldSpelling(word: string): string {
  if (word.length < 5 || word.length > 40 || !MAY_VARY.test(word)) return word;
  return (
    word
      .replace(/^(cent|theat|met|lit|fib|calib|spect)(?:re(s?)|r(ed))$/, '$1er$2$3')
      .replace(/^(def|off|lic|pret)ence(s|d|less)?$/, '$1ense$2')
      .replace(/^(\w{2,}(?:[bcdlmnpv]|gh|ab))our(s|ed|ing|able|ite|ites|al|hood|hoods|er|ers)?$/, '$1or$2')
      .replace(IZE, (all, root, end) => (/(?:pr|pract)$/.test(root) ? all : `${root}iz${end}`))
      .replace(/^(anal|paral|catal)ys(e|ed|er|ers|ing)$/, '$1yz$2')
      .replace(GREEK, (root) => root.replace(/[ao]e/, 'e'))
      .replace(/^(catal|dial|anal|monol)(?:ogue(s?)|ogu(ed))$/, '$1og$2$3')
      .replace(/^program(?:me|mes)$/, (all) => (all.endsWith('s') ? 'programs' : 'program'))
      // Not where the only vowel is before it: "thrilled" is a form of "thrill".
      .replace(/^(\w*[aeiou][^aeiou]+[aeiou])ll(ed|ing|er|ers)$/, '$1l$2')
  );
}

/** Letters, digits and signs without accents. */
const PLAIN = /^[!-~]*$/;

/** Case, width, accents and apostrophes folded away; "4,000" is 4000 and "3rd" is 3. */
function fold(piece: string): string {
  const isPlain = PLAIN.test(piece);
  const plain = isPlain ? piece.toLowerCase() : piece.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (/^\d/.test(plain)) return plain.replace(/(?<=\d),(?=\d{3})/g, '').replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
  return foldSpelling(MONTHS.get(plain) ?? plain);
}

/** Initials without stops and without the "s" of several: UN for "U.N.", NGO for "NGOs". */
function plainInitials(piece: string): string {
  if (piece.length < 3) return piece;
  if (/^(?:\p{Lu}\.){2,}$/u.test(piece)) return piece.replaceAll('.', '');
  return piece.endsWith('s') && /^\p{Lu}{2,}s$/u.test(piece) ? piece.slice(0, -1) : piece;
}

/**
 * The folded word that a piece of a text is, see `eachPiece`; empty for a lone accent. An upper-case one that looks like
 * a stop word is a name (WHO, U.S., IT), unless the whole text shouts.
 *
 * @param shouting whether the whole text is in capitals
 */
export function foldedWord(dotted: string, shouting: boolean): string {
  const piece = plainInitials(dotted);
  const word = fold(piece);
  return !shouting && piece.length > 1 && piece === piece.toUpperCase() && STOP_WORDS.has(word) ? `${word}.` : word;
}

/** A word without its place. */
export type Folded = Pick<Term, 'term' | 'word'>;

/** Folding is the cost of reading a text, and texts repeat their words. Cleared when full, against hostile text. */
const FOLDED_CACHE = 50_000;
const folded = new Map<string, Folded>();

function foldPiece(piece: string, shouting: boolean): Folded {
  const key = shouting ? `!${piece}` : piece;
  const known = folded.get(key);
  if (known) return known;
  const word = foldedWord(piece, shouting);
  const fresh = { term: termOf(word), word };
  if (folded.size >= FOLDED_CACHE) folded.clear();
  folded.set(key, fresh);
  return fresh;
}

/** Whether a text is all in capitals. */
export function isShouting(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\S\s+\S/.test(text);
}

/** Calls back with each word of a text in order, stop words included, and where it starts and ends. See `termsOf`. */
export function eachTerm(text: string, visit: (folded: Folded, start: number, end: number) => void): void {
  const shouting = isShouting(text);
  eachPiece(text, (start, end) => {
    const folded = foldPiece(text.slice(start, end), shouting);
    // A lone accent folds to nothing.
    if (folded.word !== '') visit(folded, start, end);
  });
}

/**
 * The words of a text in order, stop words included, with their places. Hyphenated and slashed compounds are taken
 * apart (Interaction-2024 is "interaction" and "2024"), so that either way of writing finds the other.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  eachTerm(text, ({ term, word }, start, end) => terms.push({ term, word, start, end }));
  return terms;
}

/** The terms of a text that carry content. */
export function contentTerms(text: string): Term[] {
  return termsOf(text).filter(({ word }) => !STOP_WORDS.has(word));
}
