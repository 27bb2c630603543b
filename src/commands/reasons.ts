/** Why an answer is what it is, as blocks. Loaded when somebody asks for it. */
import type { Breakdown, Part } from '../nlp/contributions.js';
import { isoDay } from '../nlp/dates.js';
import { type ExplainedPassage, type Explanation, explainAnswer, type FoundWord } from '../nlp/explain.js';
import type { Services } from './command.js';
import type { Limits } from './limits.js';
import { type Block, heading, line, note, passage, text } from './reply.js';
import { list, quotedList } from './wording.js';

export type { Breakdown } from '../nlp/contributions.js';
export { isoDay } from '../nlp/dates.js';
export type { Explanation } from '../nlp/explain.js';

/** The reasons for the answer that `/ask` gives to the same question with the same arguments. */
export async function explain(question: string, limits: Limits, services: Services): Promise<Explanation> {
  const asked = { ...limits, now: services.now() };
  return explainAnswer(await services.index().reading({ question, ...asked }), question, asked);
}

/** What is behind each name, for people. */
const MEANING: Readonly<Record<string, string>> = {
  bm25f: 'words in and around the sentence',
  bm25: 'words in the sentence',
  coverage: 'share of the question in the sentence',
  words: 'share of its words, all counting alike',
  context: 'share of the question in and around the sentence',
  document: 'share in the bulletin',
  exact: 'words exactly as typed',
  namesNear: 'names in and around the sentence',
  kind: 'the kind of words asked for',
  date: 'the time asked about',
  year: 'the years of names',
  namesake: 'a name with its year',
  isTitle: 'being a title',
  pairs: 'words side by side',
  earlier: 'words missing here, earlier in the paragraph',
  resumes: 'the same, taken up by a pronoun',
  titled: 'words missing here, in the title',
  alike: 'words missing here, by similar ones',
  related: 'words missing here, by others of the same relation',
  plain: 'share that is neither name nor date, or by words like it',
  local: 'share of the question, by what is rare in the bulletin',
  named: 'names in the bulletin',
  elsewhere: 'a name that only other bulletins have',
  early: 'words early in the sentence',
  small: 'small words such as “before” and “most”',
  fitting: 'any hint of the kind of words asked for',
  told: 'told in the form asked for',
  defined: 'what something is, where that is asked',
  dates: 'dates that the question does not have',
  score: 'its score',
  size: 'how many sentences there are to choose from',
  margin: 'lead on the second',
  likeliest: 'how far it outweighs all others, by its share of the question',
  agreement: 'share of the next nine from its bulletin',
  found: 'worth of the words found in the sentence',
  unknownName: 'a name that no bulletin has',
  unknownThing: 'what is asked for is in no bulletin',
  vague: 'few words, and no name among them',
  lacksDate: 'no date where one is asked for',
  lacksNumber: 'no number where one is asked for',
  lacksPerson: 'no person where one is asked for',
  lacksPlace: 'no place where one is asked for',
  lacksCountries: 'no country where countries are asked for',
  lacksDefinition: 'a name, and not what it stands for',
  lacksRole: 'the office asked for is not told of',
  untold: 'names, and nothing of what is asked of them',
  otherTime: 'another time than asked about',
  otherNumber: 'a number of the question that does not stand near',
  nameAlone: 'a name with its year, and nothing that is asked of it',
};

const round = (number: number) => String(Number(number.toFixed(2)));

const NOTHING = text(line`No passage has a word of the question, so there is nothing to explain.`);

/** Every part of every sum. */
export function showInFull({ passages, verdict, window }: Explanation): readonly Block[] {
  if (!verdict) return [NOTHING];
  const { logOdds, confidence } = verdict;
  return [
    heading(line`Why: the first ${passages.length} of the ranking`),
    ...describeWindow(window),
    ...passages.flatMap((one) => [
      passage('listed', one.passage),
      text(line`Score ${round(one.score.total)}, the sum of`),
      ...showSum(one.score),
      ...describeFound(one, window),
    ]),
    heading(line`Why: how sure of the first`),
    text(line`Log-odds ${round(logOdds.total)}, the sum of`),
    ...showSum(logOdds),
    note(line`Confidence 1 / (1 + e^${round(-logOdds.total)}) = ${round(confidence)}: ${describeVerdict(verdict)}.`),
  ];
}

/** What weighs most, in words. */
export function showInShort(question: string, { passages, verdict, window }: Explanation): readonly Block[] {
  const asked = [heading(line`Why this?`), note(line`Asked: ${question}`)];
  if (!verdict) return [...asked, NOTHING];
  return [
    ...asked,
    ...describeWindow(window),
    note(line`Confidence ${round(verdict.confidence)}: ${describeVerdict(verdict)}.`),
    ...describeMost('For it', verdict.logOdds, 1),
    ...describeMost('Against it', verdict.logOdds, -1),
    ...passages.flatMap((one) => [
      passage('listed', one.passage),
      ...describeMost(`Score ${round(one.score.total)}, most of it`, one.score, 1),
      ...describeFound(one, window),
    ]),
  ];
}

function describeVerdict({ confidence, threshold }: NonNullable<Explanation['verdict']>): string {
  return `${confidence >= threshold ? 'told as an answer' : 'not told as an answer'}, which takes ${threshold.toFixed(2)}`;
}

function describeWindow(window: Explanation['window']): readonly Block[] {
  if (!window) return [];
  const [first, last] = [isoDay(window.from), isoDay(window.to)];
  return [note(line`Time asked about: ${first === last ? first : `${first} to ${last}`}.`)];
}

/** A line for each part that is not 0, and one that names the others. */
function showSum({ parts, base, rest }: Breakdown): readonly Block[] {
  const shown = parts.filter(({ adds }) => adds !== 0);
  const others = parts.filter(({ adds }) => adds === 0).map(({ name }) => name);
  return [
    ...(base === 0 ? [] : [note(line`${round(base)}, whatever was found`)]),
    ...shown.map((part) => note(line`${describePart(part)}`)),
    ...(rest === 0 ? [] : [note(line`${round(rest)}, what they do together`)]),
    ...(others.length === 0 ? [] : [note(line`and 0 each: ${others.join(', ')}`)]),
  ];
}

function describePart(part: Part): string {
  const { name, value, weight, adds } = part;
  const sum = weight === null ? round(adds) : `${round(value)} × ${round(weight)} = ${round(adds)}`;
  return `${sum}  ${name}${MEANING[name] === undefined ? '' : ` (${MEANING[name]})`}`;
}

/** So many parts are named in short. */
const MOST = 4;

function describeMost(label: string, { parts }: Breakdown, sign: 1 | -1): readonly Block[] {
  const most = parts.filter(({ adds }) => round(adds * sign) !== '0' && adds * sign > 0);
  if (most.length === 0) return [];
  const sorted = sign > 0 ? most : [...most].reverse();
  const named = sorted.slice(0, MOST).map((part) => `${MEANING[part.name] ?? part.name} ${round(part.adds)}`);
  return [note(line`${label}: ${named.join(', ')}.`)];
}

const PLACES = { sentence: 'in the sentence', neighbour: 'beside it', title: 'in the title' } as const;
const FORMS = {
  typed: '',
  stem: 'the same stem',
  abbreviation: 'abbreviated or spelt out',
  corrected: 'corrected',
  related: 'another form',
} as const;

/** Which words of the question were found where and as what, and the dates compared. */
function describeFound({ words, dates }: ExplainedPassage, window: Explanation['window']): readonly Block[] {
  const found = words.flatMap(({ word, found }) => (found.length > 0 ? [describeWord(word, found)] : []));
  const missing = words.flatMap(({ word, found }) => (found.length > 0 ? [] : [word]));
  const compared = dates.map(({ as, fit }) => `“${as}” ${round(fit)}`);
  return [
    ...(found.length > 0 ? [note(line`Found: ${found.join('; ')}.`)] : []),
    ...(missing.length > 0 ? [note(line`Not found there: ${quotedList(missing)}.`)] : []),
    ...(window && compared.length === 0 ? [note(line`It tells no date; that of its bulletin counts half.`)] : []),
    ...(compared.length > 0 ? [note(line`Dates told, and how they fit the time asked about: ${list(compared)}.`)] : []),
  ];
}

function describeWord(word: string, found: readonly FoundWord[]): string {
  const places = found.map(({ where, as, how }) =>
    how === 'typed' ? PLACES[where] : `${PLACES[where]} as “${as}” (${FORMS[how]})`,
  );
  return `“${word}” ${list(places)}`;
}
