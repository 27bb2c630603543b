import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command line does not make sense. The message says why, the usage what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly usage: string;

  constructor(message: string, usage: string) {
    super(message);
    this.usage = usage;
  }
}

interface Common {
  readonly bulletins: readonly string[];
  /** What counts as now; undefined for the clock. */
  readonly now: Date | undefined;
}

/** `start`: on Discord where there is a token, else a conversation; `chat`: always a conversation. */
export interface ChatInvocation extends Common {
  readonly run: 'start' | 'chat';
}

/** Registers the commands with Discord. */
interface DeployInvocation {
  readonly run: 'deploy';
  /** Wins over the setting. */
  readonly guild: string | undefined;
}

export interface AskInvocation extends Common {
  readonly run: 'ask';
  /** null: each line of the standard input is a question. */
  readonly question: string | null;
  readonly json: boolean;
  /** As typed; /ask's own declarations check them. */
  readonly limits: Readonly<Record<string, string | boolean>>;
}

/** Prints a digest without posting it. */
export interface DigestInvocation extends Common {
  readonly run: 'digest';
  /** As typed; the command's own declaration checks it. */
  readonly date: string | undefined;
}

/** What the command line asks for. */
export type Invocation =
  | ChatInvocation
  | DeployInvocation
  | { readonly run: 'feedback' }
  | AskInvocation
  | DigestInvocation
  | { readonly run: 'help'; readonly usage: string }
  | { readonly run: 'version' };

const COMMON_USAGE = `  --bulletins PATH   a file or folder with bulletins; may be repeated. Default: the variable
                     BULLETINS, else data/bulletins
  --now ISO          what counts as now, for “last month” and the like: 2024-09-03 or
                     2024-09-03T12:00:00Z
  --help             this text
`;

export const ASK_USAGE = `Usage: bulletin-bot ask [options] "question"
       bulletin-bot ask [options] < questions.txt

Answers a question with quotations from the bulletins, then exits. Without a question, each line of
the standard input is one.

  --from DATE        only bulletins from this date on: YYYY-MM-DD, YYYY-MM or YYYY
  --to DATE          only bulletins up to this date
  --source TEXT      only bulletins whose publisher or file contains this
  --top N            the bare ranking: N passages, best first, 1 to 1000
  --unit UNIT        what is ranked: sentence or passage (the default)
  --explain          what the answer was made of as well
  --json             one JSON object for each question, at most 2,000 characters long
${COMMON_USAGE}`;

const START_USAGE = `Usage: bulletin-bot start [options]
       bulletin-bot chat [options]

start serves Discord where DISCORD_TOKEN is set; without it, and with chat, there is a conversation in
the terminal.

${COMMON_USAGE}`;

const DEPLOY_USAGE = `Usage: bulletin-bot deploy [--guild ID]

Registers the slash commands with Discord, when they differ from what is registered.

  --guild ID         in this server only, at once; else in all. Default: the variable DISCORD_GUILD
  --help             this text
`;

const FEEDBACK_USAGE = `Usage: bulletin-bot feedback

Prints what members have said was wrong with answers, one JSON object a line, oldest first.

  --help             this text
`;

export const DIGEST_USAGE = `Usage: bulletin-bot digest --dry-run [--date DATE] [options]

Prints the digest of the bulletins that were published on a day. Nothing is posted and nothing is
remembered. Digests that are posted, by a bot on Discord, go by when bulletins arrived.

  --date DATE        the day they were published: YYYY-MM-DD. Default: the newest that has any
  --dry-run          has to be given: only a running bot posts
${COMMON_USAGE}`;

export const USAGE = `Usage: bulletin-bot [start] [options]          on Discord, or without a token in the terminal
       bulletin-bot chat [options]             a conversation in the terminal
       bulletin-bot ask [options] "question"   one answer; see ask --help
       bulletin-bot deploy [--guild ID]        registers the slash commands with Discord
       bulletin-bot digest --dry-run           the digest of a day; see digest --help
       bulletin-bot feedback                   what members said was wrong with answers
       bulletin-bot help | --version

${COMMON_USAGE}`;

const common = {
  bulletins: { type: 'string', multiple: true },
  now: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const limits = {
  from: { type: 'string' },
  to: { type: 'string' },
  source: { type: 'string' },
  top: { type: 'string' },
  unit: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** Reads the arguments after the program's name. Throws a UsageError. */
export function parseCommandLine(argv: readonly string[]): Invocation {
  const [first, ...rest] = argv;
  // Without a command's name, options alone start the conversation.
  if (first === undefined || (first.startsWith('-') && !['--help', '-h', '--version'].includes(first))) {
    return parseStart(argv, 'start');
  }
  switch (first) {
    case 'start':
    case 'chat':
      return parseStart(rest, first);
    case 'deploy':
      return parseDeploy(rest);
    case 'feedback':
      return parseFeedback(rest);
    case 'ask':
      return parseAsk(rest);
    case 'digest':
      return parseDigest(rest);
    case 'help':
    case '--help':
    case '-h':
      return { run: 'help', usage: USAGE };
    case '--version':
      return { run: 'version' };
    default:
      throw new UsageError(`Expected start, chat, ask, digest, deploy, feedback or help, got “${first}”.`, USAGE);
  }
}

function parseStart(args: readonly string[], run: ChatInvocation['run']): Invocation {
  const { values } = strictly(START_USAGE, () => parseArgs({ args: [...args], options: common }));
  if (values.help) return { run: 'help', usage: START_USAGE };
  return { run, bulletins: values.bulletins ?? [], now: parseNow(values.now, START_USAGE) };
}

function parseDeploy(args: readonly string[]): Invocation {
  const options = { guild: { type: 'string' }, help: common.help } as const;
  const { values } = strictly(DEPLOY_USAGE, () => parseArgs({ args: [...args], options }));
  return values.help ? { run: 'help', usage: DEPLOY_USAGE } : { run: 'deploy', guild: values.guild };
}

function parseFeedback(args: readonly string[]): Invocation {
  const { values } = strictly(FEEDBACK_USAGE, () => parseArgs({ args: [...args], options: { help: common.help } }));
  return values.help ? { run: 'help', usage: FEEDBACK_USAGE } : { run: 'feedback' };
}

function parseAsk(args: readonly string[]): Invocation {
  const options = { ...common, ...limits, explain: { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const parse = () => parseArgs({ args: [...args], options, allowPositionals: true });
  const { values, positionals } = strictly(ASK_USAGE, parse);
  const { help, bulletins, now, json, ...given } = values;
  if (help) return { run: 'help', usage: ASK_USAGE };
  return {
    run: 'ask',
    question: positionals.length > 0 ? positionals.join(' ') : null,
    json: json ?? false,
    limits: given,
    bulletins: bulletins ?? [],
    now: parseNow(now, ASK_USAGE),
  };
}

function parseDigest(args: readonly string[]): Invocation {
  const options = { ...common, date: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { values } = strictly(DIGEST_USAGE, () => parseArgs({ args: [...args], options }));
  if (values.help) return { run: 'help', usage: DIGEST_USAGE };
  if (!values['dry-run']) {
    throw new UsageError(
      'Expected --dry-run: digests are posted by a bot that runs on Discord, not from here.',
      DIGEST_USAGE,
    );
  }
  const { date, bulletins = [], now } = values;
  return { run: 'digest', date, bulletins, now: parseNow(now, DIGEST_USAGE) };
}

function strictly<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError((error as Error).message, usage);
  }
}

function parseNow(typed: string | undefined, usage: string): Date | undefined {
  if (typed === undefined) return undefined;
  const now = new Date(typed);
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(typed) ?? [];
  // Date takes 31 February for 2 March.
  const inCalendar = day !== undefined && new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(8));
  if (inCalendar && !Number.isNaN(now.getTime())) return now;
  throw new UsageError(`--now: expected a date such as 2024-09-03 or 2024-09-03T12:00:00Z, got “${typed}”.`, usage);
}
