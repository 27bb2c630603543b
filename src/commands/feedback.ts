/** "Not what I asked": what a member says was wrong with an answer, kept for those who run the bot. */
import type { Answer } from '../nlp/answer.js';
import { quotationAt } from '../nlp/look-up.js';
import type { SentenceIndex } from '../nlp/sentence-index.js';
import type { Feedback } from '../state/feedback.js';
import { defineCommand } from './command.js';
import { from, limitArguments, source, to } from './limits.js';
import { type Action, line, text } from './reply.js';

export const feedback = defineCommand({
  name: 'feedback',
  description: 'Keeps what was wrong with an answer, for those who run the bot',
  options: {
    question: { type: 'string', required: true, maxLength: 2000, description: 'What was asked' },
    wrong: { type: 'string', required: true, maxLength: 1000, description: 'What was wrong with the answer' },
    from,
    to,
    source,
    shown: { type: 'string', maxLength: 10_000, description: 'The passages that were shown', offered: false },
    answered: { type: 'boolean', description: 'Whether it was told as an answer', offered: false },
  },
  visibility: 'private',
  offered: false,
  async run({ question, wrong, shown = '', answered = false, ...limits }, services, { member, guild }) {
    const at = services.now().toISOString();
    const kept = {
      question,
      limits: limitArguments(limits),
      shown: await quoteAgain(services.index(), shown),
      answered,
      wrong,
      at,
    };
    const state = await services.state();
    await state.feedback.set(`${at}/${member}`, kept, { guild, member });
    const thanks = 'Thank you. This was kept for those who run the bot; /privacy shows how to delete it.';
    return { blocks: [text(line`${thanks}`)], actions: [] };
  },
});

/** The action under an answer: the member writes what was wrong. */
export function askWhatWasWrong(answer: Answer, limits: Readonly<Record<string, string>>): Action {
  const { question, verdict, passages } = answer;
  return {
    label: 'Not what I asked',
    command: feedback.name,
    args: { question, ...limits, shown: placesOf(passages), answered: verdict === 'answered' },
    input: 'wrong',
  };
}

/** Where passages stand, as lines of "start end bulletin". */
function placesOf(passages: Answer['passages']): string {
  return passages
    .map(({ quotation: { citation } }) => `${citation.start} ${citation.end} ${citation.bulletin}`)
    .join('\n');
}

/** The passages as the library has them now; those that it does not have any more are left out. */
async function quoteAgain(index: SentenceIndex, places: string): Promise<Feedback['shown']> {
  const named = places.split('\n').flatMap((place) => {
    const [, start, end, bulletin] = /^(\d+) (\d+) (.+)$/.exec(place) ?? [];
    return bulletin === undefined ? [] : [{ bulletin, span: { start: Number(start), end: Number(end) } }];
  });
  const read = await index.reading({ bulletins: named.map(({ bulletin }) => bulletin) });
  return named.flatMap(({ bulletin, span }) => {
    const found = quotationAt(read, bulletin, span);
    return found ? [{ bulletin: found.citation.bulletin, start: found.citation.start, quote: found.quote }] : [];
  });
}
