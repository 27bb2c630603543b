/** Names of time zones, as the tz database has them: https://www.iana.org/time-zones */

/** The zone's canonical name as the runtime writes it; null when there is no such zone. An offset such as +02:00 is none. */
export function zoneNamed(typed: string): string | null {
  const name = typed.trim().replace(/ +/g, '_');
  // Fixed offsets know no summer time, so whoever types one most likely means a place.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

let known: readonly string[] | undefined;

/** Zones whose name has what was typed, names that begin with it first, each part of a name counting; all at most `limit`. */
export function findZones(typed: string, limit: number): readonly string[] {
  known ??= [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const wanted = fold(typed);
  const rank = (zone: string) => {
    const name = fold(zone);
    if (name === wanted) return 0;
    if (name.split(/[/ ]/).some((_, nth, parts) => parts.slice(nth).join(' ').startsWith(wanted))) return 1;
    return name.replaceAll('/', ' ').includes(wanted.replaceAll('/', ' ')) ? 2 : 3;
  };
  return known
    .map((zone) => ({ zone, rank: rank(zone) }))
    .filter((one) => one.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ zone }) => zone);
}

function fold(name: string): string {
  return name.trim().toLowerCase().replace(/[_ ]+/g, ' ');
}
