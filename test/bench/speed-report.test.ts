import { describe, expect, test } from 'vitest';
import { ask } from '../../bench/ask.js';
import { drawGrowth } from '../../bench/speed/chart.js';
import { renderComparison } from '../../bench/speed/compare.js';
import { type Figures, type Run, readRun } from '../../bench/speed/figures.js';
import { renderGrowth, renderOperation, renderSettings } from '../../bench/speed/report.js';
import { fileWith } from '../evaluation/temporary.js';

function asked(contender: string, sentences: number, p50: number, p99: number): Figures {
  const times = { count: 1_000, p50, p99, worst: 2 * p99, perSecond: 1_000 / p50, found: 3 };
  const isOurs = contender.startsWith('bulletin-bot');
  const what = { operation: 'ask', contender, isOurs, settings: `as ${contender} likes it`, sentences };
  return { ...what, times, building: null, memory: null, skipped: null };
}

function built(sentences: number, perSecond: number, bytes: number): Figures {
  const building = { milliseconds: (1_000 * sentences) / perSecond, perSecond, indexPartPerSecond: 3 * perSecond };
  const what = { operation: 'build', contender: 'bulletin-bot', isOurs: true, settings: 'all', sentences };
  return { ...what, times: null, building, memory: { all: bytes, caches: 20 }, skipped: null };
}

const left: Figures = { ...asked('MiniSearch', 250_000, 1, 1), times: null, skipped: 'left out: too slow' };
const machine = { node: 'v20', platform: 'linux', processor: 'one', cores: 2, load: 0 };
const runOf = (...figures: Figures[]): Run => ({ machine, generated: true, figures });

describe('the report of an operation', () => {
  const figures = [
    asked('bulletin-bot', 250_000, 2, 16),
    asked('bulletin-bot, retrieval', 250_000, 0.5, 8),
    asked('bulletin-bot, ranking', 250_000, 1, 4),
    asked('FlexSearch', 250_000, 5, 50),
    left,
  ];
  const report = renderOperation(ask, figures, 'generated');

  test('puts everybody beside ours, and says who is left out', () => {
    expect(report).toMatch(/^ask, 250,000 sentences: /);
    expect(report).toMatch(/^FlexSearch +5\.00 +50\.00 +100 +200 +×2\.50 +×3\.13 +1,000 +3\.0$/m);
    expect(report).toContain('\nMiniSearch: left out: too slow.\n');
  });

  test('says of each goal that there are figures for whether it is met', () => {
    expect(report.match(/^goal: .*/gm)).toEqual([
      'goal: p50 of the whole answer over that of FlexSearch, bare search at most 0.500: 0.400, met',
      'goal: p99 of the whole answer at most 15.00 ms: 16.00 ms, NOT met',
      'goal: p50 of retrieval with context alone at most 1.00 ms: 0.50 ms, met',
      'goal: p99 of retrieval with context alone at most 8.00 ms: 8.00 ms, met',
    ]);
    expect(report).not.toContain('The goals are set for');
    expect(renderOperation(ask, [asked('bulletin-bot', 10_000, 1, 2)], 'generated')).toContain('set for 250,000');
    expect(renderOperation(ask, figures, 'as it is').match(/^goal: .*/gm)).toEqual([
      'goal: p99 of pure ranking at most 5.00 ms: 4.00 ms, met',
    ]);
  });
});

test('growth is told as multiples of the first size', () => {
  const figures = [asked('bulletin-bot', 10_000, 1, 2), asked('bulletin-bot', 100_000, 2.5, 5)];
  expect(renderGrowth(figures)).toMatch(/^ask: bulletin-bot +1\.00 +×2\.50$/m);
  expect(renderGrowth(figures)).toMatch(/^the sentences +×10$/m);
  expect(renderGrowth(figures.slice(1))).toBe('');
});

test('each set-up is told once, with the operations that it is for', () => {
  const flex = asked('FlexSearch', 10_000, 1, 2);
  const settings = renderSettings(runOf(flex, { ...flex, operation: 'search' }, { ...flex, sentences: 20_000 }));
  expect(settings.match(/FlexSearch/g)).toHaveLength(2);
  expect(settings).toContain('  ask, search: FlexSearch: as FlexSearch likes it\n');
});

describe('the comparison of two runs', () => {
  const before = runOf(
    built(10_000, 5_000, 800),
    asked('bulletin-bot', 10_000, 4, 20),
    asked('FlexSearch', 10_000, 5, 9),
  );
  const after = runOf(
    built(10_000, 10_000, 400),
    asked('bulletin-bot', 10_000, 2, 30),
    asked('FlexSearch', 10_000, 5.2, 9),
  );

  test('tells what became better and worse, and not what may be chance', () => {
    const lines = renderComparison(before, after).split('\n');
    const line = (...words: string[]) => lines.find((one) => words.every((word) => one.includes(word)));
    expect(line('build', 'sentences/s')).toMatch(/5,000 +10,000 +×2\.00 +better$/);
    expect(line('build', 'bytes/sentence')).toMatch(/800 +400 +×0\.50 +better$/);
    expect(line('bulletin-bot', 'p50')).toMatch(/×0\.50 +better$/);
    expect(line('bulletin-bot', 'p99')).toMatch(/×1\.50 +worse$/);
    expect(line('FlexSearch', 'p50')).toMatch(/×1\.04$/);
  });

  test('warns of runs that cannot be compared', () => {
    expect(renderComparison(before, { ...after, machine: { ...machine, node: 'v24' } })).toMatch(
      /^The machines differ/,
    );
    expect(renderComparison(before, runOf(asked('bulletin-bot', 20_000, 1, 2)))).toContain('nothing in common');
  });

  test('reads the figures that a run has kept', async () => {
    expect(await readRun(await fileWith(JSON.stringify(before)))).toEqual(before);
    await expect(readRun(await fileWith('{"figures":7}'))).rejects.toThrow('expected the figures that');
  });
});

describe('the chart of growth', () => {
  const figures = [
    ...[asked('bulletin-bot', 10_000, 0.2, 2), asked('bulletin-bot', 1_000_000, 2, 20)],
    ...[asked('A & <B>', 10_000, 0.5, 5), asked('A & <B>', 1_000_000, 50, 500), left],
  ];
  const svg = drawGrowth(figures);

  test('has a line of medians and a dashed one for each who has figures, and none for others', () => {
    const lines = [...svg.matchAll(/<polyline points="([^"]*)"[^>]*>/g)];
    expect(lines).toHaveLength(4);
    expect(lines.filter(([tag]) => tag.includes('stroke-dasharray'))).toHaveLength(2);
    expect(svg).not.toContain('MiniSearch');
  });

  test('is logarithmic both ways: ten times as long is as far up everywhere', () => {
    const heights = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points = '']) =>
      points.split(' ').map((point) => Number(point.split(',')[1])),
    );
    const rises = heights.map(([first = 0, last = 0]) => first - last);
    // Per decade of time: ours ×10, the other ×100, p50 and p99 alike.
    const [a = 0, b = 0, c = 0, d = 0] = rises.toSorted((one, other) => one - other);
    expect(b).toBeCloseTo(a, 0);
    expect(c).toBeCloseTo(2 * a, 0);
    expect(d).toBeCloseTo(2 * a, 0);
  });

  test('has a colour for each', () => {
    const many = Array.from({ length: 9 }, (_, nth) => asked(`engine ${nth}`, 10_000, 1 + nth, 20));
    expect(
      new Set(
        drawGrowth(many)
          .match(/<rect [^>]*fill="[^"]*"/g)
          ?.map((tag) => tag.split('fill=')[1]),
      ).size,
    ).toBe(9);
  });

  test('is labelled: both axes, sizes, times, names', () => {
    for (const words of [
      'sentences in the collection',
      'time of a question',
      '10,000',
      '1,000,000',
      '100 µs',
      '10 ms',
    ]) {
      expect(svg).toContain(`>${words}</text>`);
    }
    expect(svg).toContain('>A &amp; &lt;B></text>');
  });

  test('needs figures', () => {
    expect(() => drawGrowth([left])).toThrow('expected figures with times, got none');
  });
});
