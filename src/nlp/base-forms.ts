import { stem } from './wink.js';

/**
 * Verbs that change inside, each with its base first, then its past forms: people ask "When did they lose …?" of a text that says
 * "lost". Left out is what is mostly another word: "found" (founded), "left", "saw", "born", "lay", "felt", "wound".
 */
const VERBS =
  'arise arose arisen|awake awoke awoken|bear bore borne|become became|begin began begun|bend bent|bet|bind bound|bite bit bitten|' +
  'bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|' +
  'choose chose chosen|cling clung|come came|creep crept|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|' +
  'drive drove driven|eat ate eaten|fall fell fallen|feed fed|fight fought|flee fled|fling flung|fly flew flown|forbid forbade forbidden|' +
  'foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|' +
  'go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|' +
  'lead led|lean leant|leap leapt|learn learnt|lend lent|light lit|lose lost|make made|mean meant|meet met|mistake mistook mistaken|' +
  'outgrow outgrew outgrown|overcome overcame|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|' +
  'pay paid|prove proven|rebuild rebuilt|repay repaid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see seen|' +
  'seek sought|sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|' +
  'sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|spring sprang sprung|stand stood|' +
  'steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen|' +
  'swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|' +
  'undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|' +
  'weave wove woven|weep wept|win won|withdraw withdrew withdrawn|withhold withheld|withstand withstood|write wrote written';

/** Nouns whose plural is no ending more. */
const NOUNS =
  'man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|life lives|wife wives|knife knives|half halves|' +
  'shelf shelves|thief thieves|wolf wolves|loaf loaves|calf calves|analysis analyses|crisis crises|diagnosis diagnoses|' +
  'hypothesis hypotheses|thesis theses|parenthesis parentheses|synthesis syntheses|oasis oases|criterion criteria|' +
  'phenomenon phenomena|bacterium bacteria|medium media|stratum strata|curriculum curricula|memorandum memoranda|' +
  'matrix matrices|index indices|appendix appendices|vertex vertices|nucleus nuclei|stimulus stimuli|fungus fungi|cactus cacti|' +
  'alumnus alumni|larva larvae|formula formulae|antenna antennae|vertebra vertebrae';

const BASES: ReadonlyMap<string, string> = new Map(
  `${VERBS}|${NOUNS}`.split('|').flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, base] as const);
  }),
);

/** What a folded word is indexed and searched by: the stem of its base ("lost" is a form of "lose", "women" of "woman"). */
export function termOf(word: string): string {
  return stem(BASES.get(word) ?? word);
}
