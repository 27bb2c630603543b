import { z } from 'zod';

/** One message of a slot. */
const part = z.strictObject({
  nonce: z.string(),
  /** The message as it is sent, the same bytes at every attempt; empty when it is no longer needed. */
  body: z.string(),
  /** `sending`: an attempt was begun whose outcome is not known. `unknown`: it cannot be found out any more. */
  state: z.enum(['ready', 'sending', 'posted', 'unknown']),
  /** When the present run of attempts with its nonce began, in milliseconds since 1970. */
  since: z.number().nullable(),
  /** The id of the message. */
  message: z.string().nullable(),
  /** The bulletins that it tells of. */
  bulletins: z.array(z.string()),
});

/** An entry of the ledger: what has become of a digest on a local day. Only its delivery writes it. */
export const digestSlot = z.strictObject({
  guild: z.string(),
  channel: z.string(),
  digest: z.string(),
  name: z.string(),
  date: z.string(),
  /** When it was due, in milliseconds since 1970. */
  due: z.number(),
  zone: z.string(),
  /**
   * `open`: being delivered. Closed are: `posted`; `unknown`: in part or as a whole it cannot be told whether it was posted; `empty`:
   * nothing was new; `skipped`: by the managers' wish.
   */
  status: z.enum(['open', 'posted', 'unknown', 'empty', 'skipped']),
  parts: z.array(part),
  /** All bulletins that it covers, in the order of telling; those that were corrected. */
  bulletins: z.array(z.string()),
  corrected: z.array(z.string()),
  /** The last arrival that it covers. */
  arrival: z.number(),
  /** The last slot's local day before it, and whether slots in between were missed. */
  after: z.string().nullable(),
  missed: z.number(),
  late: z.boolean(),
  /** The corrections that its messages were edited for, and the last arrival that was looked at then. */
  edited: z.strictObject({ arrival: z.number(), bulletins: z.array(z.string()) }).nullable(),
  /** When it was first tried to send it. */
  triedAt: z.number().nullable(),
});

export type DigestSlot = z.infer<typeof digestSlot>;
export type SlotPart = z.infer<typeof part>;
