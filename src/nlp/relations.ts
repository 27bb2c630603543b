import { termsOf } from './terms.js';

/**
 * Words of the relations that questions ask about most, each in the forms that stems keep apart: a question has one of
 * them and the text that answers it another. What has many senses is left out ("chief", "place"), for it would be found
 * everywhere.
 */
const RELATIONS = [
  'first earliest initially original begin start open launch since',
  'found founder foundation establish create creation creator form formation build builder invent invention inventor develop development origin originated construct construction',
  'end last final finally finish conclude stop cease until complete completion',
  'lead leader leadership head command commander chair chairman chairperson direct director charge rule ruler govern',
  'hold happen host conduct locate location situated lies occur occurred',
  'part participate participation participant attend join involve member',
  'marry marriage wife husband spouse wed wedding widow',
  'son daughter child father mother brother sister sibling parent born heir',
  'die death dead kill murder execute execution casualty slain',
  'win winner defeat victor victory victorious beat lose champion',
  'cost price pay worth spend expensive cheap',
  'purpose goal aim objective intended designed mean',
  'cause lead result because due reason',
  'say state claim argue believe think suggest according tell propose announce',
  'live reside resided inhabit inhabitant home population',
  'teach teacher professor educate education study student',
  'buy purchase acquire sell sale',
  'help support assist assistance aid',
  'grow growth increase rise expand expansion',
  'fall decline decrease reduce reduction drop lower',
  'attack invade invasion fight battle war conquer conquest',
  'write writer author publish compose composer',
  'allow permit permitted enable',
  'ban banned prohibit forbid prevent illegal',
  'invent inventor introduce introduction propose proposal formulate discover discovery devise pioneer conceive concept',
  'appoint appointment elect election name nominate succeed successor become',
  'approve approval adopt adoption pass ratify endorse sign agree agreement accept',
  'injure injury hurt wound wounded casualty',
  'send deploy deployment dispatch transfer move deliver delivery',
  'thank thanks gratitude grateful appreciate appreciation praise',
  'meet meeting talk talks discuss discussion consult consultation negotiate negotiation session',
  'troops soldier contingent unit force personnel',
];

/** The terms of each relation that was asked for: stemming them all would take longer than a question at start. */
const termsOfRelation = new Map<string, ReadonlySet<string>>();

function termsIn(words: string): ReadonlySet<string> {
  const known = termsOfRelation.get(words) ?? new Set(termsOf(words).map(({ term }) => term));
  termsOfRelation.set(words, known);
  return known;
}

/** So many letters stems and words have in common at their beginning. */
const BEGINNING = 3;

/** The terms by which a text may tell of the same relation as a term; most terms have none. */
export function relatedTo(term: string): ReadonlySet<string> {
  const related = new Set<string>();
  if (term.length < BEGINNING) return related;
  const beginning = ` ${term.slice(0, BEGINNING)}`;
  for (const words of RELATIONS) {
    if (!` ${words}`.includes(beginning)) continue;
    const terms = termsIn(words);
    if (terms.has(term)) for (const other of terms) related.add(other);
  }
  related.delete(term);
  return related;
}
