/** Whether a confidence is worth its name: of those that are said to be 70 % sure, seven in ten should be right. */
import { mean } from './metrics.js';

/** Attempts of about the same confidence. */
export interface Bin {
  /** The confidences of the bin: `from` ≤ confidence < `to`; the last one has 1 as well. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The mean confidence, and the share that is right, each 0..1; null for an empty bin. */
  readonly confidence: number | null;
  readonly right: number | null;
}

interface Attempt {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * The reliability curve (Niculescu-Mizil and Caruana 2005): attempts in bins of equal width by their confidence.
 *
 * @param count of bins, 1 or more
 */
export function reliabilityCurve(attempts: readonly Attempt[], count: number): Bin[] {
  return Array.from({ length: count }, (_, i) => {
    const own = attempts.filter(({ confidence }) => Math.min(count - 1, Math.floor(confidence * count)) === i);
    return {
      from: i / count,
      to: (i + 1) / count,
      count: own.length,
      confidence: mean(own.map(({ confidence }) => confidence)),
      right: mean(own.map(({ right }) => Number(right))),
    };
  });
}

/** Mean distance of confidence and share right over all attempts, 0..1 (expected calibration error, Naeini et al. 2015). */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  const off = bins.reduce((sum, bin) => sum + bin.count * Math.abs((bin.confidence ?? 0) - (bin.right ?? 0)), 0);
  return all === 0 ? 0 : off / all;
}
