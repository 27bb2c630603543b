/** Discord's numbers: https://docs.discord.com/developers/resources/message and …/interactions/application-commands. */

/**
 * What Discord accepts at most. Lengths are said to be in characters; we count UTF-16 units, of which there are never
 * fewer.
 */
export const limits = {
  /** Of a message's text outside of embeds. */
  content: 2000,
  /** Embeds of a message, and the characters of all their texts together. */
  embeds: 10,
  embedTotal: 6000,
  embedTitle: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,

  /** Rows of buttons under a message, and buttons in a row. */
  rows: 5,
  buttons: 5,
  buttonLabel: 80,
  /** At least one character; unique within its message. */
  customId: 100,
  /** Of a button that opens an address. */
  buttonUrl: 512,
  selectOptions: 25,
  modalTitle: 45,
  textInput: 4000,

  /** Suggestions while somebody types, and the characters of each one's name and value. */
  choices: 25,
  choice: 100,

  commandName: 32,
  commandDescription: 100,
  /** Options of a command; subcommands count as options. */
  options: 25,
  /** Names, descriptions and values of a command and its options together, in its longest localisation. */
  commandTotal: 8000,
  stringOption: 6000,
  /** Commands registered everywhere. */
  chatInputCommands: 100,
  userCommands: 15,
  messageCommands: 15,

  nonce: 25,
} as const;
