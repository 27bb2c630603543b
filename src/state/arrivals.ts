import { z } from 'zod';

/** Bulletins that were first seen together. Batches are numbered from 1; large ones are kept in several records. */
export const arrivalBatch = z.strictObject({
  number: z.number().int().positive(),
  /** When, in milliseconds since 1970. */
  at: z.number(),
  /**
   * The hash of the bulletin's id, that of its text, and what that was then: `n` a new bulletin, `c` another text of a known
   * one, `m` a text that was known under another id.
   */
  seen: z.array(z.tuple([z.string(), z.string(), z.enum(['n', 'c', 'm'])])),
});

export type ArrivalBatch = z.infer<typeof arrivalBatch>;
