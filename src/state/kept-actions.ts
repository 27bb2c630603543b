import { z } from 'zod';

/** Commands with their arguments, in the order of the buttons that they belong to. */
export const keptActions = z.strictObject({
  actions: z.array(
    z.strictObject({
      command: z.string(),
      args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
});

export type KeptActions = z.infer<typeof keptActions>;
