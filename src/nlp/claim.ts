import { ASKING, AUXILIARY } from './question-kind.js';
import { hasVerb } from './wink.js';

/** What is requested with: "Identify the members." */
const REQUEST =
  'tell|show|give|list|name|find|explain|describe|summari[sz]e|say|remind|look|identify|state|mention|compare|count|define|specify|provide|outline|recall|search|check|quote|read|get|help';
/** How questions and requests begin, behind a greeting or without. */
const OPENING = new RegExp(
  '^(?:(?:hi|hello|hey|okay|ok|thanks|thank you|good (?:morning|day|evening))\\b(?: \\w+)?[,.!:]? )?(?:and |so |but |please |then )*(?:(?:(?:about|after|at|before|by|during|for|from|in|of|on|since|to|under|until|with) )?' +
    `${ASKING.source}|${AUXILIARY}\\b|(?:any(?:body|one|thing)?|no,|i|we|you|${REQUEST})\\b)`,
  'i',
);
/** Behind these words "who", "when" and the like ask although the text does not open as a question. */
const WONDERING =
  /\b(?:knows?|knew|tells?|asks?|asking|wonder|wonders|wondering|says?|find|sure|idea|curious|interested)\b/i;
/** So they do at the start of a sentence, and right before an auxiliary. */
const ASKS_INSIDE = new RegExp(
  `[.!:;] (?:and |so |but )?${ASKING.source}|\\b(?:when|where|why|how) ${AUXILIARY}\\b`,
  'i',
);
/** What a sentence ends with that is no question; not "the U.S.". */
const FULL_STOP = /(?:[\p{L}\p{N}]{2}|[)\]%+])[.!]["”’]?$/u;

/**
 * Whether a text says something instead of asking: a claim, for which evidence is looked for. Its "who" and "when" join clauses: "Patients who
 * were young when they fell ill recovered." It ends with a full stop, or has verbs on both sides of such a word.
 */
export function isClaim(text: string): boolean {
  const said = text.trim();
  if (said.includes('?') || OPENING.test(said) || ASKS_INSIDE.test(said)) return false;
  const wondering = WONDERING.exec(said);
  if (wondering && ASKING.test(said.slice(wondering.index))) return false;
  if (FULL_STOP.test(said)) return hasVerb(said);
  const joining = ASKING.exec(said);
  if (!joining) return false;
  return hasVerb(said.slice(0, joining.index)) && hasVerb(said.slice(joining.index + joining[0].length));
}
