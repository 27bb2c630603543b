import type { Question } from './question.js';
import { ASKING } from './question-kind.js';
import { type TaggedToken, tag } from './wink.js';

/**
 * How a question asks: by the kind of its answer where that shows, else by its grammar. `noun`: "which film …", `is`: "what is
 * …", `done`: "what was built …", `does`: "what did they build", `verb`: "what caused …", `bare`: words without a question.
 */
export type Asking =
  | 'who'
  | 'where'
  | 'when'
  | 'number'
  | 'reason'
  | 'how'
  | 'noun'
  | 'is'
  | 'done'
  | 'does'
  | 'verb'
  | 'bare';

export interface QuestionForm {
  readonly asking: Asking;
  /** Whether several are asked for: "which films". */
  readonly isPlural: boolean;
  /** The preposition that belongs to what is asked for: "in what", "what … made of"; empty without one. */
  readonly preposition: string;
}

const AUXILIARIES = new Set(
  "is are was were do does did has have had can could will would shall should may might must 's ’s".split(' '),
);
const isAuxiliary = ({ value }: TaggedToken) => AUXILIARIES.has(value.toLowerCase());

/** "Which film", "what new film"; not "what caused", where a verb follows. */
function asksForNoun(asking: string, behind: readonly TaggedToken[], { focus }: Question): boolean {
  const [next, ...rest] = behind;
  if (!next || isAuxiliary(next) || !/^(?:which|what|whose)$/.test(asking)) return false;
  return asking !== 'what' || next.pos !== 'VERB' || (focus.length > 0 && rest.some(isAuxiliary));
}

/** By the first verb behind "what". */
function askingByVerb(behind: readonly TaggedToken[]): Asking {
  const at = behind.findIndex(({ pos }) => pos === 'AUX' || pos === 'VERB');
  const verb = behind[at]?.value.toLowerCase() ?? '';
  if (/^(?:is|are|was|were)$/.test(verb)) return behind.slice(at + 1).some(({ pos }) => pos === 'VERB') ? 'done' : 'is';
  return /^(?:do|does|did)$/.test(verb) ? 'does' : 'verb';
}

const BY_KIND = { person: 'who', place: 'where', date: 'when', number: 'number', reason: 'reason' } as const;

function askingOf(question: Question, asking: string, behind: readonly TaggedToken[]): Asking {
  const { kind } = question;
  if (kind in BY_KIND) return BY_KIND[kind as keyof typeof BY_KIND];
  if (asking === '') return 'bare';
  if (asking === 'how') return 'how';
  return asksForNoun(asking, behind, question) ? 'noun' : askingByVerb(behind);
}

const forms = new WeakMap<Question, QuestionForm>();

/** Reads how a question asks: once, for all sentences that are read for it. */
export function formOf(question: Question): QuestionForm {
  let form = forms.get(question);
  if (!form) {
    form = readForm(question);
    forms.set(question, form);
  }
  return form;
}

function readForm(question: Question): QuestionForm {
  const tokens = tag(question.text).filter(({ value }) => /[\p{L}\p{N}]/u.test(value));
  const asking = ASKING.exec(question.text)?.[0].toLowerCase() ?? '';
  const at = tokens.findIndex(({ value }) => value.toLowerCase() === asking);
  const asked = question.terms.filter(({ term }) => question.focus.includes(term));
  const isPlural = asked.some(({ start }) =>
    tokens.some((token) => token.start === start && token.pos === 'NOUN' && /[^s]s$/i.test(token.value)),
  );
  const before = tokens[at - 1];
  const preposition = [tokens.at(-1), before].find((token) => token?.pos === 'ADP');
  return {
    asking: askingOf(question, asking, tokens.slice(at + 1)),
    isPlural: question.kind === 'list' || isPlural,
    preposition: preposition?.value.toLowerCase() ?? '',
  };
}
