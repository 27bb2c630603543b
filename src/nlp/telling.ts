import { isStopWord } from './terms.js';

/** How a question asks for something, and how a text tells it. Both are matched with lower-case text. */
type Telling = readonly [asks: RegExp, tells: RegExp];

/**
 * What something is called, how it is done, what is an example of it, how it differs, what it is made of, what is most of its kind,
 * who lived when, what it is for.
 */
const FORMS: readonly Telling[] = [
  [
    /\b(?:call(?:s|ed)?|known as|refer(?:s|red)? to|termed|dubbed|nicknamed?|stands? for|acronym|abbreviation)\b|\banother (?:way|term|name|word)\b|\b(?:what|which) (?:\w+ )?(?:terms?|words?|names?|phrase|nickname)\b|\b(?:term|word|name) (?:for|of|given)\b/,
    /\b(?:called|known as|referred to as|termed|dubbed|nicknamed?|terms?|refers? to|defined as|named|names?)\b|\(/,
  ],
  [
    /^how (?:did|does|do|is|are|was|were|can|could|has|have|would|will)\b|\bin what (?:way|manner)\b/,
    /\b(?:by (?:the )?\w+(?:ing|tion)|by means of|through|via|using|with the (?:help|use))\b/,
  ],
  [/\bexamples?\b|\bwhat else\b/, /\b(?:examples?|such as|for instance|including|includes?)\b|e\.g\./],
  [
    /\b(?:differences?|differ|compared?|unlike|versus|than)\b/,
    /\b(?:than|whereas|while|unlike|compared|differ\w*|rather|instead)\b/,
  ],
  [
    /\b(?:made (?:of|up|from)|compos\w+|consists?|components?|parts?|contains?|includes?)\b/,
    /\b(?:made (?:of|up|from)|compos\w+|consist\w*|contain\w*|includ\w*|compris\w*|components?)\b/,
  ],
  [
    /\b(?:biggest|largest|greatest|highest|tallest|longest|oldest|main|major|primary|principal|best|chief|leading|predominant|dominant)\b|\bmost (?:important|common|popular|famous|significant|notable)\b/,
    /\b(?:biggest|largest|greatest|highest|tallest|longest|oldest|main|mainly|major|primar\w+|principal|best|chief\w*|leading|predominant\w*|dominant|most)\b/,
  ],
  [/\b(?:born|die|died|death|birth|live|lived)\b/, /\bborn\b|\bdied\b|\(\d{3,4}\s?[–-]\s?\d{3,4}\)/],
  [
    /\bused (?:for|to|in|as)\b|\b(?:use|purpose|function|role|goal|aim) of\b|\bpurpose\b/,
    /\b(?:used|uses?|purpose|function\w*|role|goal|aim\w*|intended|designed|serves?|in order)(?= \w)/,
  ],
];

/** How a text would tell what a question asks for, where that shows in small words. */
export function formsOf(question: string): RegExp[] {
  const lower = question.toLowerCase();
  return FORMS.flatMap(([asks, tells]) => (asks.test(lower) ? [tells] : []));
}

/** "What is a gazelle?", "Who was Ada Lovelace?": up to four words, of which the last names it. */
const ASKS_DEFINITION =
  /^(?:and |so )?(?:what|who)(?:['’]s| is| are| was| were)(?: an?| the)? ((?:[\w’'.-]+ ){0,3}[\w’'.-]+?)(?:['’]s)?\s*\??$/i;

/** The same as it is said: "ada lovelace who is she", "gazelle, what is that?". */
const ASKS_DEFINITION_AFTER =
  /^(?:the )?((?:[\w’'.-]+ ){0,3}[\w’'.-]+?),? (?:what|who)(?:['’]s| is| are| was| were) (?:it|that|this|he|she|they|these|those)\s*\??$/i;

/** Longer words are none, and would make a long pattern. */
const LONGEST = 40;

/**
 * How a text says what the thing is that a question asks after: "The gazelle (below) is an antelope", "Ada Lovelace, a
 * mathematician". null when it asks for something else.
 */
export function definitionOf(question: string): RegExp | null {
  const asked = question.trim();
  const words = (ASKS_DEFINITION.exec(asked) ?? ASKS_DEFINITION_AFTER.exec(asked))?.[1]?.split(' ') ?? [];
  const word = words.at(-1) ?? '';
  // "What is known about gazelles?" asks for more than what they are.
  if (word === '' || word.length > LONGEST || words.some((one) => isStopWord(one.toLowerCase()))) return null;
  const single = word.replace(/(?<=[sxz]|ch|sh)es$|s$/i, '').replaceAll('.', '\\.');
  const thing = `\\b${single}(?:es|s)?[)”"]*`;
  const between = '(?:\\s*\\([^)]{1,60}\\)|,[^,.]{1,80},)?';
  // Not ", the": so begin clauses as well ("In Africa, the gazelle …").
  return new RegExp(
    `${thing}${between}\\s+(?:is|are|was|were|refers? to|means?|stands? for)\\s+(?:an?|the|one)\\b|${thing},\\san?\\s`,
    'i',
  );
}
