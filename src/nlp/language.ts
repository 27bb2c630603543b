import { isDigit, isLetter, isSign } from './characters.js';

/**
 * The most frequent function words of English and of the languages that bulletins and members of such teams most
 * likely write instead. Telling languages apart by such words needs only a short text (Grefenstette, "Comparing two
 * language identification schemes", JADT 1995), where letter statistics need a paragraph.
 */
const FUNCTION_WORDS: Record<string, string> = {
  English:
    'the of and to in a is that for it was on with as at by be this from or are has have had were which who what when where why how did does do not an will would been its their his her he she they we you i about into over after before during between than more',
  German:
    'der die das und ist nicht ein eine einen dem den des mit auf für von zu im wer wo wann warum wie wurde werden hat haben sind auch sich bei nach aus es',
  French:
    'le la les des une et est dans du que qui pour pas sur au aux avec sont par plus ce cette où quand pourquoi comment quel quelle il elle ont été en',
  Spanish:
    'el la los las un una y es en de que por para con del se no su al lo como más qué quién dónde cuándo cuál fue son está entre',
  Portuguese:
    'o os as um uma e é em do da dos das que por para com não no na se mais como quem onde quando qual foi são ao',
  Italian:
    'il lo gli una e è di che per con non del della dei delle nel nella sono come chi dove quando quale perché più ha',
  Dutch:
    'de het een en is van dat niet op te zijn met voor er aan door wie waar wanneer waarom hoe werd worden ook bij',
  Polish: 'i w na z do jest nie się że to co kto gdzie kiedy jak dlaczego przez od po za oraz który która był była dla',
  Turkish: 've bir bu için ile de da mi mı ne kim nerede nasıl neden olarak daha çok olan gibi kadar sonra',
};

const LANGUAGES = Object.entries(FUNCTION_WORDS).map(([name, words]) => ({ name, words: new Set(words.split(' ')) }));

/** By function word: the languages that have it, by their places among `LANGUAGES`. */
const SPEAKERS = new Map<string, number[]>();
for (const [place, { words }] of LANGUAGES.entries()) {
  for (const word of words) SPEAKERS.set(word, [...(SPEAKERS.get(word) ?? []), place]);
}

const NOBODY: readonly number[] = [];
/** So many letters the longest of these words have. */
const LONGEST = Math.max(...[...SPEAKERS.keys()].map(({ length }) => length));

/** All scripts but Latin lie here, apart from it and from signs such as typographic quotation marks: most texts have none. */
const BEYOND_LATIN = /[\u0370-\u1dff\u1f00-\u1fff\u2c80-\uffff]/;

/** Function words that stand in names as well: alone they tell nothing of the language around them. */
const NAME_PARTICLES = new Set('de la le les du des da do dos di el al van der den von y'.split(' '));

/** Scripts that tell a language, or a family of them, at a glance. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Ukrainian', /[\u0456\u0457\u0454\u0491]/giu],
  ['Russian', /\p{Script=Cyrillic}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Armenian', /\p{Script=Armenian}/gu],
  ['Georgian', /\p{Script=Georgian}/gu],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Hindi', /\p{Script=Devanagari}/gu],
];

/** So many characters of a text its language is told by: a few paragraphs have more than enough function words. */
export const SAMPLE = 1500;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The language of a text mostly written in another script than Latin. */
function byScript(sample: string): string | undefined {
  if (!BEYOND_LATIN.test(sample)) return undefined;
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0 || count(sample, /\p{Script=Latin}/gu) * 2 > letters) return undefined;
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const found = SCRIPTS.find(([name, script]) =>
    name === 'Ukrainian' ? count(sample, script) * 20 > cyrillic && cyrillic > 0 : count(sample, script) * 4 > letters,
  );
  return found?.[0] ?? 'another language';
}

const WORD = /\p{L}+/gu;

/** Calls back with each run of letters that is no longer than function words are. Those of ASCII need no pattern. */
function eachShortWord(text: string, visit: (word: string) => void): void {
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (isLetter(text.charCodeAt(end))) end++;
    const behind = text.charCodeAt(end);
    if (end < text.length && !isSign(behind) && !isDigit(behind)) {
      WORD.lastIndex = at;
      const match = WORD.exec(text);
      if (!match) return;
      at = match.index;
      end = WORD.lastIndex;
    }
    if (end > at && end - at <= LONGEST) visit(text.slice(at, end));
    at = Math.max(end, at + 1);
  }
}

/**
 * The English name of a text's language when it is plainly not English; null when it is English or too short to
 * tell (a bare list of names is taken for English). Another language must have at least two of its function words in
 * the text and clearly more than English has.
 */
export function foreignLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const script = byScript(sample);
  if (script) return script;
  const lower = sample.toLowerCase();
  const hits = LANGUAGES.map(() => 0);
  eachShortWord(lower, (word) => {
    for (const place of SPEAKERS.get(word) ?? NOBODY) hits[place] = (hits[place] ?? 0) + 1;
  });
  const scores = LANGUAGES.map((language, place) => ({ ...language, hits: hits[place] ?? 0 }));
  const english = scores[0]?.hits ?? 0;
  const best = scores.slice(1).reduce((a, b) => (b.hits > a.hits ? b : a));
  if (best.hits < 2 || best.hits <= english * 1.5) return null;
  let isTelling = false;
  eachShortWord(lower, (word) => {
    isTelling ||= best.words.has(word) && !NAME_PARTICLES.has(word);
  });
  return isTelling ? best.name : null;
}
