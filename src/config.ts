import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

/** Checked settings. `.env.example` documents the variables that they come from. */
export interface Config {
  /** Files and folders with bulletins. None: they are in the shared library, and are only read from there. */
  readonly bulletins: readonly string[];
  /** `auto`: where the output is a terminal. */
  readonly colour: 'auto' | 'always' | 'never';
  /** Where state is kept: the path of a file, or the address of a Redis or PostgreSQL server. */
  readonly stateUrl: string;
  /** The folder in which indexes are kept from one start to the next; null: they are not kept. */
  readonly indexFolder: string | null;
  /** The folder or bucket of a library that is shared, or too large for memory; null: bulletins are kept in memory. */
  readonly libraryUrl: string | null;
  /** null without a token. */
  readonly discord: DiscordConfig | null;
}

export interface DiscordConfig {
  readonly token: string;
  /** Where Discord's REST API is, without its version. */
  readonly api: string;
  /** The one guild in which the commands are registered; null registers them everywhere. */
  readonly guild: string | null;
  /** How many requests a member may make within a minute. */
  readonly perMinute: number;
}

/** What the command line says; it wins over the environment. */
export interface Flags {
  readonly bulletins?: readonly string[] | undefined;
  readonly guild?: string | undefined;
}

/** A setting that cannot be used. The message is for the person who starts the bot. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Flags first, then the environment, then a `.env` file in the project's folder, then the defaults. A variable that is
 * empty or blank counts as not set. Throws a ConfigError.
 */
export function readConfig(flags: Flags, environment: Environment = process.env, file = readEnvironmentFile()): Config {
  const read = (name: string) => nonBlank(environment[name]) ?? nonBlank(file[name]);
  const libraryUrl = read('LIBRARY_URL')?.trim() ?? null;
  const bulletins = bulletinPaths(flags, read('BULLETINS'));
  return {
    bulletins: bulletins ?? (libraryUrl === null ? [join(projectFolder(), 'data', 'bulletins')] : []),
    colour: colourOf(read),
    stateUrl: read('STATE_URL')?.trim() ?? join(projectFolder(), 'data', 'state', 'bulletin-bot.db'),
    indexFolder: indexFolderOf(read('INDEX_FOLDER')?.trim()),
    libraryUrl,
    discord: discordOf(flags, read),
  };
}

/** LanceDB warns of each table that it makes, unless it is told otherwise before it is loaded. */
export function quietLance(): void {
  process.env.LANCEDB_LOG ??= 'error';
}

/** undefined when neither flags nor the variable name any. */
function bulletinPaths({ bulletins }: Flags, variable: string | undefined): readonly string[] | undefined {
  if (bulletins?.some((path) => path.trim() === '')) {
    throw new ConfigError('--bulletins: expected the path of a file or folder, got an empty one.');
  }
  if (bulletins && bulletins.length > 0) return bulletins;
  const paths = (variable ?? '')
    .split(delimiter)
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (variable !== undefined && paths.length === 0) {
    throw new ConfigError(`BULLETINS: expected paths separated by “${delimiter}”, got “${variable}”.`);
  }
  return paths.length > 0 ? paths : undefined;
}

function colourOf(read: (name: string) => string | undefined): Config['colour'] {
  const forced = read('FORCE_COLOR')?.toLowerCase();
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 'never' : 'always';
  return read('NO_COLOR') !== undefined || read('TERM') === 'dumb' ? 'never' : 'auto';
}

function indexFolderOf(value: string | undefined): string | null {
  return value?.toLowerCase() === 'off' ? null : (value ?? join(projectFolder(), 'data', 'index'));
}

const DISCORD_API = 'https://discord.com/api';

function discordOf({ guild: flag }: Flags, read: (name: string) => string | undefined): DiscordConfig | null {
  const token = read('DISCORD_TOKEN')
    ?.trim()
    .replace(/^Bot\s+/i, '');
  if (token === undefined) return null;
  const api = read('DISCORD_API')?.trim().replace(/\/+$/, '') ?? DISCORD_API;
  if (!/^https?:\/\/[^\s/]+/.test(api)) {
    throw new ConfigError(`DISCORD_API: expected an address such as ${DISCORD_API}, got “${api}”.`);
  }
  const guild = (flag ?? read('DISCORD_GUILD'))?.trim() ?? null;
  if (guild !== null && !/^\d{17,20}$/.test(guild)) {
    const name = flag === undefined ? 'DISCORD_GUILD' : '--guild';
    throw new ConfigError(`${name}: expected a server’s id of 17 to 20 digits, got “${guild}”.`);
  }
  return { token, api, guild, perMinute: perMinuteOf(read('REQUESTS_PER_MINUTE')?.trim() ?? '20') };
}

function perMinuteOf(value: string): number {
  if (/^\d{1,4}$/.test(value) && Number(value) >= 1) return Number(value);
  throw new ConfigError(`REQUESTS_PER_MINUTE: expected a whole number from 1 to 9999, got “${value}”.`);
}

function nonBlank(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

function readEnvironmentFile(): Environment {
  const path = join(projectFolder(), '.env');
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(
      `${path}: expected a file of NAME=value lines, but reading it failed (${(error as Error).message}).`,
    );
  }
}

/** The project's version, as package.json has it. */
export function projectVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'));
  return String((manifest as { readonly version?: unknown }).version);
}

/** The project's folder: the nearest above this module with a package.json: the sources and the built code lie at different depths. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new ConfigError(`No package.json above ${fileURLToPath(import.meta.url)}: reinstall the project.`);
    folder = above;
  }
  return folder;
}
