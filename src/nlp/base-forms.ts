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

/** Regular forms that Porter's rules keep apart from their base ("added" becomes "ad", "buses" "buse"), and those with a letter more. */
const REGULAR =
  'add added adding|boycott boycotted boycotting|butt butted|ebb ebbed ebbing|err erred erring|handcuff handcuffed|puff puffed puffing|' +
  'rebuff rebuffed rebuffing|sniff sniffed sniffing|staff staffed staffing|stuff stuffed stuffing|' +
  'mimic mimicked mimicking|panic panicked panicking|picnic picnicking|traffic trafficked trafficking|trek trekked trekking|' +
  'dye dyed|free freed|glue glued|go goes|queue queued queuing queueing|sue sued suing|vie vying|focus focussed focussing|' +
  'evidence evidenced|experience experienced experiencing|finance financed financing|interfere interfered interfering|' +
  'prejudice prejudiced|reference referenced referencing|refinance refinanced refinancing|sacrifice sacrificed sacrificing|' +
  'alias aliases|bus buses|canvas canvases|gas gases|iris irises|lens lenses|plus pluses|' +
  'bureau bureaus bureaux|emu emus|guru gurus|hindu hindus|menu menus|plateau plateaus plateaux|tableau tableaus tableaux|zulu zulus|' +
  'dwarf dwarves|hoof hooves|housewife housewives|midwife midwives|scarf scarves|headscarf headscarves|wharf wharves|' +
  'shoot shots|think thoughts';

/** American spellings, each with British ones that no rule of `terms.ts` tells. */
const SPELLINGS =
  'gray grey|tire tyre tyres|airplane aeroplane aeroplanes|aluminum aluminium|sulfur sulphur|artifact artefact artefacts|mold mould moulds|' +
  'skeptic sceptic sceptics|skeptical sceptical|skepticism scepticism|inquiry enquiry enquiries|inquire enquire enquired enquiring|' +
  'judgment judgement judgements|acknowledgment acknowledgement acknowledgements|aging ageing|jewelry jewellery|check cheque cheques|' +
  'plow plough ploughs ploughed ploughing|practice practise practised practising|kilogram kilogramme kilogrammes|' +
  'maneuver manoeuvre manoeuvres manoeuvred manoeuvring';

const BASES: ReadonlyMap<string, string> = new Map(
  [VERBS, NOUNS, REGULAR, SPELLINGS]
    .join('|')
    .split('|')
    .flatMap((line) => {
      const [base = '', ...forms] = line.split(' ');
      return forms.map((form) => [form, base] as const);
    }),
);

/** Words whose stem is that of others with which they have nothing to do ("authority" and "author", "Cooper" and "cooperation"). */
const APART =
  'aide aides|animate animated animation animations|authority authorities authorize authorized authorizes authorizing authorization|' +
  'celebrity celebrities|civilization civilizations|contention contentions|conversation conversations|conservative conservatives|' +
  'corps|correspondent correspondents|customs|defendant defendants|detective detectives|emergency emergencies|' +
  'executive executives|experiment experiments experimental experimented experimentation|important importantly importance|' +
  'incoming|informal informally|irony ironic ironically|morale|organ organs|organic organically|paradise|physics|procession processions|' +
  'providence|succession successions|suite suites|treasurer treasurers|tribune tribunes|university universities|' +
  'chang|cooper|greene|hayes|leone|maine|mars|oliver|sunni sunnis';

const OWN: ReadonlyMap<string, string> = new Map(
  APART.split('|').flatMap((line) => {
    const words = line.split(' ');
    // No stem has a stop.
    return words.map((word) => [word, `${words[0]}.`] as const);
  }),
);

/**
 * What a folded word is indexed and searched by: the stem of its base ("lost" is a form of "lose", "women" of "woman"), or its
 * first form and a stop, where the stem is another word's.
 */
export function termOf(word: string): string {
  return OWN.get(word) ?? stem(BASES.get(word) ?? word);
}
