/** What Discord's refusals and failures mean for a message that the bot posts of itself. */
import { type Channel, DiscordAPIError, RateLimitError } from 'discord.js';
import type { Sent, Trouble } from '../app.js';
import { describeMissing } from './permissions.js';
import { networkCode } from './start-errors.js';

/** JSON error codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const UNKNOWN_CHANNEL = 10003;
const UNKNOWN_GUILD = 10004;
const MISSING_ACCESS = 50001;
const NOT_A_TEXT_CHANNEL = 50008;
const MISSING_PERMISSIONS = 50013;
const ARCHIVED = 50083;
const AUTOMOD = 200000;
const HARMFUL_LINK = 240000;

/** The connection was never made, so nothing was asked. */
const NOT_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;

/** What an attempt to post came to that did not bring a message. `channel`: where, if it is known. */
export function outcomeOf(error: unknown, channel: Channel | null): Exclude<Sent, { readonly outcome: 'posted' }> {
  if (error instanceof RateLimitError) return { outcome: 'later', wait: Math.max(error.timeToReset, error.retryAfter) };
  if (error instanceof DiscordAPIError) {
    // Its token is not valid any more: the bot as a whole ends.
    if (error.status === 401 || error.status === 429) return { outcome: 'later' };
    return { outcome: 'refused', trouble: troubleOf(error, channel) };
  }
  return { outcome: NOT_CONNECTED.test(networkCode(error) ?? '') ? 'later' : 'unclear' };
}

/** What keeps a message from being posted, and how to mend it. */
export function troubleOf({ code, status, message }: DiscordAPIError, channel: Channel | null): Trouble {
  const name = channel && 'name' in channel ? `#${channel.name}` : 'the channel';
  switch (code) {
    case UNKNOWN_CHANNEL:
    case UNKNOWN_GUILD:
      return CHANNEL_GONE;
    case NOT_A_TEXT_CHANNEL:
      return {
        reason: 'channel',
        message: `Nothing can be posted in ${name}: choose a text channel with /digest set.`,
      };
    case ARCHIVED:
      return { reason: 'channel', message: `The thread ${name} is archived. Open it again, then use /digest resume.` };
    case AUTOMOD:
      return {
        reason: 'blocked',
        message: `AutoMod blocked the message in ${name}. Let the bot’s role pass under Server Settings → AutoMod, then use /digest resume.`,
      };
    case HARMFUL_LINK:
      return {
        reason: 'blocked',
        message: `Discord takes a link in the message for ${name} for harmful. Remove the bulletin that has it, then use /digest resume.`,
      };
  }
  if (code === MISSING_ACCESS || code === MISSING_PERMISSIONS || status === 403) {
    return { reason: 'permission', message: channel ? describeMissing(channel, []) : CANNOT_SEE };
  }
  return {
    reason: 'internal',
    message: `Discord refused the message for ${name} (${firstLine(message)}, ${code}). Try /digest resume.`,
  };
}

/** The channel is no more. */
export const CHANNEL_GONE: Trouble = {
  reason: 'channel',
  message: 'The channel does not exist any more: choose another one with /digest set.',
};

const CANNOT_SEE = 'I can’t see its channel. An admin can add the bot under Edit Channel → Permissions.';

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
