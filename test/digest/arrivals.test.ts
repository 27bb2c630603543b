import { describe, expect, test } from 'vitest';
import type { Bulletin } from '../../src/bulletins/bulletin.js';
import { noteArrivals } from '../../src/digest/arrivals.js';
import { buildIndex } from '../../src/nlp/sentence-index.js';
import { openState } from '../../src/state/open-state.js';
import type { State } from '../../src/state/state.js';
import { bulletin, collect } from '../commands/small-library.js';

const BRIDGE = bulletin('bridge', ['The bridge over the Tarn was opened on Monday.']);
const FLOOD = bulletin('flood', ['The Tarn flooded forty houses in Highwater.']);
const MILL = bulletin('mill', ['Highwater has a mill and a market.']);

function open(): Promise<State> {
  return openState('memory:', { log: () => {} });
}

const note = (state: State, ...bulletins: readonly Bulletin[]) => noteArrivals(state, buildIndex(bulletins), 0);

const brief = (nth: number, text: string) => bulletin(`page#${nth}`, [text], { page: 'page', kind: 'brief' });

describe('what has arrived', () => {
  test('is everything at first, and after that only what was never seen', async () => {
    const state = await open();
    const first = await note(state, BRIDGE, FLOOD);
    expect(first.newest).toBe(1);
    expect(first.since(0)).toEqual({ bulletins: ['bridge', 'flood'], corrected: [] });
    expect(first.since(1)).toEqual({ bulletins: [], corrected: [] });
    const second = await note(state, BRIDGE, FLOOD, MILL);
    expect(second.newest).toBe(2);
    expect(second.since(1)).toEqual({ bulletins: ['mill'], corrected: [] });
    expect((await note(state, BRIDGE, FLOOD, MILL)).newest).toBe(2);
  });

  test('does not arrive again when it was gone for a while', async () => {
    const state = await open();
    await note(state, BRIDGE, FLOOD);
    await note(state, BRIDGE);
    const again = await note(state, BRIDGE, FLOOD);
    expect(again.since(1).bulletins).toEqual([]);
    expect(again.since(0).bulletins).toEqual(['bridge', 'flood']);
  });

  test('does not arrive again when its file was moved or copied, or saved with other white space', async () => {
    const state = await open();
    await note(state, BRIDGE, FLOOD);
    const moved = { ...BRIDGE, id: 'archive/bridge' };
    const spaced = bulletin('flood', ['The  Tarn flooded\n forty houses in Highwater.']);
    const now = await note(state, moved, spaced);
    expect(now.since(1)).toEqual({ bulletins: [], corrected: [] });
    expect(now.since(0).bulletins).toEqual(['archive/bridge', 'flood']);
  });

  test('is corrected when its text or its title is another, and new where the first text was never told of', async () => {
    const state = await open();
    await note(state, BRIDGE, FLOOD);
    const corrected = bulletin('flood', ['The Tarn flooded fifty houses in Highwater.']);
    const titled = { ...BRIDGE, title: 'The bridge is open' };
    const now = await note(state, titled, corrected);
    expect(now.since(1)).toEqual({ bulletins: [], corrected: ['bridge', 'flood'] });
    expect(now.since(0)).toEqual({ bulletins: ['bridge', 'flood'], corrected: [] });
    expect(now.since(2)).toEqual({ bulletins: [], corrected: [] });
  });

  test('is only the new brief when one was put before the others on its page', async () => {
    const state = await open();
    await note(state, brief(1, 'A fair opens in Lowmere.'), brief(2, 'Snow closed the pass.'));
    const now = await note(
      state,
      brief(1, 'A school has a new roof in Lowmere.'),
      brief(2, 'A fair opens in Lowmere.'),
      brief(3, 'Snow closed the pass.'),
    );
    expect(now.since(1)).toEqual({ bulletins: ['page#1'], corrected: [] });
  });

  test('is both of two that arrive together with the same words', async () => {
    const state = await open();
    const copy = { ...BRIDGE, id: 'copy' };
    expect((await note(state, BRIDGE, copy)).since(0).bulletins).toEqual(['bridge', 'copy']);
  });

  test('is the same for two processes that look at the same time', async () => {
    const state = await open();
    const [one, other] = await Promise.all([note(state, BRIDGE, FLOOD), note(state, BRIDGE, FLOOD, MILL)]);
    const later = await note(state, BRIDGE, FLOOD, MILL);
    expect(Math.min(one.newest, other.newest)).toBe(1);
    expect(later.since(0).bulletins).toEqual(['bridge', 'flood', 'mill']);
    const seen = (await collect(state.arrivals.list())).flatMap(({ value }) => value.seen);
    expect(seen).toHaveLength(3);
  });

  test('is kept however much arrives at once', async () => {
    const state = await open();
    const many = Array.from({ length: 12_001 }, (_, nth) => bulletin(`b${nth}`, [`Boat number ${nth} left the port.`]));
    expect((await note(state, ...many)).newest).toBe(1);
    const again = await note(state, ...many, MILL);
    expect(again.since(1).bulletins).toEqual(['mill']);
    expect(again.since(0).bulletins).toHaveLength(12_002);
  });
});
