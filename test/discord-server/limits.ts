/** Discord's numbers, each named once. Lengths are in characters unless said otherwise. */
export const LIMITS = {
  content: 2_000,
  nonce: 25,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  embedAuthor: 256,
  embedTotal: 6_000,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  url: 512,
  selectOptions: 25,
  selectOptionText: 100,
  selectPlaceholder: 150,
  layoutComponents: 40,
  layoutText: 4_000,
  modalTitle: 45,
  modalRows: 5,
  modalLabel: 45,
  modalLabelDescription: 100,
  textInput: 4_000,
  textInputPlaceholder: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandTotal: 8_000,
  commandStringLength: 6_000,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  chatInputCommands: 100,
  userCommands: 15,
  messageCommands: 15,
  commandCreatesADay: 200,
  followUpsWithoutMembership: 5,
  gatewaySendsAMinute: 120,
  guildsAShard: 2_500,
  invalidRequests: 10_000,
} as const;

/** How long things last, in milliseconds of the test's clock. */
export const TIMES = {
  firstResponse: 3_000,
  interactionToken: 15 * 60_000,
  nonce: 3 * 60_000,
  day: 24 * 60 * 60_000,
  invalidRequests: 10 * 60_000,
} as const;

/** Message flags. */
export const FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** Gateway intents. */
export const INTENTS = {
  Guilds: 1 << 0,
  GuildMembers: 1 << 1,
  GuildPresences: 1 << 8,
  GuildMessages: 1 << 9,
  DirectMessages: 1 << 12,
  MessageContent: 1 << 15,
} as const;
