import { describe, expect, test } from 'vitest';
import { membersOf } from '../../src/commands/groups.js';
import { commands, groups } from '../../src/commands/index.js';
import { localisations, localised } from '../../src/discord/localisations/index.js';
import type { CommandTexts, OptionTexts } from '../../src/discord/localisations/localisation.js';

const offered = commands.filter((command) => command.offered !== false);
const optionsOf = (name: string) =>
  Object.entries(commands.find((command) => command.name === name)?.options ?? {}).filter(
    ([, option]) => option.offered !== false,
  );

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const locales: readonly [string, Readonly<Record<string, CommandTexts>>][] = Object.entries(localisations);

describe.each(locales)('the texts in %s', (locale, texts) => {
  const named = Object.entries(texts);
  const options: readonly (readonly [string, OptionTexts])[] = named.flatMap(([, each]) =>
    Object.entries(each.options ?? {}),
  );

  test('are those of every command, group, option, choice and menu that a form offers, and of nothing else', () => {
    expect(Object.keys(texts).sort()).toEqual([...offered.map(({ name }) => name), ...Object.keys(groups)].sort());
    for (const group of Object.keys(groups)) expect(Object.keys(texts[group] ?? {})).toEqual(['name', 'description']);
    for (const command of offered) {
      const own = texts[command.name];
      expect(Object.keys(own?.options ?? {}).sort()).toEqual(
        optionsOf(command.name)
          .map(([name]) => name)
          .sort(),
      );
      expect(own?.menu !== undefined, command.name).toBe(command.menu !== undefined);
      for (const [name, option] of optionsOf(command.name)) {
        const choices = option.type === 'string' ? option.choices : undefined;
        expect(Object.keys(own?.options?.[name]?.choices ?? {})).toEqual(choices ?? []);
      }
    }
  });

  test('are names as Discord takes them, lower case in that language', () => {
    for (const [, { name }] of [...named, ...options]) {
      expect(name).toMatch(NAME);
      expect(name).toBe(name.toLocaleLowerCase(locale));
      // Discord itself knows no languages there.
      expect(name).toBe(name.toLowerCase());
    }
  });

  test('name no two commands alike, no two of a group, and no two options of a command', () => {
    const single = named.filter(([name]) => !name.includes(' '));
    const inGroups = Object.keys(groups).map((group) =>
      membersOf(group, commands).map(({ name }) => [name.slice(group.length + 1), texts[name]] as const),
    );
    for (const list of [single, ...inGroups, ...named.map(([, { options: own = {} }]) => Object.entries(own))]) {
      const english = list.map(([name]) => name);
      const names = list.map(([, own]) => own?.name ?? '');
      expect(new Set(names).size, english.join()).toBe(names.length);
      // Nor like what another one is called in English, which works everywhere.
      names.forEach((name, nth) => {
        expect(english.toSpliced(nth, 1)).not.toContain(name);
      });
    }
  });

  test('are descriptions of one line, 1 to 100 characters, without a full stop', () => {
    for (const [, { description }] of [...named, ...options]) {
      expect(description).toMatch(/^\p{Lu}[^\n]{0,98}[^\n.]$/u);
    }
  });

  test('are choices and menus that are short enough, no two alike', () => {
    for (const [, { choices = {} }] of options) {
      const names = Object.values(choices);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^.{1,100}$/u);
    }
    for (const [, { menu }] of named) if (menu !== undefined) expect(menu).toMatch(/^\p{Lu}.{0,31}$/u);
  });

  test('mix no letters of two scripts in a word', () => {
    const words = JSON.stringify(Object.values(texts)).match(/[\p{L}'’]+/gu) ?? [];
    for (const word of words) expect(/\p{sc=Latin}/u.test(word) && /\p{sc=Cyrillic}/u.test(word), word).toBe(false);
  });

  test('say that questions and words have to be English', () => {
    const english = /английск|англійськ|Englisch|anglais|inglés|angielsku|İngilizce/;
    expect(texts.ask?.options?.question?.description).toMatch(english);
    expect(texts.search?.options?.words?.description).toMatch(english);
  });

  test('give the three ways to write a date', () => {
    for (const limit of ['from', 'to']) {
      expect(texts.ask?.options?.[limit]?.description).toMatch(/2024-09-03, 2024-09 \p{L}+ 2024$/u);
    }
  });
});

describe('a text in all locales', () => {
  test('is by locale', () => {
    expect(localised('help', ({ name }) => name)).toEqual({
      de: 'hilfe',
      'es-ES': 'ayuda',
      fr: 'aide',
      pl: 'pomoc',
      ru: 'помощь',
      tr: 'yardım',
      uk: 'довідка',
    });
  });

  test('is null where there is none', () => {
    expect(localised('feedback', ({ name }) => name)).toBeNull();
    expect(localised('toString', ({ name }) => name)).toBeNull();
    expect(localised('ask', ({ menu }) => menu)).toBeNull();
  });
});
