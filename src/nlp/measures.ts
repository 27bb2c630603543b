import type { Span } from './citation.js';

/** A measure that numbers are told in. */
interface Measure {
  /** What asks for it, in lower case. */
  readonly asks: RegExp;
  /** How a number of it is written, with its unit. */
  readonly tells: RegExp;
}

// Bounded, so that a long run of digits costs no more than its length.
const DIGITS = '\\d[\\d.,]{0,20}';
const NUMBER = `(?:${DIGITS}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w{1,9}teen|\\w{1,9}ty(?:-\\w{1,9})?|hundreds?|thousands?|millions?|billions?|half|several|dozens?|few|many)`;
/** What may stand between a number and its unit: words of scale and of kind. */
const BETWEEN =
  '(?:[\\s-]+(?:of|an?|and a half|hundred|thousand|million|billion|trillion|full|more|whole|straight|square|cubic|nautical|working|consecutive|US|Swiss|Canadian|Australian))*[\\s-]+';
/** Numbers with units that are written out, or short ones right behind the digits. */
const counted = (units: string, short = '-') =>
  `\\b${NUMBER}${BETWEEN}(?:${units})\\b|(?<![\\w.])${DIGITS}[\\s-]?(?:${short})\\b`;
/** The same, or a single one: "a week". */
const countedOrOne = (units: string, short?: string) =>
  `${counted(units, short)}|\\ban? (?:whole |full )?(?:${units})\\b`;

const PERCENT = '\\d\\s?%|\\b[\\w.,]{1,20} (?:percent|per cent)\\b';
const CURRENCY =
  'dollars?|euros?|pounds?|pence|cents?|roubles?|rubles?|hryvnias?|francs?|yen|yuan|won|rupees?|rupiah|pesos?|reais|crowns?|krona|kronor|kroner?|koruna|zlotys?|forints?|lei|leva|dinars?|dirhams?|riyals?|rials?|shekels?|rand|kwacha|naira|shillings?|baht|ringgit|tenge|drams?|soms?|lira';
const CODE = 'USD|EUR|GBP|CHF|JPY|CNY|RUB|SEK|NOK|DKK|PLN';
const TIME =
  'milliseconds?|seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|seasons?|terms?';
const LENGTH =
  'kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|centimet(?:er|re)s?|millimet(?:er|re)s?|nanomet(?:er|re)s?|light-?years?|leagues?|fathoms?|storeys?|stories|floors?|nucleotides?|base pairs?';
const SHORT_LENGTH = 'km|m|cm|mm|nm|ft|bp|kb';
const WEIGHT = 'kilos?|kilograms?|grams?|milligrams?|tons?|tonnes?|pounds?|lbs?|ounces?';
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const EVERY = `(?:every|each|per|an?) (?:other )?(?:\\w+ ){0,2}?(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|season|summer|winter|spring|autumn|${DAY})s?`;

const IS = '(?:is|was|are|were|will be|would be)';
const PRICE = 'price|fee|fine|salary|costs?|budget|fare|rent';
const PAYING =
  'costs?|pay|paid|worth|spend|spent|earn|earned|raise|raised|sold|fined|donated?|invest|invested|owed?|charged?|lend|lent|borrow|borrowed|given|granted|get';

const tells = (...ways: readonly string[]) => new RegExp(ways.join('|'), 'gi');

const MEASURES: readonly Measure[] = [
  {
    asks: /\bhow (?:often|frequently)\b/,
    tells: tells(
      `\\b(?:${EVERY}|(?:bi)?annual(?:ly)?|yearly|(?:bi)?weekly|(?:bi)?monthly|daily|nightly|hourly|quarterly|once|twice|times|always|never|seldom|rarely|regularly|constantly|whenever)\\b`,
    ),
  },
  {
    asks: new RegExp(`\\bhow old\\b|\\b(?:what|which) (?:${IS} )?(?:the )?(?:\\S+['’]s )?age\\b`),
    tells: tells(
      '\\bage[ds]?\\b|, \\d{1,3},|\\b\\w{1,20}[ -]years?[ -]old\\b|\\b(?:in|into) (?:his|her|their) (?:\\w+ )?\\w+ies\\b',
      counted('years?|months?|weeks?|days?|centur(?:y|ies)|millennia'),
    ),
  },
  {
    asks: /\bhow long\b/,
    tells: tells(
      countedOrOne(`${TIME}|${LENGTH}`, `min|sec|ms|h|${SHORT_LENGTH}`),
      '\\b(?:(?:since|until|till) (?:\\w+ ){0,2}\\w+|all (?:day|night|week|year)|overnight|(?:year|month|week|day|hour)s?[ -]long)\\b',
    ),
  },
  {
    asks: /\bhow (?:far|tall|high|deep|wide)\b/,
    tells: tells(countedOrOne(`${LENGTH}|minutes?|hours?|degrees?|points?`, SHORT_LENGTH), PERCENT),
  },
  { asks: /\bhow heavy\b|\bweigh(?:s|ed|t)?\b/, tells: tells(countedOrOne(WEIGHT, 'kg|g|mg|t')) },
  { asks: /\bhow (?:hot|cold|warm)\b|\btemperatures?\b/, tells: tells('\\d ?(?:°|K\\b)|\\b[\\w.,]{1,20} degrees?\\b') },
  {
    asks: /\bhow fast\b/,
    tells: tells(
      counted('knots?', 'km\\/h|kmh|kph|mph|m\\/s'),
      `\\b(?:per|an?) (?:hour|second|minute|day|year)\\b`,
      PERCENT,
    ),
  },
  {
    asks: /\bper ?cent(?:age)?\b|%|\bwhat (?:share|proportion|fraction)\b|\b(?:inflation|interest|unemployment|employment|growth|tax|literacy|success|survival|mortality|fatality) rate\b/,
    tells: tells(
      PERCENT,
      '\\b(?:half|halves|thirds?|quarters?|fifths?|tenths?)\\b|\\b(?:one|two|three|four|nine|\\d+) (?:in|out of) (?:every )?\\w+',
    ),
  },
  {
    asks: new RegExp(
      `\\bhow much (?:money|(?:${IS}|does|did|do|will|would|has|have) (?:.* )?(?:${PAYING}))\\b|` +
        `\\bwhat (?:do|does|did|will|would) .*\\bcost\\b|\\b(?:what|which) (?:${IS} )?(?:the )?(?:\\w+ )?(?:${PRICE})\\b|\\b(?:${PRICE})$`,
    ),
    tells: tells(
      `[$€£¥₽₴]\\s?${DIGITS}|${counted(CURRENCY, `${CODE}|p`)}|\\b(?:${CODE}) ?${DIGITS}|\\bfree(?: of charge)?\\b`,
      PERCENT,
    ),
  },
];

/**
 * How a number is written that a question for a number asks for: with a unit of time for "how long", of money for "how much did
 * it cost".
 *
 * @returns null when any number would do
 */
export function measureAsked(question: string): RegExp | null {
  const lower = question.toLowerCase();
  return MEASURES.find(({ asks }) => asks.test(lower))?.tells ?? null;
}

/** Where numbers of a measure stand in a text. */
export function findMeasures(measure: RegExp, text: string): Span[] {
  return [...text.matchAll(measure)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
}
