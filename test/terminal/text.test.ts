import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, neutralise, wrap } from '../../src/terminal/text.js';
import { hostile } from './hostile.js';

describe('foreign text', () => {
  test('shows its control characters instead of obeying them', () => {
    expect(neutralise('\u001b[31mred\u001b[0m\u0007')).toBe('␛[31mred␛[0m␇');
    expect(neutralise('one\r\ntwo\nthree\tfour')).toBe('one two three four');
    expect(neutralise('\u009b2J\u007f\u0085')).toBe('\ufffd2J␡ ');
  });

  test('loses nothing but control characters', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = neutralise(text);
        expect(safe).not.toMatch(/\p{Cc}/u);
        const kept = (from: string) => from.replace(/[\p{Cc}\ufffd\u2400-\u2421 ]/gu, '');
        expect(kept(safe)).toBe(kept(text));
      }),
    );
  });
});

describe('a text that is broken into lines', () => {
  const lines = (text: string, width: number | null) =>
    wrap(text, width).map(({ start, end }) => text.slice(start, end));

  test('is broken at spaces, and long words are left whole', () => {
    expect(lines('From 3 to 6 September they regroup', 12)).toEqual(['From 3 to 6', 'September', 'they regroup']);
    expect(lines('see https://example.org/a/long/path now', 12)).toEqual([
      'see',
      'https://example.org/a/long/path',
      'now',
    ]);
    expect(lines('one  two', null)).toEqual(['one  two']);
    expect(lines('', 12)).toEqual(['']);
  });

  test('measures signs as wide as they are shown', () => {
    expect([displayWidth('abc'), displayWidth('日本'), displayWidth('é'), displayWidth('🙂')]).toEqual([3, 4, 1, 2]);
  });

  test('loses only spaces, and every line with a space fits', () => {
    fc.assert(
      fc.property(hostile.map(neutralise), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const broken = lines(text, width);
        expect(broken.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of broken) if (line.trim().includes(' ')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
