/** What is offered while somebody types: few enough, short enough, and each of it good to be sent back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bulletin, servicesOver } from '../commands/small-library.js';
import { startBoth } from './bot-on-server.js';

const PUBLISHERS = Array.from({ length: 60 }, (_, nth) => `Herald of valley ${nth}`);
const SOURCES = [...PUBLISHERS, 'The Endless Herald '.repeat(20), `H${'e'.repeat(99)}`, 'מבשר העמק', '@everyone'];

let here: Awaited<ReturnType<typeof startBoth>>;
beforeEach(async () => {
  const bulletins = SOURCES.map((publisher, nth) =>
    bulletin(`paper ${nth}`, [`The mill in Lowmere made paper number ${nth}.`], { publisher }),
  );
  here = await startBoth({ services: servicesOver(bulletins) });
});
afterEach(() => here.end());

describe('the sources that are offered', () => {
  test('are at most 25 of at most 100 characters', async () => {
    const { discord, ann, news } = here;
    const choices = await discord.complete(ann, news, 'ask', { question: 'Why?', source: '' }, 'source');
    expect(choices).toHaveLength(25);
    for (const { name, value } of choices) {
      expect(name).toMatch(/^.{1,100}$/u);
      expect(String(value)).toMatch(/^.{1,100}$/u);
    }
  });

  test.each(['endless', 'hee', 'מבשר', '@every', 'herald of valley 5'])(
    'for “%s” are found when they are sent back',
    async (typed) => {
      const { discord, ann, news } = here;
      const choices = await discord.complete(ann, news, 'search', { words: 'paper', source: typed }, 'source');
      expect(choices.length).toBe(typed === 'endless' ? 0 : typed.endsWith('5') ? 11 : 1);
      for (const { value } of choices) {
        const found = await (
          await discord.slash(ann, news, 'search', { words: 'paper', source: String(value) })
        ).reply();
        expect(found.text).toMatch(/\d of \d/);
      }
    },
  );
});

test('free text that is no source is told of, with some that are', async () => {
  const { discord, ann, news } = here;
  const reply = await (await discord.slash(ann, news, 'search', { words: 'paper', source: 'Gazette' })).reply();
  expect(reply.text).toContain('no bulletin comes from “Gazette”');
  expect(reply.ephemeral).toBe(true);
});
