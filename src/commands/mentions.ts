import { type Caller, defineCommand } from './command.js';
import { line, text } from './reply.js';
import { UserError } from './user-error.js';

export const mentions = defineCommand({
  name: 'mentions',
  description: 'Turns answers to mentions of the bot on or off in this channel',
  options: {
    answer: {
      type: 'string',
      required: true,
      choices: ['on', 'off'],
      description: 'Whether mentions are answered here',
    },
  },
  visibility: 'private',
  manager: true,
  async run({ answer }, services, caller) {
    const { guild, channel } = placeOf(caller);
    const { settings } = await services.state();
    const kept = await settings.get(guild);
    const others = (kept?.mentionsOff ?? []).filter((one) => one !== channel);
    await settings.set(
      guild,
      { mentionsOff: answer === 'off' ? [...others, channel] : others },
      { guild, member: null },
    );
    const told =
      answer === 'on'
        ? 'Mentions of the bot are answered in this channel.'
        : 'Mentions of the bot are not answered in this channel any more. Commands still work.';
    return { blocks: [text(line`${told}`)], actions: [] };
  },
});

function placeOf({ guild, channel }: Caller): { readonly guild: string; readonly channel: string } {
  if (guild !== null && channel !== null) return { guild, channel };
  throw new UserError(
    'not-found',
    'Mentions can be turned on and off in the channels of a server that the bot belongs to; this is not one.',
  );
}
