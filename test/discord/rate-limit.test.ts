import { describe, expect, test } from 'vitest';
import { rateLimit } from '../../src/discord/rate-limit.js';

describe('the rate limit', () => {
  test('takes so many requests at once, then tells in how many seconds the next is taken', () => {
    let time = 0;
    const limit = rateLimit(3, () => time);
    expect([limit('ann'), limit('ann'), limit('ann'), limit('ann')]).toEqual([0, 0, 0, 20]);
    time += 15_000;
    expect(limit('ann')).toBe(5);
    time += 5_000;
    expect([limit('ann'), limit('ann')]).toEqual([0, 20]);
    time += 600_000;
    expect([limit('ann'), limit('ann'), limit('ann'), limit('ann')]).toEqual([0, 0, 0, 20]);
  });

  test('holds for each member alone', () => {
    const limit = rateLimit(1, () => 0);
    expect([limit('ann'), limit('bob'), limit('ann')]).toEqual([0, 0, 60]);
  });

  test('is not widened when the clock is set back', () => {
    let time = 100_000;
    const limit = rateLimit(1, () => time);
    expect(limit('ann')).toBe(0);
    time = 0;
    expect(limit('ann')).toBe(60);
  });

  test('forgets members who have asked long ago, and nobody else', () => {
    let time = 0;
    const limit = rateLimit(1, () => time);
    for (let nth = 0; nth < 20_000; nth++) limit(`old ${nth}`);
    time = 59_000;
    limit('ann');
    time = 60_000;
    for (let nth = 0; nth < 10; nth++) limit(`new ${nth}`);
    expect(limit('ann')).toBe(59);
  });
});
