import type { Passage } from '../nlp/citation.js';
import { searchWords } from '../nlp/look-up.js';
import { contextOf } from './ask.js';
import { type Arguments, defineCommand } from './command.js';
import { describeLanguage, noteSearch, noteUnknown, whyNothingToSearch } from './findings.js';
import { checkSource, describeCoverage, from, limitArguments, source, to } from './limits.js';
import { checkPeriod } from './period.js';
import { type Action, type Block, heading, line, note, passage, text } from './reply.js';
import { UserError } from './user-error.js';
import { privately } from './visibility.js';
import { count } from './wording.js';

const PER_PAGE = 5;
/** Passages looked up; nobody pages further, and a common word is in thousands. */
const LIMIT = 50;
const LAST_PAGE = LIMIT / PER_PAGE;

const options = {
  words: { type: 'string', required: true, maxLength: 300, description: 'The words to look for' },
  from,
  to,
  source,
  sort: { type: 'string', choices: ['best', 'newest'], description: 'Best match first (the default), or newest first' },
  page: { type: 'integer', min: 1, max: LAST_PAGE, description: 'Which page of the passages' },
  private: privately,
} as const;

type SearchArguments = Arguments<typeof options>;

export const search = defineCommand({
  name: 'search',
  description: 'Finds passages that have these words',
  options,
  visibility: 'private',
  menu: { label: 'Find in bulletins', argument: 'words' },
  async run(args, services) {
    const empty = whyNothingToSearch(services);
    if (empty !== null) return { blocks: [text(line`${empty}`)], actions: [] };
    checkPeriod(args);
    const index = services.index();
    checkSource(index, args.source);
    const { words, from, to, source, sort = 'best', page = 1 } = args;
    // One more than is shown tells whether there are more.
    const limits = { now: services.now(), from, to, source };
    const read = await index.reading({ question: words, ...limits });
    const found = searchWords(read, words, { ...limits, sort, limit: LIMIT + 1 });
    const title = heading(line`Passages for “${words}”, ${sort} first`);
    if (found.language !== null) {
      return { blocks: [title, text(line`${describeLanguage(found.language)}`)], actions: [] };
    }
    const blocks = [title, ...noteSearch(found, args, services)];
    if (found.passages.length === 0) {
      const none = text(line`No passage has any of these words.`);
      return { blocks: [...blocks, none, ...noteUnknown(found), note(describeCoverage(index))], actions: [] };
    }
    return {
      blocks: [...blocks, ...showPage(found.passages, page), ...noteUnknown(found)],
      actions: nextActions(args, found.passages.length),
    };
  },
});

function showPage(passages: readonly Passage[], page: number): readonly Block[] {
  const shown = passages.slice(0, LIMIT);
  const first = (page - 1) * PER_PAGE;
  const here = shown.slice(first, first + PER_PAGE);
  if (here.length === 0) {
    const pages = count(Math.ceil(shown.length / PER_PAGE), 'page');
    throw new UserError('not-found', `page: there is no page ${page}, only ${pages} of passages for these words.`);
  }
  const of = passages.length > LIMIT ? `the first ${LIMIT}` : String(shown.length);
  return [
    note(line`${here.length > 1 ? `${first + 1}–` : ''}${first + here.length} of ${of}`),
    ...here.map((one, place) => passage('listed', one, contextOf(one, `Read ${place + 1}`))),
  ];
}

function nextActions(args: SearchArguments, found: number): readonly Action[] {
  const { words, sort = 'best', page = 1 } = args;
  const other = sort === 'best' ? 'newest' : 'best';
  const again = (label: string, changed: Action['args']): Action => ({
    label,
    command: 'search',
    args: { words, ...limitArguments(args), sort, ...changed },
  });
  const pages = Math.ceil(Math.min(found, LIMIT) / PER_PAGE);
  return [
    ...(page < pages ? [again('Next page', { page: page + 1 })] : []),
    ...(page > 1 ? [again('Previous page', { page: page - 1 })] : []),
    ...(found > 1 ? [again(other === 'newest' ? 'Newest first' : 'Best first', { sort: other })] : []),
  ];
}
