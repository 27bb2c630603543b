/** How often one member may ask: a token bucket each (ITU-T I.371's leaky bucket as a meter). */

import { count } from '../commands/wording.js';

/** Seconds to wait until the next request is taken; 0 takes this one. */
export type RateLimit = (member: string) => number;

interface Bucket {
  tokens: number;
  /** When `tokens` was counted, in milliseconds. */
  at: number;
}

const MINUTE_MS = 60_000;

/** Takes `perMinute` requests of a member within any minute, all at once or spread. `now` gives milliseconds. */
export function rateLimit(perMinute: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>();
  let sweptAt = now();
  const filled = ({ tokens, at }: Bucket, time: number) =>
    Math.min(perMinute, tokens + (Math.max(0, time - at) * perMinute) / MINUTE_MS);
  return (member) => {
    const time = now();
    // A full bucket need not be remembered.
    if (time - sweptAt >= MINUTE_MS) {
      for (const [key, bucket] of buckets) if (filled(bucket, time) >= perMinute) buckets.delete(key);
      sweptAt = time;
    }
    const bucket = buckets.get(member) ?? { tokens: perMinute, at: time };
    const tokens = filled(bucket, time);
    buckets.set(member, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: time });
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute / 1000);
  };
}

/** What somebody reads who asks too fast; `seconds` is at least 1. */
export function describeWait(seconds: number): string {
  return `That was too much at once. You can ask again in ${count(seconds, 'second')}.`;
}
