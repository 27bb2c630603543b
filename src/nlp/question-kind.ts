/** What kind of words would answer a question; `claim`: nothing is asked, and evidence for or against it is looked for, of any kind. */
export type AnswerKind = 'person' | 'place' | 'date' | 'number' | 'list' | 'reason' | 'yesno' | 'description' | 'claim';

const PERSON_NOUNS =
  'person|official|officer|leader|head|chief|director|commander|chairman|chair|president|minister|spokesman|author|inventor|founder|' +
  'scientist|philosopher|king|queen|emperor|duke|bishop|nephew|wife|husband|son|daughter|mother|father|brother|sister';
const PLACE_NOUNS =
  'country|countries|city|cities|town|region|place|site|location|venue|state|states|province|range|area|continent|capital';
const DATE_NOUNS = 'date|day|month|year|century|decade|time';
const NUMBER_NOUNS =
  'number|size|amount|total|percentage|percent|proportion|population|cost|price|fee|fare|salary|rent|rate|temperature|distance|prevalence|incidence';

/** Nouns that say what the answer is rather than what it is about, when they follow "which" or "what": few texts repeat them. */
export const ANSWER_NOUN = new RegExp(
  `^(?:who|whom|whose|where|when|${PERSON_NOUNS}|${PLACE_NOUNS}|${DATE_NOUNS}|${NUMBER_NOUNS}|regions|members|people)$`,
);

/** The words that ask. */
export const ASKING = /\b(?:who|whom|whose|which|what|when|where|why|how)\b/i;

const BE = '(?:is|are|was|were)';
/** Verbs before which a question asks, as the source of a pattern. */
export const AUXILIARY = `(?:${BE}|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)`;
/** "When" and "where" ask before an auxiliary, or where nothing else does; else they join clauses: "What happens when …". */
const asks = (word: string) =>
  `\\b${word} (?:else |exactly )?${AUXILIARY}\\b|^(?!.*\\b(?:what|which|who|whom|whose|how|why)\\b).*?\\b${word}\\b`;

/** Words as typed into a search box, one of which says what is wanted: "transfer fee Lowmere". */
const typed = (nouns: string) =>
  new RegExp(
    `^(?!(?:${AUXILIARY}|list|name|tell|show|summari[sz]e)\\b|.*${ASKING.source})(?:\\S+ ){0,4}(?:${nouns})s?(?: \\S+){0,3}$`,
  );

/** Which form asks for which kind. */
const FORMS: readonly (readonly [AnswerKind, RegExp])[] = [
  ['number', /\bhow (?:many|much|large|big|small|long|far|old|tall|high|often|fast|heavy|deep|wide)\b/],
  ['number', /\bwhat (?:do|does|did|will|would) (?:[\w.'’-]+ ){1,12}(?:cost|weigh|measure)\b/],
  [
    'number',
    new RegExp(
      `^(?:the )?(?:${NUMBER_NOUNS}) of\\b(?!.*\\bwhat\\b)|` +
        `\\b(?:what|which) (?:${BE} (?:[\\w'’-]+ ){0,3}|(?:\\w+ )?)(?:${NUMBER_NOUNS})\\b(?! (?:\\w+ )?of change)`,
    ),
  ],
  ['number', typed('price|cost|fee|fare|salary|rent|population')],
  ['place', typed('venue|location')],
  ['date', typed('(?<!(?:to|of) )date')],
  ['reason', /\bwhy\b|\b(?:for )?what reasons?\b|\bwhat (?:caused|led to)\b|\breasons? (?:for|of|why)\b/],
  ['list', /^(?:list|name (?:the|all|some)|summari[sz]e)\b/],
  [
    'list',
    /\b(?:which|what) (?!(?:is|are|was|were|do|does|did|has|have|had|the|can|will|would)\b|(?:causes|uses|makes|gives|applies|offers|justifies|carries|raises|increases|happens) )(?:\w+ )?(?:countries|states|cities|members|languages|subjects|topics|tasks|documents|services|organi[sz]ations|companies|types|kinds|\w{3,}(?:ings|ions|ies|ers|ists|ses))\b(?! (?:is|was|has|does|did) )/,
  ],
  [
    'date',
    new RegExp(
      `${asks('when')}|\\b(?:what|which) (?!makes |gives )(?:\\w+ )?(?:${DATE_NOUNS})\\b(?! (?:rate|length)\\b)`,
    ),
  ],
  ['place', new RegExp(`${asks('where')}|\\b(?:what|which|whose) (?!t(?:ak|ook))(?:\\w+ )?(?:${PLACE_NOUNS})\\b`)],
  [
    'person',
    new RegExp(
      `\\b(?:who|whom|whose)\\b|\\b(?:what|which) (?:${BE} the names? of (?:\\w+ ){0,3}?|(?:\\w+ ){0,2}?)(?:${PERSON_NOUNS})\\b|` +
        `\\bwhat ${BE} the names? of \\S+['’]s (?:${PERSON_NOUNS})\\b`,
    ),
  ],
  ['yesno', new RegExp(`^(?:and |so |but )?${AUXILIARY}\\b`)],
];

/**
 * What a question asks for: the kind whose form stands first in it ("Who led them when …" asks for a person); of two, the
 * one listed first.
 */
export function kindOf(text: string): AnswerKind {
  // In capitals among other words it is a name: the World Health Organization.
  const named = /\p{Ll}/u.test(text) ? text.replace(/\bWHO\b/g, '') : text;
  const lower = named.trim().toLowerCase();
  let first: { kind: AnswerKind; index: number } | undefined;
  for (const [kind, form] of FORMS) {
    const index = placeOf(form.exec(lower));
    if (index !== undefined && index < (first?.index ?? Number.POSITIVE_INFINITY)) first = { kind, index };
  }
  return first?.kind ?? 'description';
}

/** Where the asking word of a match stands: a form that looks at the whole question matches from its start. */
function placeOf(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined;
  const inside = /\b(?:when|where)$/.exec(match[0]);
  return match.index + (inside ? inside.index : 0);
}
