/** The bot as members of other languages meet it: its commands' names in theirs, its answers in the bulletins' own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBoth } from './bot-on-server.js';

type Texts = Readonly<Record<string, string>> | null | undefined;
interface Named {
  readonly name: string;
  readonly name_localizations?: Texts;
  readonly options?: readonly Named[];
  readonly choices?: readonly Named[];
}

let here: Awaited<ReturnType<typeof startBoth>>;
beforeAll(async () => {
  here = await startBoth();
});
afterAll(() => here.end());

const definitions = () => here.discord.commands.list().map(({ definition }) => definition as unknown as Named);
const called = (locale: string) => (one: Named) => one.name_localizations?.[locale] ?? one.name;
/** The list, and each list of options and choices in it at any depth. */
const listsIn = (list: readonly Named[]): readonly (readonly Named[])[] => [
  list,
  ...list.flatMap(({ options = [], choices = [] }) => [...listsIn(options), choices]),
];
const LOCALES = ['de', 'es-ES', 'fr', 'pl', 'ru', 'tr', 'uk'] as const;

describe.each(LOCALES)('in %s', (locale) => {
  test('no two commands, options of a command or choices of an option have the same name', () => {
    for (const list of listsIn(definitions())) {
      const names = list.map(called(locale));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('no name is another one’s name in English, which Discord would not know apart', () => {
    for (const one of definitions()) {
      const others = definitions().filter((other) => other !== one);
      expect(others.map(({ name }) => name)).not.toContain(called(locale)(one));
    }
  });

  test('a question is answered, and a suggestion given, as in English', async () => {
    const { discord, ann, news } = here;
    const sent = await discord.slash(ann, news, 'ask', { question: 'Who opened the bridge?' }, { locale });
    expect((await sent.reply()).text).toContain('**Mayor Edith Marlow**');
    expect(await discord.complete(ann, news, 'bulletin', { title: 'flo' }, 'title', { locale })).toHaveLength(2);
  });
});
