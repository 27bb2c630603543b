/** What the commands about digests have in common. */
import { keyOf } from '../digest/ledger.js';
import type { Schedule } from '../digest/schedule.js';
import type { Digest } from '../state/digests.js';
import type { State } from '../state/state.js';
import type { Caller, DigestDesk, Services, StringOption, Suggestion } from './command.js';
import { UserError } from './user-error.js';
import { cut, quotedList } from './wording.js';

/** Nobody has more in a server, and more could not be offered. */
export const MOST_DIGESTS = 25;

/** Which digest a command is about; it can be left out where there is one. */
export const whichDigest: StringOption = {
  type: 'string',
  maxLength: 50,
  description: 'Its name; can be left out when there is only one',
  autocomplete: suggestDigests,
};

/** The guild of somebody who works with its digests, and what posts them. Throws a UserError where there are none. */
export function deskOf(caller: Caller, { digests }: Services): { readonly guild: string; readonly desk: DigestDesk } {
  if (caller.guild !== null && digests) return { guild: caller.guild, desk: digests };
  throw new UserError(
    'not-found',
    'Digests are posted in the channels of a server on Discord that the bot belongs to; this is not one. /digest preview works everywhere.',
  );
}

/** The id of a digest of this name: names that differ in case, accents or signs only are the same. */
export function idOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}

/** A guild's digests by name. */
export async function digestsOf(guild: string, { digests }: Pick<State, 'digests'>): Promise<readonly Digest[]> {
  const own: Digest[] = [];
  for await (const { value } of digests.list()) if (value.guild === guild) own.push(value);
  return own.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The digest of this name, or the only one. Throws a UserError when that is none. */
export async function findDigest(guild: string, name: string | undefined, state: State): Promise<Digest> {
  if (name !== undefined) {
    const found = await state.digests.get(keyOf({ guild, id: idOf(name) }));
    if (found) return found;
  }
  const all = await digestsOf(guild, state);
  const [only, ...others] = all;
  if (!only) throw new UserError('not-found', 'This server has no digest. /digest set makes one.');
  const names = quotedList(all.map((digest) => digest.name));
  if (name !== undefined)
    throw new UserError('not-found', `name: there is no digest “${cut(name, 40)}”. There are: ${names}.`);
  if (others.length > 0)
    throw new UserError('bad-argument', `name: expected which digest, got nothing. There are: ${names}.`);
  return only;
}

async function suggestDigests(typed: string, services: Services, { guild }: Caller): Promise<readonly Suggestion[]> {
  if (guild === null) return [];
  const wanted = typed.trim().toLowerCase();
  const all = await digestsOf(guild, await services.state());
  return all
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name }) => ({ label: name, value: name }));
}

/** "every day at 08:00 (Europe/Berlin)" */
export function describeSchedule({
  days,
  time,
  zone,
}: Pick<Schedule, 'time' | 'zone'> & { readonly days: string }): string {
  const when =
    days === 'daily' ? 'every day' : days === 'weekdays' ? 'from Monday to Friday' : `every ${capital(days)}`;
  return `${when} at ${time} (${zone})`;
}

function capital(day: string): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}
