/**
 * What a command gives back, for any platform: fixed templates, metadata and quotations. There is no markup in it: each
 * platform's renderer decides how a heading, a highlight or a date looks there, and escapes every string.
 */
import type { KnownDate } from '../bulletins/bulletin.js';
import type { Citation, Passage, Quotation } from '../nlp/citation.js';

export type { KnownDate } from '../bulletins/bulletin.js';
export type { Answer } from '../nlp/answer.js';
export type { Citation, Passage, Quotation, Span } from '../nlp/citation.js';

/** A piece of a line: words, or something that a platform may show its own way. */
export type Part =
  | string
  | { readonly date: KnownDate }
  /** Milliseconds since 1970, and the zone by whose clocks it was meant. */
  | { readonly instant: number; readonly zone: string }
  /** A channel's id. */
  | { readonly channel: string };

export type Line = readonly Part[];

/** Something that can be done next: a command with its arguments, ready for `runCommand`. */
export interface Action {
  readonly label: string;
  readonly command: string;
  readonly args: Readonly<Record<string, string | number | boolean>>;
  /** The name of one more argument, which the person writes before it is run; the option's description asks for it. */
  readonly input?: string;
}

/**
 * Why a passage stands in a reply. `answer`: it answers, shown with its neighbours. `also`: the next best, from another bulletin. `closest`:
 * the nearest there is, not an answer. `listed`: one of a list, found or newest. `read`: a sentence of a bulletin that is
 * being read, whose receipt is shown once for all; its highlight, if any, marks the sentence that was asked for.
 */
export type Role = 'answer' | 'also' | 'closest' | 'listed' | 'read';

export type Block =
  | { readonly kind: 'heading' | 'text' | 'note'; readonly line: Line }
  | {
      readonly kind: 'passage';
      readonly role: Role;
      readonly passage: Passage;
      readonly open?: Action;
      /** More sentences of the same bulletin, which have the same receipt. */
      readonly further?: readonly Quotation[];
    }
  | { readonly kind: 'receipt'; readonly citation: Citation };

/** What a command has to say. */
export interface Content {
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** The question that it answers, as it was understood: what the next question may lean on. */
  readonly asked?: string;
}

/** `private`: only the person who asked should see it, where the platform has others. */
export type Visibility = 'public' | 'private';

export interface Reply extends Content {
  readonly visibility: Visibility;
  /** Whether it tells of something that went wrong. */
  readonly failed?: true;
}

/** Every action of a reply in the order in which they are shown: first those that open a listed passage, then the reply's own. */
export function actionsOf({ blocks, actions }: Content): readonly Action[] {
  return [...blocks.flatMap((block) => (block.kind === 'passage' && block.open ? [block.open] : [])), ...actions];
}

/** Template literal tag that makes a line: line`Asked: ${question}` */
export function line(strings: TemplateStringsArray, ...values: readonly (number | Part | Line)[]): Line {
  const parts: Part[] = [];
  const add = (part: Part) => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  };
  strings.forEach((text, place) => {
    add(text);
    const value = values[place];
    if (typeof value === 'number') add(String(value));
    else if (Array.isArray(value)) (value as Line).forEach(add);
    else if (value !== undefined) add(value as Part);
  });
  return parts;
}

export function heading(of: Line): Block {
  return { kind: 'heading', line: of };
}

export function text(of: Line): Block {
  return { kind: 'text', line: of };
}

/** A line beside the point: what was searched, what was left out. */
export function note(of: Line): Block {
  return { kind: 'note', line: of };
}

export function passage(role: Role, of: Passage, open?: Action, further: readonly Quotation[] = []): Block {
  return {
    kind: 'passage',
    role,
    passage: of,
    ...(open && { open }),
    ...(further.length > 0 && { further }),
  };
}

/** A private reply that says what went wrong, and how to mend it. */
export function failure(message: string): Reply {
  return { blocks: [text([message])], actions: [], visibility: 'private', failed: true };
}
