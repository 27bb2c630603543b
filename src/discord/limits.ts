/** Discord's numbers: https://docs.discord.com/developers/resources/message and …/interactions/application-commands. */

/**
 * What Discord accepts at most, as far as the bot comes near it. Lengths are said to be in characters; we count UTF-16
 * units, of which there are never fewer.
 */
export const limits = {
  /** Embeds of a message, and the characters of all their texts together. */
  embeds: 10,
  embedTotal: 6000,
  description: 4096,

  /** Rows of buttons under a message, and buttons in a row. */
  rows: 5,
  buttons: 5,
  buttonLabel: 80,
  /** At least one character; unique within its message. */
  customId: 100,
  modalTitle: 45,
  textInput: 4000,

  /** Suggestions while somebody types, and the characters of each one's name and value. */
  choices: 25,
  choice: 100,

  /** What somebody may type into an option. */
  stringOption: 6000,
} as const;
