import { z } from 'zod';

/** A digest as a guild's managers have set it. Only commands write it. */
export const digest = z.strictObject({
  guild: z.string(),
  /** Unique in its guild: its name, folded. */
  id: z.string(),
  name: z.string(),
  /** When it was set for the first time, in milliseconds since 1970: tells it from one of the same name before it. */
  born: z.number(),
  channel: z.string(),
  /** `HH:MM`, in the zone. */
  time: z.string(),
  zone: z.string(),
  days: z.string(),
  /** The first local day that counts, `YYYY-MM-DD`. */
  from: z.string(),
  /** The arrival that it starts after. */
  since: z.number(),
  /** Only bulletins whose publisher or file contains this. */
  source: z.string().nullable(),
  /** Only bulletins that have these words. */
  topic: z.string().nullable(),
  /** The one role that is pinged. */
  role: z.string().nullable(),
  whenEmpty: z.enum(['silent', 'weekly']),
  /** Where trouble is told. */
  adminChannel: z.string().nullable(),
  paused: z.boolean(),
  /** When it was set or resumed last, in milliseconds since 1970: trouble from before that is over. */
  resumedAt: z.number(),
  /** The local day whose digest is left out. */
  skip: z.string().nullable(),
});

export type Digest = z.infer<typeof digest>;

/** Who set a digest up, to be told of trouble. It belongs to the member, and goes with the member's data. */
export const digestContact = z.strictObject({ member: z.string() });

export type DigestContact = z.infer<typeof digestContact>;

/** How far a digest has come. Only its delivery writes it. */
export const digestCursor = z.strictObject({
  /** Of the digest that it belongs to. */
  born: z.number(),
  /** The last arrival that it has told of. */
  arrival: z.number(),
  /** The local day of the last slot that was closed, and when something was posted last. */
  date: z.string().nullable(),
  postedAt: z.number().nullable(),
  /** Bulletins of a message that was refused for good, for the next digest. */
  carried: z.array(z.string()),
  /** The slot that is being worked on. */
  open: z.string().nullable(),
  /** Why it posts nothing until somebody mends that. */
  stopped: z
    .strictObject({
      at: z.number(),
      reason: z.enum(['permission', 'channel', 'blocked', 'internal']),
      message: z.string(),
    })
    .nullable(),
  /** What those who manage it have not been told yet; it offers to show the slot's content. */
  notice: z.strictObject({ at: z.number(), text: z.string(), slot: z.string().nullable() }).nullable(),
});

export type DigestCursor = z.infer<typeof digestCursor>;
