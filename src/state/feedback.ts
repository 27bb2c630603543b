import { z } from 'zod';

/** What somebody says was wrong with an answer. */
export const feedback = z.strictObject({
  question: z.string(),
  /** The limits it was asked with: `from`, `to`, `source`. */
  limits: z.record(z.string(), z.string()),
  /** The passages that were shown, best first. */
  shown: z.array(z.strictObject({ bulletin: z.string(), start: z.number().int(), quote: z.string() })),
  answered: z.boolean(),
  /** In the member's words. */
  wrong: z.string(),
  /** When, as an ISO instant. */
  at: z.string(),
});

export type Feedback = z.infer<typeof feedback>;
