/** The growth of times as a picture: p50 and p99 against the number of sentences, both logarithmic. */
import type { Figures } from './figures.js';

const [WIDTH, HEIGHT] = [880, 520];
const PLOT = { left: 76, right: 590, top: 56, bottom: 456 };
/** Hues that can be told apart by most eyes (Okabe and Ito), dark enough for white paper and bright enough for black. */
const COLOURS = ['#d55e00', '#0072b2', '#009e73', '#c06a9b', '#b58900', '#56a0d3', '#8c6bb1', '#7f7f7f', '#00a3a3'];
/** Lines of the legend, in points. */
const LEADING = 40;

interface Series {
  readonly name: string;
  readonly isOurs: boolean;
  readonly colour: string;
  readonly points: readonly { readonly sentences: number; readonly p50: number; readonly p99: number }[];
}

function seriesOf(figures: readonly Figures[]): Series[] {
  const names = [...new Set(figures.map(({ contender }) => contender))];
  const all = names.map((name, nth) => {
    const own = figures.filter(({ contender }) => contender === name);
    const points = own.flatMap(({ sentences, times }) =>
      times ? [{ sentences, p50: times.p50, p99: times.p99 }] : [],
    );
    const colour = COLOURS[nth % COLOURS.length] ?? '#7f7f7f';
    return { name, isOurs: own[0]?.isOurs ?? false, colour, points: points.sort((a, b) => a.sentences - b.sentences) };
  });
  return all.filter(({ points }) => points.length > 0);
}

/** Powers of ten around the values. */
function decades(values: readonly number[]): { readonly from: number; readonly to: number } {
  const from = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9)) };
}

type Scale = (value: number) => number;

/** A logarithmic scale that takes powers of ten `from` … `to` to places `start` … `end`. */
function scale({ from, to }: { from: number; to: number }, start: number, end: number): Scale {
  return (value) => start + ((Math.log10(value) - from) / (to - from)) * (end - start);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const at = (value: number) => value.toFixed(1);

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" ${more}>${escaped(words)}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${kind}"/>`;
}

const powers = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: to - from + 1 }, (_, nth) => 10 ** (from + nth));

/** Milliseconds as people say them. */
function duration(ms: number): string {
  if (ms >= 1000) return `${ms / 1000} s`;
  return ms < 1 ? `${Number((1000 * ms).toPrecision(3))} µs` : `${ms} ms`;
}

function grid(times: { from: number; to: number }, sizes: readonly number[], x: Scale, y: Scale): string[] {
  const { left, right, top, bottom } = PLOT;
  const horizontal = powers(times).flatMap((ms) => [
    line(left, y(ms), right, y(ms), 'grid'),
    text(left - 10, y(ms) + 4, duration(ms), 'text-anchor="end"'),
  ]);
  const vertical = sizes.flatMap((size) => [
    line(x(size), top, x(size), bottom, 'grid'),
    text(x(size), bottom + 22, size.toLocaleString('en-GB'), 'text-anchor="middle"'),
  ]);
  return [
    ...horizontal,
    ...vertical,
    text((left + right) / 2, bottom + 48, 'sentences in the collection', 'text-anchor="middle"'),
    text(left - 58, top - 18, 'time of a question'),
  ];
}

function curve({ colour, isOurs, points }: Series, which: 'p50' | 'p99', x: Scale, y: Scale): string {
  const places = points.map((point) => `${at(x(point.sentences))},${at(y(point[which]))}`).join(' ');
  const dashes = which === 'p99' ? ' stroke-dasharray="5 5"' : '';
  const width = isOurs ? 3 : 1.75;
  return `<polyline points="${places}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashes}/>`;
}

function dots({ colour, isOurs, points }: Series, x: Scale, y: Scale): string[] {
  return points.flatMap((point) =>
    [point.p50, point.p99].map(
      (ms) => `<circle cx="${at(x(point.sentences))}" cy="${at(y(ms))}" r="${isOurs ? 4 : 3}" fill="${colour}"/>`,
    ),
  );
}

/** Names with the figures at the largest size that each has. */
function legend(series: readonly Series[]): string[] {
  const left = PLOT.right + 22;
  return series.flatMap(({ name, colour, points }, nth) => {
    const y = PLOT.top + 6 + nth * LEADING;
    const last = points.at(-1);
    const ms = (value = 0) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
    const figures = `${last?.sentences.toLocaleString('en-GB')}: ${ms(last?.p50)} / ${ms(last?.p99)} ms`;
    return [
      `<rect x="${left}" y="${y - 9}" width="12" height="12" rx="2" fill="${colour}"/>`,
      text(left + 20, y + 1, name, 'font-weight="600"'),
      text(left + 20, y + 17, figures, 'class="small"'),
    ];
  });
}

/** Mid greys are read on light and on dark ground; where the reader's choice is known, the picture follows it. */
const STYLE = `<style>
text { font: 13px system-ui, sans-serif; fill: #59636e }
.title { font-size: 16px; font-weight: 600 }
.small { font-size: 12px }
.grid { stroke: #8b949e; stroke-opacity: .35 }
@media (prefers-color-scheme: dark) { text { fill: #b0b8c1 } }
</style>`;

/**
 * Draws how the times of one operation grow: full lines are medians, dashed ones the 99th percentile.
 *
 * @param figures of one operation, with times; a contender may lack some sizes
 * @returns an SVG document. Throws a RangeError when there are no times.
 */
export function drawGrowth(figures: readonly Figures[]): string {
  const series = seriesOf(figures);
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) throw new RangeError('expected figures with times, got none');
  const sizes = [...new Set(points.map(({ sentences }) => sentences))].sort((a, b) => a - b);
  const times = decades(points.flatMap(({ p50, p99 }) => [p50, p99]));
  const x = scale(
    { from: Math.log10(sizes[0] ?? 1), to: Math.log10(sizes.at(-1) ?? 10) },
    PLOT.left + 16,
    PLOT.right - 16,
  );
  const y = scale(times, PLOT.bottom, PLOT.top);
  const title = 'How the time of a question grows with the collection';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    STYLE,
    text(18, 22, title, 'class="title"'),
    text(PLOT.right + 22, 22, 'full: p50, dashed: p99', 'class="small"'),
    ...grid(times, sizes, x, y),
    ...series.flatMap((one) => (['p99', 'p50'] as const).map((which) => curve(one, which, x, y))),
    ...series.flatMap((one) => dots(one, x, y)),
    ...legend(series),
    '</svg>',
    '',
  ].join('\n');
}
