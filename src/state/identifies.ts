import { z } from 'zod';

/** When the bot identified itself to the gateway of late, in milliseconds since 1970, oldest first. */
export const identifies = z.strictObject({ at: z.array(z.number()) });

export type Identifies = z.infer<typeof identifies>;
