/** What every search says about itself: what was searched, what was left out, which words were changed or unknown. */
import type { Answer } from '../nlp/answer.js';
import type { Findings } from '../nlp/look-up.js';
import type { Services } from './command.js';
import { type Limits, roughly, spanOf } from './limits.js';
import { type Block, type Line, line, note } from './reply.js';
import { count, describeAge, quotedList } from './wording.js';

/** What an answer and a list of passages have in common. */
type Searched = Pick<Findings, 'scope' | 'unknown' | 'corrected'>;

/** Why nothing can be asked of the library at all, and what to do; null when something can. */
export function whyNothingToSearch(services: Services): string | null {
  const { bulletins, notEnglish } = services.index();
  if (bulletins.length > 0) return null;
  if (notEnglish.length > 0) {
    return `The library has ${count(notEnglish.length, 'bulletin')}, but none in English, the only language that can be searched.`;
  }
  const { skipped } = services.library();
  const unread = skipped.length > 0 ? ` (${count(skipped.length, 'file')} could not be read)` : '';
  return `The library is empty: there are no bulletins to search${unread}. Put text, Markdown, HTML or JSON Lines files into its folder, or start the bot with --bulletins PATH.`;
}

/** Said of a question in another language, named in English. */
export function describeLanguage(language: string): string {
  return `Questions must be in English; this one seems to be in ${language}.`;
}

/** What was searched, what was left out for want of a date, and what was searched for in another spelling. */
export function noteSearch({ scope, corrected }: Searched, limits: Limits, services: Services): readonly Block[] {
  const notes: Block[] = [];
  if (scope.bulletins > 0) {
    const span = describeSpan(scope.bulletins, limits, services);
    notes.push(note(line`Searched ${count(scope.bulletins, 'bulletin')}${span}.`));
  }
  if (scope.undatedLeftOut > 0) {
    const left = count(scope.undatedLeftOut, 'bulletin');
    notes.push(note(line`${left} without a known date ${scope.undatedLeftOut === 1 ? 'was' : 'were'} left out.`));
  }
  for (const [typed, used] of Object.entries(corrected)) {
    notes.push(note(line`Searched for “${used}” instead of “${typed}”.`));
  }
  return notes;
}

function describeSpan(bulletins: number, limits: Limits, services: Services): Line {
  const span = spanOf(services.index(), limits);
  if (!span) return bulletins === 1 ? line`, which has no date` : line`, none of them dated`;
  const { first, newest } = span;
  const now = services.now();
  // A range that goes on today is as old as its first day.
  const age = describeAge(Date.parse(newest.to) <= now.getTime() ? newest.to : newest.from, now);
  if (bulletins === 1) return line` of ${roughly(newest)} (${age})`;
  if (first.from === newest.from) return line`, the newest of ${roughly(newest)} (${age})`;
  return line`, ${roughly(first)} to ${roughly(newest)} (newest: ${age})`;
}

/** The words that occur nowhere, if any. */
export function noteUnknown({ unknown }: Searched): readonly Block[] {
  if (unknown.length === 0) return [];
  return [note(line`In no bulletin: ${quotedList(unknown)}.`)];
}

/** The names and numbers that stand elsewhere, but not with what is shown as closest, if any. */
export function noteApart({ apart }: Pick<Answer, 'apart'>): readonly Block[] {
  if (apart.length === 0) return [];
  return [note(line`Not told together with the rest: ${quotedList(apart)}.`)];
}
