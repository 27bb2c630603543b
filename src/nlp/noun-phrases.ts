import type { Span } from './citation.js';
import type { TaggedToken } from './wink.js';

const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);
/** Determiners that say nothing alone. */
const EMPTY = /^(?:that|which|this|these|those|all|some|any|each|both|the|an?)$/i;

/** Whether a token belongs to the open noun phrase although it is no noun: "'s", "%", the parts of a compound. */
function continues({ value, start }: TaggedToken, open: Span, text: string): boolean {
  return value === '%' || (start === open.end && /^(?:['’]s|[-–])$/.test(value)) || /[-–]/.test(text.charAt(start - 1));
}

/**
 * The plain noun phrases of a text in order: those joined by "of" and the like are two.
 *
 * @param tokens of the text, with their parts of speech
 */
export function nounPhrases(text: string, tokens: readonly TaggedToken[]): Span[] {
  const phrases: Span[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open) phrases.push(open);
    open = undefined;
  };
  for (const token of tokens) {
    const isNominal = NOMINAL.has(token.pos) || /^\d/.test(token.value);
    // "the film the press saw" is two.
    if (open && token.pos === 'DET' && !/^(?:all|both)$/i.test(text.slice(open.start, open.end))) close();
    if (isNominal || (open && continues(token, open, text))) {
      if (open) open.end = token.end;
      else open = { start: token.start, end: token.end };
    } else close();
  }
  close();
  return phrases.filter(({ start, end }) => {
    const phrase = text.slice(start, end);
    return /[\p{L}\p{N}]/u.test(phrase) && !EMPTY.test(phrase);
  });
}
