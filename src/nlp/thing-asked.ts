import type { Question, QuestionTerm } from './question.js';
import { tag } from './wink.js';

/** "What X …", "which X …", "what is the X …": up to four words, before an auxiliary, a preposition or the end. */
const ASKED =
  /\b(?:what|which)(?:['’]s| is| are| was| were| will be)? (?:the |an? |your |our |their |its )?((?:[\p{L}\p{N}-]+ ){0,3}?[\p{L}\p{N}-]+)(?= (?:of|in|at|for|on|with|by|from|to|do|does|did|is|are|was|were|will|has|have|had|can|could|would|should)\b|[?.!]|$)/iu;

/** The noun that "what" or "which" asks for: the weather in "What's the weather in Lowmere?"; undefined when none is seen. */
export function thingAsked({ text, terms }: Question): QuestionTerm | undefined {
  const match = ASKED.exec(text);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  const start = end - (match[1]?.length ?? 0);
  const nouns = tag(text).filter(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  const isNoun = (term: QuestionTerm) => nouns.some((noun) => noun.start <= term.start && noun.end >= term.end);
  return terms.filter((term) => term.start >= start && term.end <= end && isNoun(term)).at(-1);
}
