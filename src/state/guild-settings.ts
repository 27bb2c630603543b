import { z } from 'zod';

/** What a guild's managers have set. */
export const guildSettings = z.strictObject({
  /** Channels in which mentions of the bot are not answered. */
  mentionsOff: z.array(z.string()),
});

export type GuildSettings = z.infer<typeof guildSettings>;
