import type { Services } from './command.js';
import { whyNothingToSearch } from './findings.js';
import { roughly, spanOf } from './limits.js';
import { heading, type Line, line, note, type Reply, text } from './reply.js';
import { suggestQuestions } from './suggest-questions.js';
import { count } from './wording.js';

/** What a conversation starts with: what was loaded, and questions worth trying as its actions. */
export async function welcome(services: Services): Promise<Reply> {
  const index = services.index();
  const empty = whyNothingToSearch(services);
  const questions = empty === null ? await suggestQuestions(index, services.now()) : [];
  const { skipped } = services.library();
  return {
    blocks: [
      heading(describeLoaded(services)),
      ...(empty === null ? [] : [text(line`${empty}`)]),
      ...(empty === null && skipped.length > 0
        ? [note(line`${count(skipped.length, 'file or record', 'files or records')} skipped.`)]
        : []),
      ...index.notEnglish.map(({ id, language }) => note(line`Not searched, since it is in ${language}: ${id}.`)),
      ...(questions.length > 0 ? [text(line`Worth asking:`)] : []),
    ],
    actions: questions.map((question) => ({ label: question, command: 'ask', args: { question } })),
    visibility: 'private',
  };
}

/** "1 page, 7 bulletins, 20 sentences, newest 6 September 2024" */
function describeLoaded(services: Services): Line {
  const index = services.index();
  const loaded = [
    count(services.library().pages, 'page'),
    count(index.bulletins.length, 'bulletin'),
    count(index.sentenceCount, 'sentence'),
  ].join(', ');
  const span = spanOf(index, {});
  return span ? line`${loaded}, newest ${roughly(span.newest)}` : line`${loaded}`;
}
