import type { Answer } from '../nlp/answer.js';
import { defineCommand } from './command.js';
import { whyNothingToSearch } from './findings.js';
import { from, source, to } from './limits.js';
import { type Action, line, text } from './reply.js';

export const why = defineCommand({
  name: 'why',
  description: 'Says why an answer is what it is',
  options: {
    question: { type: 'string', required: true, maxLength: 2000, description: 'What was asked' },
    from,
    to,
    source,
  },
  visibility: 'private',
  offered: false,
  async run({ question, ...limits }, services) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    // Few ask for reasons, and every start would pay for them.
    const { explain, showInShort } = await import('./reasons.js');
    return { blocks: showInShort(question, await explain(question, limits, services)), actions: [] };
  },
});

/** The action under an answer: what it was made of. */
export function askWhy({ question }: Answer, limits: Readonly<Record<string, string>>): Action {
  return { label: 'Why this?', command: why.name, args: { question, ...limits } };
}
