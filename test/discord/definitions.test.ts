import type { APIApplicationCommandOption, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { type Command, defineCommand } from '../../src/commands/command.js';
import { commands } from '../../src/commands/index.js';
import { definitionsOf } from '../../src/discord/definitions.js';

type Definition = RESTPostAPIApplicationCommandsJSONBody & {
  readonly description?: string;
  readonly options?: readonly Option[];
};
type Option = APIApplicationCommandOption &
  Readonly<Record<string, unknown>> & { readonly choices?: readonly Choice[]; readonly options?: readonly Option[] };
type Choice = { readonly name: string; readonly value: string; readonly name_localizations?: object | null };

const SUBCOMMAND = 1;
const definitions = definitionsOf(commands) as readonly Definition[];
const slash = definitions.filter(({ type }) => type === 1);
/** All that have options: commands, and the subcommands of groups. */
const forms = slash.flatMap((definition) => [
  definition,
  ...(definition.options ?? []).filter(({ type }) => type === SUBCOMMAND),
]);
const find = (name: string) => definitions.find((definition) => definition.name === name);
const option = (command: string, name: string) => find(command)?.options?.find((one) => one.name === name);

/** A command with these options, for what the real ones do not have. */
function withOptions(options: Command['options'], more: Partial<Command> = {}): Definition {
  const command = { ...defineCommand({ name: 'x', description: 'X', options, visibility: 'private', run }), ...more };
  return definitionsOf([command])[0] as Definition;
}

function run(): never {
  throw new Error('not to be run');
}

describe('the definitions', () => {
  test('are the offered commands and the menus, in order', () => {
    expect(definitions.map(({ type, name }) => [type, name])).toEqual([
      [1, 'ask'],
      [1, 'search'],
      [1, 'bulletin'],
      [1, 'latest'],
      [1, 'privacy'],
      [1, 'mentions'],
      [1, 'digest'],
      [1, 'help'],
      [3, 'Find in bulletins'],
    ]);
  });

  test('have lower-case names of 1 to 32 characters, and descriptions of 1 to 100', () => {
    for (const definition of forms) {
      for (const { name, description = '' } of [definition, ...(definition.options ?? [])]) {
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
        expect(description).toMatch(/^.{1,100}$/);
      }
    }
  });

  test('have names that are unique, at most 25 options, and the required ones first', () => {
    expect(new Set(definitions.map(({ type, name }) => `${type} ${name}`)).size).toBe(definitions.length);
    for (const { options = [] } of forms) {
      expect(options.length).toBeLessThanOrEqual(25);
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
      const required = options.map((one) => Number(one.required === true));
      expect(required).toEqual([...required].sort((a, b) => b - a));
    }
  });

  test('have at most 25 choices, and never suggestions as well', () => {
    for (const { choices, autocomplete } of forms.flatMap(({ options = [] }) => options)) {
      if (choices === undefined) continue;
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(autocomplete).toBeUndefined();
      for (const { name, value } of choices) {
        expect(name).toMatch(/^.{1,100}$/);
        expect(value).toMatch(/^.{1,100}$/);
      }
    }
  });

  test('have no more than 8,000 characters each, counting the longest localisation of everything', () => {
    for (const definition of definitions) expect(sizeOf(definition)).toBeLessThanOrEqual(8000);
    const de = (text: string) => ({ de: text });
    const inner = {
      name: 'abc',
      name_localizations: de('ab'),
      description: 'a',
      description_localizations: de('abcde'),
    };
    const choices = [{ name: 'a', name_localizations: de('abc'), value: 'ab' }];
    const options = [{ ...inner, options: [{ ...inner, choices }] }];
    expect(sizeOf({ name: 'a', description: 'ab', options })).toBe(3 + 8 + 8 + 5);
  });

  test('have every text in every locale', () => {
    const texts = JSON.stringify(definitions).match(/"(?:name|description)_localizations":(?:null|\{[^}]*\})/g) ?? [];
    expect(texts.length).toBeGreaterThan(60);
    for (const text of texts) {
      expect(text).toMatch(/"de":.*"es-ES":.*"fr":.*"pl":.*"ru":.*"tr":.*"uk":/);
    }
  });
});

/** The characters of names, descriptions and values: https://docs.discord.com/developers/interactions/application-commands#limits */
function sizeOf(part: Readonly<Record<string, unknown>> | object): number {
  const fields = part as Readonly<Record<string, unknown>>;
  const longest = (name: string) =>
    Math.max(
      ...[fields[name] ?? '', ...Object.values(fields[`${name}_localizations`] ?? {})].map(
        (text) => String(text).length,
      ),
    );
  const parts = [fields.options, fields.choices].flatMap((list) => (list ?? []) as object[]);
  return longest('name') + longest('description') + String(fields.value ?? '').length + sum(parts.map(sizeOf));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

describe('where a command is shown', () => {
  test('is everywhere, for all, installed by a server or a member', () => {
    for (const name of ['ask', 'help', 'privacy', 'Find in bulletins']) {
      expect(find(name)).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
      expect(find(name)).not.toHaveProperty('default_member_permissions');
    }
  });

  test('is in servers alone, for members with Manage Server, when it changes the settings', () => {
    const place = { contexts: [0], integration_types: [0], default_member_permissions: '32' };
    expect(find('mentions')).toMatchObject(place);
    expect(withOptions({}, { manager: true })).toMatchObject(place);
  });
});

describe('a menu', () => {
  test('is the label, in every locale, and no more', () => {
    expect(find('Find in bulletins')).toMatchObject({
      type: 3,
      name: 'Find in bulletins',
      name_localizations: { ru: 'Найти в сводках', de: 'In den Meldungen suchen' },
    });
    expect(find('Find in bulletins')).not.toHaveProperty('description');
    expect(find('Find in bulletins')).not.toHaveProperty('options');
  });
});

describe('an option', () => {
  test('is left out when it is not offered, and so is a command', () => {
    expect(find('ask')?.options?.map(({ name }) => name)).toEqual(['question', 'from', 'to', 'source', 'private']);
    expect(find('bulletin')?.options?.map(({ name }) => name)).toEqual(['title', 'page', 'private']);
    expect(find('feedback')).toBeUndefined();
  });

  test('of a string has a length: a question 300, a required one not nothing', () => {
    expect(option('ask', 'question')).toMatchObject({ type: 3, required: true, min_length: 1, max_length: 300 });
    expect(option('ask', 'source')).toMatchObject({ type: 3, required: false, max_length: 100, autocomplete: true });
    expect(option('ask', 'source')).not.toHaveProperty('min_length');
    const [long] = withOptions({ text: { type: 'string', maxLength: 99_999, description: 'T' } }).options ?? [];
    expect(long).toMatchObject({ max_length: 6000 });
  });

  test('of a string with choices has those, and no length', () => {
    const sort = option('search', 'sort');
    expect(sort?.choices?.map(({ name, value }) => [name, value])).toEqual([
      ['best', 'best'],
      ['newest', 'newest'],
    ]);
    expect(sort?.choices?.[0]?.name_localizations).toMatchObject({ fr: 'les plus pertinents' });
    expect(sort).not.toHaveProperty('max_length');
  });

  test('of a whole number has a range that Discord can take', () => {
    expect(option('latest', 'count')).toMatchObject({ type: 4, min_value: 1, max_value: 10 });
    const far = { type: 'integer', min: -1e300, max: 1e300, description: 'N' } as const;
    expect(withOptions({ far }).options?.[0]).toMatchObject({ min_value: -(2 ** 53), max_value: 2 ** 53 });
  });

  test('of a date is a string with room for a day', () => {
    expect(option('ask', 'from')).toMatchObject({ type: 3, required: false, max_length: 10 });
    const day = { type: 'date', edge: 'first', required: true, description: 'D' } as const;
    expect(withOptions({ day }).options?.[0]).toMatchObject({ min_length: 1, max_length: 10 });
  });

  test('of a channel offers those where messages can be posted, and of a role all roles', () => {
    const { options } = withOptions({
      place: { type: 'channel', required: true, description: 'P' },
      team: { type: 'role', description: 'T' },
    });
    expect(options).toMatchObject([
      { type: 7, name: 'place', required: true, channel_types: [0, 5, 10, 11, 12] },
      { type: 8, name: 'team', required: false },
    ]);
  });

  test('that is yes or no is a boolean', () => {
    expect(option('ask', 'private')).toMatchObject({ type: 5, required: false });
  });

  test('comes first when it is required, wherever it is declared', () => {
    const { options } = withOptions({
      first: { type: 'boolean', description: 'F' },
      last: { type: 'boolean', description: 'L', required: true },
    });
    expect(options?.map(({ name }) => name)).toEqual(['last', 'first']);
  });

  test('without texts in other languages has none', () => {
    const definition = withOptions({ first: { type: 'boolean', description: 'F' } });
    expect(definition.name_localizations).toBeNull();
    expect(definition.options?.[0]).toMatchObject({ name_localizations: null, description_localizations: null });
  });
});

test('the definition of /ask, in English and Russian', () => {
  const texts = (key: string, value: unknown) =>
    key.endsWith('_localizations') ? (value as { readonly ru: string }).ru : value;
  expect(JSON.stringify(find('ask'), texts, 1)).toMatchInlineSnapshot(`
    "{
     "type": 1,
     "name": "ask",
     "name_localizations": "спросить",
     "description": "Answers a question with quotations from the bulletins",
     "description_localizations": "Получить ответ на вопрос: цитаты из новостных сводок",
     "options": [
      {
       "type": 3,
       "name": "question",
       "name_localizations": "вопрос",
       "description": "What you want to know, in English",
       "description_localizations": "Что вы хотите узнать (на английском языке)",
       "required": true,
       "min_length": 1,
       "max_length": 300
      },
      {
       "type": 3,
       "name": "from",
       "name_localizations": "с",
       "description": "Only bulletins from this date on: 2024-09-03, 2024-09 or 2024",
       "description_localizations": "Только сводки начиная с этой даты: 2024-09-03, 2024-09 или 2024",
       "required": false,
       "max_length": 10
      },
      {
       "type": 3,
       "name": "to",
       "name_localizations": "по",
       "description": "Only bulletins up to this date: 2024-09-03, 2024-09 or 2024",
       "description_localizations": "Только сводки по эту дату включительно: 2024-09-03, 2024-09 или 2024",
       "required": false,
       "max_length": 10
      },
      {
       "type": 3,
       "name": "source",
       "name_localizations": "источник",
       "description": "Only bulletins whose publisher or file contains this",
       "description_localizations": "Только сводки, в названии издания или файла которых есть этот текст",
       "required": false,
       "max_length": 100,
       "autocomplete": true
      },
      {
       "type": 5,
       "name": "private",
       "name_localizations": "лично",
       "description": "Show the reply to me alone, or to everybody",
       "description_localizations": "Показать ответ только мне или всем",
       "required": false
      }
     ],
     "contexts": [
      0,
      1,
      2
     ],
     "integration_types": [
      0,
      1
     ]
    }"
  `);
});
