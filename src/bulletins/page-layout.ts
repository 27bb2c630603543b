import { parseDate } from './dates.js';
import type { PageLine, TextLine } from './page-lines.js';

/** Where a page's parts lie, as indexes into its lines. */
export interface Layout {
  /** Index of the title line; null when the article has none. */
  readonly title: number | null;
  /** Indexes of the lines that say the title once more. */
  readonly repeats: ReadonlySet<number>;
  /** The article's first line and the one after its last; equal when the page has no article. */
  readonly from: number;
  readonly to: number;
}

type Lines = readonly PageLine[];
interface Candidate {
  readonly title: number;
  /** Index of the line that says it once more. */
  readonly repeat: number | null;
}

/**
 * Finds the article among the lines of a saved page. What stands before the title is a sidebar, and so is a list of
 * teasers behind the article. Evidence for a title, the surest first: it stands there twice, or right above a line that
 * only a text's beginning looks like; it has dates for neighbours as a title has; it is the first line.
 */
export function layoutOf(lines: Lines): Layout {
  const sections = sectionsFrom(lines);
  const all = [...lines.keys()];
  const found = all.flatMap((index) => sureTitle(lines, index, sections) ?? []);
  const repeats = new Set(found.map(({ repeat }) => repeat));
  const sure = found.filter(({ title }) => !repeats.has(title));
  const likely = sure.length > 0 ? [] : all.filter((index) => isLikelyTitle(lines, index, sections));
  const best = longest(lines, sure) ?? longest(lines, likely.map(once));
  const title = best ? aboveSubtitle(lines, best) : firstLineTitle(lines);
  return title ? titled(lines, title) : untitled(lines);
}

const once = (title: number): Candidate => ({ title, repeat: null });

function textAt(lines: Lines, index: number): TextLine | null {
  const line = lines[index];
  return line?.kind === 'text' ? line : null;
}

const firstText = (lines: Lines) => lines.findIndex(({ kind }) => kind === 'text');
const isDate = (lines: Lines, index: number) => lines[index]?.kind === 'date';
const isSentence = (lines: Lines, index: number) => textAt(lines, index)?.headline === false;
const isHeadline = (lines: Lines, index: number) => textAt(lines, index)?.headline === true;
/** A date line and the line it dates. */
const isDated = (lines: Lines, index: number) => isDate(lines, index) && textAt(lines, index + 1) !== null;

/** Where the run of dated teasers that begins at `index` ends; `index` itself when there is none. */
function runEnd(lines: Lines, index: number): number {
  let end = index;
  while (isDated(lines, end)) end += 2;
  return end;
}

function sureTitle(lines: Lines, index: number, sections: number): Candidate | null {
  const line = textAt(lines, index);
  if (!line || line.header.end > 0) return null;
  const again = isDate(lines, index + 1) ? index + 2 : index + 1;
  const repeat = textAt(lines, again);
  if (repeat && saysAgain(repeat, line)) return { title: index, repeat: again };
  if (repeat && saysAgain(line, repeat)) return { title: again, repeat: index };
  const below = textAt(lines, index + 1);
  if (!line.headline || !below) return null;
  if (below.header.sure && below.header.dated) return once(index);
  return (below.header.end > 0 || line.tail.dated) && index < sections ? once(index) : null;
}

/**
 * The line from which on headings are an article's sections, so that dates next to them prove nothing: behind the first
 * sentence of a page that begins with a headline. Infinity where there are none.
 */
function sectionsFrom(lines: Lines): number {
  const first = firstText(lines);
  if (!isHeadline(lines, first) || lines.slice(0, first).some(({ kind }) => kind === 'date')) return Infinity;
  const sentence = lines.findIndex((_, index) => isSentence(lines, index));
  return sentence < 0 ? Infinity : sentence;
}

const SITE_NAME = /^ ?(?:[|–—»·]|- ).{1,80}$/u;
const LONGEST_TITLE = 300;

/** True when `longer` is the title `shorter` once more, perhaps with a date, "(Video)" or the site's name behind it. */
function saysAgain(longer: TextLine, shorter: TextLine): boolean {
  const title = fold(shorter.value.slice(0, shorter.tail.start));
  if (title.length > LONGEST_TITLE) return false;
  if (fold(longer.value.slice(0, longer.tail.start)) === title) return true;
  const whole = fold(longer.value.slice(0, LONGEST_TITLE));
  if (!whole.startsWith(title)) return false;
  const rest = whole.slice(title.length);
  const precision = parseDate(rest)?.precision;
  return precision === 'day' || precision === 'range' || SITE_NAME.test(rest);
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'");

const MENU_WORDS = 3;
const MENU_LENGTH = 30;

/** True for what looks like a menu's entry: a few words, no full stop, no date. */
export function isMenuEntry(line: TextLine): boolean {
  if (!line.headline || line.header.end > 0 || line.tail.dated) return false;
  return line.value.length <= MENU_LENGTH && line.value.split(/\s+/).length <= MENU_WORDS;
}

function isLikelyTitle(lines: Lines, index: number, sections: number): boolean {
  const line = textAt(lines, index);
  if (!line?.headline || line.header.end > 0 || index >= sections) return false;
  const above = isDate(lines, index - 1);
  if (isDated(lines, index + 1) && !above) return !(isMenuEntry(line) && isDated(lines, index + 3));
  if (!isSentence(lines, index + 1)) return false;
  return above || isDated(lines, index - 2);
}

/** Of several candidates the one with the most text below it: a sidebar's entries are short. */
function longest(lines: Lines, candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  let most = -1;
  for (const [order, candidate] of candidates.entries()) {
    const body = lines.slice(Math.max(candidate.title, candidate.repeat ?? 0) + 1, candidates[order + 1]?.title);
    const length = body.reduce((sum, line) => sum + (line.kind === 'text' ? line.end - line.start : 0), 0);
    if (length > most) [best, most] = [candidate, length];
  }
  return best;
}

/** A lone headline right above the one that was found, longer than a menu's entry, is the title, and the other its subtitle. */
function aboveSubtitle(lines: Lines, found: Candidate): Candidate {
  const above = textAt(lines, found.title - 1);
  const isTitle = found.repeat === null && found.title === 1 && above?.headline === true;
  return isTitle && above.header.end === 0 && !above.tail.dated && !isMenuEntry(above) ? once(0) : found;
}

function firstLineTitle(lines: Lines): Candidate | null {
  const first = firstText(lines);
  const line = textAt(lines, first);
  if (!line || !(line.headline || isLooseTitle(line, lines[first + 1]))) return null;
  if (line.header.end > 0) {
    return line.header.dated && !line.header.sure && isSentence(lines, first + 1) ? once(first) : null;
  }
  const run = runEnd(lines, first + 1);
  if (run > first + 3 && run === lines.length) return null;
  return once(behindMenu(lines, first) ?? first);
}

const LONGEST_LOOSE = 120;

/** A short first line set apart is a title even when it asks something or begins with a name in lower case. */
function isLooseTitle({ value }: TextLine, next: PageLine | undefined): boolean {
  return next?.gap === true && value.length <= LONGEST_LOOSE && !/[.:,;…]["'”’»)\]]*$/.test(value);
}

/** The headline behind a menu: three or more entries, then the headline, then sentences. */
function behindMenu(lines: Lines, first: number): number | null {
  let index = first;
  while (isHeadline(lines, index)) index++;
  const entries = lines.slice(first, index - 1);
  const isMenu = entries.length >= 3 && entries.every((line) => line.kind === 'text' && isMenuEntry(line));
  return isMenu && isSentence(lines, index) ? index - 1 : null;
}

function titled(lines: Lines, { title, repeat }: Candidate): Layout {
  const from = Math.min(title, repeat ?? title);
  const line = textAt(lines, title);
  const repeats = new Set(repeat === null ? [] : [repeat]);
  let body = Math.max(title, repeat ?? title) + 1;
  for (let next = textAt(lines, body); line && next && saysAgain(next, line); next = textAt(lines, body))
    repeats.add(body++);
  return { title, repeats, from, to: articleEnd(lines, body) };
}

/** Where the article ends that has its body from `body` on: before the list of other pages, when one follows. */
function articleEnd(lines: Lines, body: number): number {
  const first = lines.findIndex(({ kind }, index) => index >= body && kind === 'text');
  if (first < 0) return lines.length;
  const list = lines.findIndex(({ kind }, index) => index > first && kind === 'list');
  if (list > 0 && lines.slice(list).every((_, offset) => !isSentence(lines, list + offset))) return list;
  let run = lines.length;
  while (run - 2 > first && isDated(lines, run - 2)) run -= 2;
  if (run > lines.length - 4) return lines.length;
  return lines[run - 1]?.kind === 'list' ? run - 1 : run;
}

function untitled(lines: Lines): Layout {
  const none = { title: null, repeats: new Set<number>() };
  const firstDate = lines.findIndex(({ kind }) => kind === 'date');
  const run = firstDate < 0 ? 0 : runEnd(lines, firstDate);
  const stamped = [...lines.keys()].filter((index) => isStamped(lines, index));
  const texts = lines.filter(({ kind }) => kind === 'text').length;
  const hasRun = run - firstDate >= 4;
  if ((hasRun && run === lines.length) || (stamped.length > 1 && stamped.length === texts))
    return { ...none, from: 0, to: 0 };
  const [start] = stamped;
  if (stamped.length === 1 && start !== undefined && start > 0) return stampedArticle(lines, start);
  const from = hasRun ? run - 1 : Math.max(firstText(lines), 0);
  return { ...none, from, to: articleEnd(lines, from) };
}

const isStamped = (lines: Lines, index: number) => {
  const header = textAt(lines, index)?.header;
  return header?.sure === true && header.dated;
};

/** The article that begins with a glued or labelled date; a lone line above it is its title, whatever it ends with. */
function stampedArticle(lines: Lines, start: number): Layout {
  const above = textAt(lines, 0);
  if (start === 1 && above && above.value.length <= LONGEST_TITLE) return titled(lines, once(0));
  return { title: null, repeats: new Set(), from: start, to: articleEnd(lines, start) };
}
