import { z } from 'zod';

/** What a member asked last in a channel, so that the next question can lean on it. */
export const conversation = z.strictObject({
  /** As it was understood: it stands by itself. */
  question: z.string(),
});

export type Conversation = z.infer<typeof conversation>;
