const CARDINALS =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth';
const TENS = 'thirty forty fifty sixty seventy eighty ninety hundred';
/** Those of a single letter are other things too often (X.25, v. for versus). */
const ROMAN = 'ii iii iv - vi vii viii ix - xi xii xiii xiv xv xvi xvii xviii xix xx';

/** Ways of writing the same number, in lower case; as folded words, of which "3rd" is 3. */
const SAME: readonly (readonly string[])[] = [
  ...CARDINALS.split(' ').map((word, i) => [`${i + 2}`, word, ROMAN.split(' ')[i] ?? '-'].filter((one) => one !== '-')),
  ...ORDINALS.split(' ').map((word, i) => [`${i + 1}`, word]),
  ...TENS.split(' ').map((word, i) => [`${10 * (i + 3)}`, word]),
];

/** The other ways of writing a folded word that is a small number: "4" is "four", "fourth" and "iv". None for other words. */
export function otherNumerals(word: string): readonly string[] {
  return SAME.filter((forms) => forms.includes(word)).flatMap((forms) => forms.filter((one) => one !== word));
}
