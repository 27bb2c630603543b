import { type Answer, answerQuestion } from '../nlp/answer.js';
import type { Passage } from '../nlp/citation.js';
import { type Arguments, defineCommand, type Services } from './command.js';
import { askWhatWasWrong } from './feedback.js';
import { describeLanguage, noteApart, noteSearch, noteUnknown, whyNothingToSearch } from './findings.js';
import { checkSource, describeCoverage, from, type Limits, limitArguments, source, to } from './limits.js';
import { checkPeriod } from './period.js';
import {
  type Action,
  type Block,
  type Content,
  heading,
  type Line,
  line,
  note,
  passage,
  type Role,
  text,
} from './reply.js';
import { privately } from './visibility.js';
import { askWhy } from './why.js';
import { quotedList } from './wording.js';

/** The options that narrow or shape an answer: all but the question itself. */
export const askOptions = {
  from,
  to,
  source,
  private: privately,
  top: {
    type: 'integer',
    min: 1,
    max: 1000,
    description: 'The bare ranking: this many passages, best first',
    offered: false,
  },
  unit: {
    type: 'string',
    choices: ['sentence', 'passage'],
    description: 'What is ranked: single sentences, or passages that may join neighbours',
    offered: false,
  },
  after: {
    type: 'string',
    maxLength: 300,
    description: 'The question before, which this one may lean on',
    offered: false,
  },
  explain: { type: 'boolean', description: 'What the answer was made of as well', offered: false },
} as const;

export type AskArguments = Arguments<typeof askOptions>;

export const ask = defineCommand({
  name: 'ask',
  description: 'Answers a question with quotations from the bulletins',
  options: {
    question: { type: 'string', required: true, maxLength: 300, description: 'What you want to know, in English' },
    ...askOptions,
  },
  visibility: 'public',
  async run(args, services) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    const { question, asked } = await understand(args, services);
    const reply = replyTo(asked, await answerWith(question, args, services), args, services);
    if (!args.explain) return reply;
    return { ...reply, blocks: [...reply.blocks, ...(await reasonsFor(question, args, services))] };
  },
});

/** The bare answer, for those who render it themselves. Throws a UserError when the limits make no sense. */
export async function answerWith(question: string, args: AskArguments, services: Services): Promise<Answer> {
  const { from, to, source, top, unit } = args;
  checkPeriod(args);
  const index = services.index();
  if (index.bulletins.length > 0) checkSource(index, source);
  const asked = { now: services.now(), from, to, source };
  return answerQuestion(await index.reading({ question, ...asked }), question, { ...asked, top, unit });
}

/** The question as it is to be answered, and what is said of how it was understood. */
async function understand(
  { question, after }: AskArguments & { readonly question: string },
  services: Services,
): Promise<{ readonly question: string; readonly asked: Line }> {
  const alone = { question, asked: line`Asked: ${question}` };
  if (after === undefined) return alone;
  const { followUp } = await import('../nlp/follow-up.js');
  const read = followUp(after, question, services.index(), services.now());
  if (!read) return alone;
  const told = read.carried.length > 0 ? `about ${quotedList(read.carried)}` : `“${read.question}”`;
  return { question: read.question, asked: line`Asked: ${question} — read as: ${told}` };
}

async function reasonsFor(question: string, { from, to, source }: AskArguments, services: Services) {
  const { explain, showInFull } = await import('./reasons.js');
  return showInFull(await explain(question, { from, to, source }, services));
}

function replyTo(understood: Line, answer: Answer, args: AskArguments, services: Services): Content {
  const asked = note(understood);
  if (answer.language !== null) {
    return { blocks: [asked, text(line`${describeLanguage(answer.language)}`)], actions: [] };
  }
  const blocks = [asked, ...noteSearch(answer, args, services)];
  if (answer.verdict === 'answered') blocks.push(...noteClaim(answer), ...showAnswer(answer, args));
  else blocks.push(...showNoAnswer(answer, args, services));
  return { blocks, actions: nextActions(answer, args), asked: answer.question };
}

/** What is quoted about a claim may say the contrary. */
function noteClaim({ isClaim }: Answer): readonly Block[] {
  return isClaim ? [text(line`Nothing is asked here. What the bulletins say about it, for or against:`)] : [];
}

function showAnswer(answer: Answer, args: AskArguments): readonly Block[] {
  const [best, ...rest] = answer.passages;
  if (!best) return noteUnknown(answer);
  if (answer.together.length > 0) return [...showTogether(answer.together, best), ...noteUnknown(answer)];
  const others = args.top === undefined ? rest.filter((other) => !isBeside(other, best)) : rest;
  // A bare ranking goes on below the threshold, so what follows the first is not told as an answer.
  const role: Role = args.top === undefined ? 'also' : 'listed';
  const title = args.top === undefined ? line`From other bulletins` : line`Next in the ranking`;
  return [
    passage('answer', best),
    ...(others.length > 0 ? [heading(title)] : []),
    ...others.map((other) => passage(role, other)),
    ...noteUnknown(answer),
  ];
}

/** Sentences that answer together; what stands beside the best one may be among them, and is left out. */
function showTogether(together: Answer['together'], best: Passage): readonly Block[] {
  const alone = { ...best, before: null, after: null };
  return [
    heading(line`Together:`),
    ...together.map((one) => (one === best ? passage('answer', alone) : passage('also', one))),
  ];
}

/** Whether a passage is already shown as the neighbour of another. */
function isBeside({ quotation: { citation } }: Passage, { before, after }: Passage): boolean {
  return [before, after].some(
    (neighbour) => neighbour?.citation.bulletin === citation.bulletin && neighbour.citation.start === citation.start,
  );
}

function showNoAnswer(answer: Answer, args: AskArguments, services: Services): readonly Block[] {
  const { scope, passages } = answer;
  const limited = args.from !== undefined || args.to !== undefined || args.source !== undefined;
  const covered = limited ? [note(describeCoverage(services.index()))] : [];
  if (scope.bulletins === 0) {
    return [text(line`No bulletin lies within these limits.`), ...covered];
  }
  return [
    text(whyNoAnswer(answer)),
    ...passages.map((one) => passage('closest', one)),
    ...noteUnknown(answer),
    ...noteApart(answer),
    ...covered,
  ];
}

function whyNoAnswer({ isClaim, passages }: Answer): Line {
  const found = passages.length > 0;
  if (isClaim) return found ? line`No bulletin tells whether this is so. Closest:` : line`No bulletin tells of this.`;
  return found ? line`No bulletin answers this. Closest, not an answer:` : line`No bulletin answers this.`;
}

function nextActions(answer: Answer, args: AskArguments): readonly Action[] {
  const limits = limitArguments(args);
  const words = answer.question;
  const [best] = answer.passages;
  const shown = answer.together.length > 0 ? answer.together : answer.passages;
  const actions: Action[] = [];
  if (best) {
    actions.push({ label: 'More', command: 'search', args: { words, ...limits } });
    actions.push(contextOf(best));
    actions.push({ label: 'Newest first', command: 'search', args: { words, ...limits, sort: 'newest' } });
  }
  if (answer.verdict !== 'answered' && (args.from !== undefined || args.to !== undefined)) {
    actions.push({ label: 'Widen dates', command: 'ask', args: widened(words, args) });
  }
  if (answer.scope.bulletins > 0) actions.push(askWhatWasWrong({ ...answer, passages: shown }, limits));
  if (best) actions.push(askWhy(answer, limits));
  return actions;
}

/** Privately, since it is for the one who presses the button. */
function widened(question: string, { source }: Limits): Action['args'] {
  return { question, ...limitArguments({ source }), private: true };
}

/** The action that shows a passage where it stands in its bulletin. */
export function contextOf({ quotation }: Passage, label = 'Context'): Action {
  const { bulletin, start } = quotation.citation;
  return { label, command: 'bulletin', args: { title: bulletin, at: start } };
}
