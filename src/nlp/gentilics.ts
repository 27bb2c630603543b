/**
 * Countries and regions whose people no shared ending tells, each with the words for what belongs to it; as folded words, of
 * which "us." is the country.
 */
const PEOPLES =
  'afghanistan afghan|america american us. usa|argentina argentine|austria austrian|belgium belgian|brazil brazilian|britain british briton uk|burma burmese|' +
  'canada canadian|chile chilean|china chinese|congo congolese|croatia croat|cyprus cypriot|czechia czech|denmark danish dane|' +
  'egypt egyptian|england english|europe european|finland finnish finn|france french|germany german|greece greek|holland dutch|' +
  'hungary hungarian|iceland icelandic|iraq iraqi|ireland irish|israel israeli|italy italian|japan japanese|kuwait kuwaiti|' +
  'lebanon lebanese|malta maltese|nepal nepalese|netherlands dutch|norway norwegian|oman omani|pakistan pakistani|peru peruvian|' +
  'philippines filipino|poland polish pole|portugal portuguese|qatar qatari|scotland scottish scot|serbia serb|slovakia slovak|' +
  'slovenia slovene|spain spanish spaniard|sudan sudanese|sweden swedish swede|switzerland swiss|taiwan taiwanese|thailand thai|' +
  'turkey turkish turk|ukraine ukrainian|vietnam vietnamese|wales welsh|yemen yemeni';

/** By word: the others of its country. */
const KIN: ReadonlyMap<string, readonly string[]> = kinOf(PEOPLES.split('|').map((line) => line.split(' ')));

function kinOf(groups: readonly (readonly string[])[]): Map<string, string[]> {
  const kin = new Map<string, string[]>();
  for (const group of groups) {
    for (const word of group) kin.set(word, [...(kin.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
  return kin;
}

/** Letters of the shortest form by ending; shorter ones are other words too often (Oman, an). */
const SHORTEST = 4;

/**
 * Other forms of a folded word for a country and what belongs to it (Kazakhstan, Kazakh; Russia, Russian; France, French),
 * by a list of those that share no ending and by the endings that the rest shares. Not all of them are words: take those
 * that the collection has.
 */
export function gentilics(word: string): readonly string[] {
  const listed = KIN.get(word) ?? KIN.get(word.replace(/s$/, '')) ?? [];
  return word.length < SHORTEST ? listed : [...listed, ...byEnding(word)];
}

function byEnding(word: string): string[] {
  const forms = [`${word}stan`, `${word}istan`, `${word}n`, `${word}ian`, `${word}an`];
  if (/i?stan$/.test(word)) forms.push(word.replace(/i?stan$/, ''), word.replace(/stan$/, ''));
  if (/ians?$/.test(word)) forms.push(word.replace(/ns?$/, ''), word.replace(/ians?$/, ''));
  else if (/ans?$/.test(word)) forms.push(word.replace(/ns?$/, ''), word.replace(/ans?$/, ''));
  return forms.filter((form) => form.length >= SHORTEST && form !== word);
}
