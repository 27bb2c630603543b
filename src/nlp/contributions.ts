/** What a number that was reckoned from several values is made of. */
export interface Part {
  readonly name: string;
  readonly value: number;
  /** null where the value has no weight of its own: its part is then what the number loses with the value at 0. */
  readonly weight: number | null;
  readonly adds: number;
}

export interface Breakdown {
  /** Those that add most first; equals in the order of the values. */
  readonly parts: readonly Part[];
  /** What is there without any of the values. */
  readonly base: number;
  /** What the parts and the base leave over: 0 for a weighted sum, what the values do together for other functions. */
  readonly rest: number;
  readonly total: number;
}

/** Below this a rest is the rounding of a sum. */
const ROUNDING = 1e-9;

/** How the number comes about. */
export interface Reckoning<Name extends string> {
  /** The function that gave the number. */
  readonly total: (values: Readonly<Record<Name, number>>) => number;
  /** Of a weighted sum; empty for any other function. */
  readonly weights: Readonly<Partial<Record<Name, number>>>;
  readonly base: number;
}

/**
 * Takes a number apart into what each value adds: value × weight in a weighted sum; where there are no weights, the number
 * less what the same function gives with that value at 0, as if it had not been found. Values without a part are left out.
 */
export function breakDown<Name extends string>(
  values: Readonly<Record<Name, number>>,
  { total: reckon, weights, base }: Reckoning<Name>,
): Breakdown {
  const total = reckon(values);
  const names = Object.keys(values) as Name[];
  const parts = names.flatMap((name): Part[] => {
    const [value, weight] = [values[name], weights[name]];
    if (weight !== undefined) return [{ name, value, weight, adds: value * weight }];
    const adds = total - reckon({ ...values, [name]: 0 });
    return adds === 0 ? [] : [{ name, value, weight: null, adds }];
  });
  const rest = total - parts.reduce((sum, { adds }) => sum + adds, base);
  return { parts: parts.sort((a, b) => b.adds - a.adds), base, rest: Math.abs(rest) < ROUNDING ? 0 : rest, total };
}
