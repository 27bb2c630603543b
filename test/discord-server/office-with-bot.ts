import { ContextMenuCommandBuilder, type Interaction, SlashCommandBuilder } from 'discord.js';
import { connectClient, startOffice } from './connect-client.js';

const ask = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Asks.')
  .addStringOption((option) => option.setName('question').setDescription('What?').setRequired(true).setMaxLength(300))
  .addUserOption((option) => option.setName('person').setDescription('Who?'))
  .addAttachmentOption((option) => option.setName('file').setDescription('Which?'));
const bulletin = new SlashCommandBuilder()
  .setName('bulletin')
  .setDescription('Shows one.')
  .setContexts(0, 1, 2)
  .setIntegrationTypes(0, 1)
  .addStringOption((option) =>
    option.setName('title').setDescription('Which?').setRequired(true).setAutocomplete(true),
  );
const digest = new SlashCommandBuilder()
  .setName('digest')
  .setDescription('Posts.')
  .setDefaultMemberPermissions(32)
  .addSubcommand((sub) =>
    sub
      .setName('set')
      .setDescription('Sets.')
      .addIntegerOption((option) => option.setName('hour').setDescription('When?').setMinValue(0).setMaxValue(23))
      .addStringOption((option) =>
        option.setName('zone').setDescription('Where?').addChoices({ name: 'London', value: 'Europe/London' }),
      ),
  );
const find = new ContextMenuCommandBuilder().setName('Find in bulletins').setType(3);
const whoIs = new ContextMenuCommandBuilder().setName('Who is').setType(2);
/** An office with a bot that does what the handler says. */
export async function officeWith(handler: (interaction: Interaction) => unknown) {
  const office = await startOffice();
  const client = await connectClient(office.discord);
  await client.application.commands.set([ask, bulletin, digest, find, whoIs]);
  client.on('interactionCreate', (interaction) => void Promise.resolve(handler(interaction)).catch(() => {}));
  return { ...office, client };
}
