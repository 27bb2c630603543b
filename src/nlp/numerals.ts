const ONES =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const TENS = 'thirty forty fifty sixty seventy eighty ninety hundred';
/** Roman ones from 2 to 20; those of a single letter are other things too often (X.25, v. for versus). */
const ROMAN = 'ii iii iv - vi vii viii ix - xi xii xiii xiv xv xvi xvii xviii xix xx';

/** The ways of writing each number, in lower case. */
const NUMERALS: readonly (readonly string[])[] = [
  ...ONES.split(' ').map((word, i) => [String(i + 2), word, ROMAN.split(' ')[i] ?? '-'].filter((form) => form !== '-')),
  ...TENS.split(' ').map((word, i) => [String(10 * (i + 3)), word]),
];

const BY_FORM: ReadonlyMap<string, readonly string[]> = new Map(
  NUMERALS.flatMap((forms) => forms.map((form) => [form, forms.filter((other) => other !== form)] as const)),
);

/** The other ways of writing a folded word that is a small number: "4" is "four" and "iv". None for other words. */
export function otherNumerals(word: string): readonly string[] {
  return BY_FORM.get(word) ?? [];
}
