/**
 * Reads the markdown of an embed's description the way Discord's client does, as far as is known: its rules are those of
 * simple-markdown with changes, tried in turn where a piece begins. Knows nothing of how the bot writes its replies, so
 * that it can be held against them. Where clients differ, the reading with more markup is taken.
 */

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Style | 'quote' | 'subtext' | 'list'; readonly children: readonly Node[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Node[] }
  | { readonly kind: 'code' | 'codeBlock' | 'mention' | 'emoji'; readonly text: string }
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Node[] };

export type Style = 'bold' | 'underline' | 'italic' | 'strike' | 'spoiler';

/** What stands before a piece: nothing on its line, spaces only, or something. */
type LineStart = 'nothing' | 'spaces' | 'something';

interface State {
  readonly lineStart: LineStart;
  readonly inQuote: boolean;
  readonly inList: boolean;
  /** In the text of a link nothing is escaped, and only styles, times and emoji are known. */
  readonly inLink: boolean;
}

/** A node and how many characters it takes; null where the rule does not hold. */
type Rule = (rest: string, state: State) => readonly [Node, number] | null;

/** What a description shows. */
export function readMarkdown(description: string): readonly Node[] {
  const source = description.replace(/\r\n?/g, '\n').replaceAll('\f', '').replaceAll('\t', '    ').trim();
  return read(source, { lineStart: 'nothing', inQuote: false, inList: false, inLink: false });
}

function read(source: string, outer: State): readonly Node[] {
  const nodes: Node[] = [];
  let { lineStart } = outer;
  let place = 0;
  const addText = (text: string) => {
    const last = nodes.at(-1);
    if (last?.kind === 'text') nodes[nodes.length - 1] = { kind: 'text', text: last.text + text };
    else nodes.push({ kind: 'text', text });
  };
  while (place < source.length) {
    const [node, length] = readNode(source.slice(place), { ...outer, lineStart });
    const taken = source.slice(place, place + length);
    lineStart = lineStartAfter(lineStart, taken);
    if (node.kind === 'text') addText(node.text);
    else nodes.push(node);
    place += length;
  }
  return nodes;
}

function lineStartAfter(before: LineStart, taken: string): LineStart {
  const last = taken.slice(taken.lastIndexOf('\n') + 1);
  if (/[^ ]/.test(last)) return 'something';
  if (taken.includes('\n')) return last === '' ? 'nothing' : 'spaces';
  return before === 'nothing' && last !== '' ? 'spaces' : before;
}

function readNode(rest: string, state: State): readonly [Node, number] {
  for (const rule of state.inLink ? RULES_IN_LINKS : RULES) {
    const found = rule(rest, state);
    if (found) return found;
  }
  const [character = ''] = rest;
  // Spaces that a line ends with are dropped.
  const dropped = /^ +(?=\n)/.exec(rest);
  return dropped
    ? [{ kind: 'text', text: '' }, dropped[0].length]
    : [{ kind: 'text', text: character }, character.length];
}

const readEscape: Rule = (rest) => {
  const found = /^\\([^0-9A-Za-z\s])/u.exec(rest);
  return found && [{ kind: 'text', text: found[1] ?? '' }, found[0].length];
};

const readCodeBlock: Rule = (rest) => {
  const found = /^```(?:[a-z0-9_+\-.#]*\n)?\n*([^\n].*?)\n*```/is.exec(rest);
  return found && [{ kind: 'codeBlock', text: found[1] ?? '' }, found[0].length];
};

const readCode: Rule = (rest) => {
  const found = /^(`+)(.*?[^`])\1(?!`)/s.exec(rest);
  return found && [{ kind: 'code', text: found[2] ?? '' }, found[0].length];
};

const readHeading: Rule = (rest, state) => {
  const found = /^(#{1,3})\s+(?!#)([^\n]+)\n?/.exec(rest);
  if (!found || state.lineStart !== 'nothing' || state.inList) return null;
  const words = (found[2] ?? '').trimEnd().replace(/#+$/, '').trimEnd();
  return [{ kind: 'heading', level: found[1]?.length ?? 1, children: read(words, state) }, found[0].length];
};

const readSubtext: Rule = (rest, state) => {
  const found = /^-# +(?!-#)([^\n]+)\n?/.exec(rest);
  if (!found || state.lineStart !== 'nothing') return null;
  return [{ kind: 'subtext', children: read(found[1] ?? '', state) }, found[0].length];
};

const readQuote: Rule = (rest, state) => {
  if (state.lineStart === 'something' || state.inQuote) return null;
  const found = /^ *>>> ?(.*)/s.exec(rest) ?? /^ *> [^\n]*(?:\n *> [^\n]*)*\n?/.exec(rest);
  if (!found) return null;
  const words = found[1] ?? found[0].replace(/\n$/, '').replace(/^ *> ?/gm, '');
  return [{ kind: 'quote', children: read(words, { ...state, lineStart: 'nothing', inQuote: true }) }, found[0].length];
};

const readList: Rule = (rest, state) => {
  const found = /^ *(?:[*+-]|\d+\.) +([^\n]+)\n?/.exec(rest);
  if (!found || state.lineStart === 'something') return null;
  return [{ kind: 'list', children: read(found[1] ?? '', { ...state, inList: true }) }, found[0].length];
};

const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['italic', /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/],
  ['italic', /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['strike', /^~~([\s\S]+?)~~(?!_)/],
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
];

/** Of two styles that could begin here the longer one counts. */
const readStyle: Rule = (rest, state) => {
  const found = STYLES.flatMap(([kind, pattern]) => {
    const match = pattern.exec(rest);
    return match ? [{ kind, words: match[1] ?? '', length: match[0].length }] : [];
  }).sort((one, other) => other.length - one.length)[0];
  return found ? [{ kind: found.kind, children: read(found.words, state) }, found.length] : null;
};

const MENTIONS = /^(?:<@[!&]?\d+>|<#\d+>|@everyone|@here|<\/[^:>]+:\d+>|<id:[\w-]+>|<[^ >]+@[^ >]+>|<\+[\d ()-]+>)/;

const readMention: Rule = (rest) => {
  const found = MENTIONS.exec(rest);
  return found && [{ kind: 'mention', text: found[0] }, found[0].length];
};

const readEmoji: Rule = (rest) => {
  const found = /^(?:<a?:\w+:\d+>|:[\w+-]+(?:::skin-tone-\d)?:)/.exec(rest);
  return found && [{ kind: 'emoji', text: found[0] }, found[0].length];
};

const readTime: Rule = (rest) => {
  const found = /^<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/.exec(rest);
  return found && [{ kind: 'time', seconds: Number(found[1]), style: found[2] ?? 'f' }, found[0].length];
};

const readAddress: Rule = (rest) => {
  const inBrackets = /^<([^: >]+:\/[^ >]+)>/.exec(rest);
  if (inBrackets) return [addressed(inBrackets[1] ?? ''), inBrackets[0].length];
  const bare = /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/i.exec(rest)?.[0];
  if (bare === undefined) return null;
  const url = bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
  return [addressed(url), url.length];
};

function addressed(url: string): Node {
  return { kind: 'link', url, children: [{ kind: 'text', text: url }] };
}

const LINK =
  /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/;

/** Marks without width, control characters and all spaces but the common one, which a link's text cannot have. */
const UNSEEN = /\p{Cf}|\p{Zl}|\p{Zp}|\u034f|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|(?!\n)\p{Cc}|(?! )\p{Zs}/gu;

/** A link with a text of its own; plain text when that has an address, a mention or an emoji in it, or no words. */
const readLink: Rule = (rest, state) => {
  const found = LINK.exec(rest);
  if (!found) return null;
  const [whole, words = '', target = ''] = found;
  const url = target.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
  const kept = words.replace(UNSEEN, '');
  const allowed = URL.canParse(url) && /^https?:/.test(url) && isAllowed(read(kept, { ...state, inLink: false }));
  if (!allowed || kept.trim() === '') return [{ kind: 'text', text: whole }, whole.length];
  return [{ kind: 'link', url, children: read(kept, { ...state, inLink: true }) }, whole.length];
};

function isAllowed(nodes: readonly Node[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'link' || node.kind === 'mention' || node.kind === 'emoji' || node.kind === 'codeBlock')
      return false;
    if (node.kind === 'text') return !/\p{Emoji_Presentation}|\ufe0f|\u20e3|discord(?:app)?\.\w/iu.test(node.text);
    return !('children' in node) || isAllowed(node.children);
  });
}

const RULES_IN_LINKS: readonly Rule[] = [readStyle, readCode, readTime, readEmoji];
const RULES: readonly Rule[] = [
  readEscape,
  readCodeBlock,
  readCode,
  readHeading,
  readSubtext,
  readQuote,
  readList,
  readStyle,
  readMention,
  readEmoji,
  readTime,
  readAddress,
  readLink,
];
