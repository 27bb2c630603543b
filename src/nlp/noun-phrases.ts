import type { Span } from './citation.js';
import { type TaggedToken, tag } from './wink.js';

/** A noun phrase of a sentence. */
export interface NounPhrase extends Span {
  /** Whether a proper noun is in it. */
  readonly isName: boolean;
}

const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);
const EDGES =
  /^(?:[\s,;:.–—'’”"-]|(?:of|that|which|and|or|was|were|is|are|has|have|had|been|be|by|to|for|with|as|this|these|those)\b)+/i;
const TAIL = /(?:[\s,;:.–—“"(-]|\b(?:of|and|or|the|an?|in|on|at|to|by|for|with|was|were|is|are))+$/i;

/** A stretch without the small words and signs at its ends; undefined when nothing is left. */
function trimmed(text: string, from: number, to: number): Span | undefined {
  const start = from + (EDGES.exec(text.slice(from, to))?.[0].length ?? 0);
  const end = start + text.slice(start, to).replace(TAIL, '').length;
  return end > start ? { start, end } : undefined;
}

/** Whether a token belongs to a noun phrase, or continues the open one: "'s", an ordinal, the parts of a compound. */
function continues({ value, pos, start }: TaggedToken, open: Span | undefined, text: string): boolean {
  if (NOMINAL.has(pos) || /^\d/.test(value)) return true;
  if (!open) return false;
  const touches = start === open.end;
  return (touches && (/^['’]s$|^[-–]$/.test(value) || /[-–]/.test(text.charAt(start - 1)))) || /^[“”"«»]$/.test(value);
}

/** Noun phrases in order, those joined by "of" as one: "the protection of important facilities". */
export function nounPhrases(text: string): NounPhrase[] {
  const phrases: (Span & { isName: boolean })[] = [];
  let open: { start: number; end: number; isName: boolean } | undefined;
  for (const token of tag(text)) {
    const isName = token.pos === 'PROPN';
    if (continues(token, open, text)) {
      if (open) {
        open.end = token.end;
        open.isName ||= isName;
      } else open = { start: token.start, end: token.end, isName };
    } else if (!(open && token.value === 'of')) {
      if (open) phrases.push(open);
      open = undefined;
    }
  }
  if (open) phrases.push(open);
  return phrases.flatMap(({ start, end, isName }) => {
    const span = trimmed(text, start, end);
    return span ? [{ ...span, isName }] : [];
  });
}
