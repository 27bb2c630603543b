import { termsOf } from './terms.js';

/**
 * Words of the relations that questions ask about most, each in the forms that stems keep apart: a question has one of
 * them and the text that answers it another. What has many senses is left out ("chief", "place"), for it would be found
 * everywhere.
 */
const RELATIONS = [
  'first earliest initially original begin began begun start open launch since',
  'found founder foundation establish create creation creator form formation build built builder invent invention inventor develop development origin originated construct construction',
  'end last final finally finish conclude stop cease until complete completion',
  'lead led leader leadership head command commander chair chairman chairperson direct director charge rule ruler govern',
  'held happen host conduct locate location situated lies occur occurred',
  'part participate participation participant attend join involve member',
  'marry marriage wife wives husband spouse wed wedding widow',
  'son daughter child children father mother brother sister sibling parent born heir',
  'die death dead kill murder execute execution casualty slain',
  'win won winner defeat victor victory victorious beat lost champion',
  'cost price paid pay worth spent expensive cheap',
  'purpose goal aim objective intended designed meant',
  'cause led result because due reason',
  'say said state claim argue believe think thought suggest according told propose announce',
  'live reside resided inhabit inhabitant home population',
  'teach teacher taught professor educate education study student',
  'buy bought purchase acquire sell sold sale',
  'help support assist assistance aid',
  'grow grew grown growth increase rise rose risen expand expansion',
  'fall fell fallen decline decrease reduce reduction drop lower',
  'attack invade invasion fought fight battle war conquer conquest',
  'write wrote written writer author publish compose composer',
  'allow permit permitted enable',
  'ban banned prohibit forbid forbidden prevent illegal',
];

const NONE: ReadonlySet<string> = new Set();

const related = new Map<string, Set<string>>();
for (const words of RELATIONS) {
  const terms = termsOf(words).map(({ term }) => term);
  for (const term of terms) {
    const own = related.get(term) ?? new Set();
    for (const other of terms) if (other !== term) own.add(other);
    related.set(term, own);
  }
}

/** The terms by which a text may tell of the same relation as a term; most terms have none. */
export function relatedTo(term: string): ReadonlySet<string> {
  return related.get(term) ?? NONE;
}
