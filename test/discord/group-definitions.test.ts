import type { APIApplicationCommandOption, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.js';
import type { Groups } from '../../src/commands/groups.js';
import { commands, groups } from '../../src/commands/index.js';
import { definitionsOf } from '../../src/discord/definitions.js';
import { garden, gardenGroups } from '../commands/garden.js';

type Option = APIApplicationCommandOption & { readonly options?: readonly APIApplicationCommandOption[] };
type Definition = RESTPostAPIApplicationCommandsJSONBody & { readonly options?: readonly Option[] };

describe('commands whose names begin with the same word', () => {
  const [ask, ...others] = commands;
  const define = (list: readonly Command[], described: Groups = { ...groups, ...gardenGroups }) =>
    definitionsOf(list, described) as readonly Definition[];
  const [plant, water] = garden as [Command, Command];

  test('are one command in the place of the first, with a subcommand for each that is offered', () => {
    const [first, group, ...rest] = define([ask!, plant, ...others, water]);
    expect([first, ...rest]).toEqual(define(commands));
    expect(group).toMatchObject({ type: 1, name: 'garden', description: 'Looks after the garden' });
    const parts = group?.options?.map(({ type, name, description }) => [type, name, description]);
    expect(parts).toEqual([
      [1, 'plant', 'Plants something in a bed'],
      [1, 'water', 'Waters a bed'],
    ]);
    expect(group?.options?.[1]).not.toHaveProperty('required');
    expect(group?.options?.[1]?.options?.map(({ name }) => name)).toEqual(['bed', 'litres']);
    expect(define(garden)).toEqual(define([plant, water]));
  });

  test('are for managers when all of them are', () => {
    expect(define(garden)[0]).toMatchObject({ contexts: [0], default_member_permissions: '32' });
    const open = [plant, water].map(({ manager: _, ...command }) => command);
    expect(define(open)[0]).not.toHaveProperty('default_member_permissions');
    expect(() => define([plant, ...open.slice(1)])).toThrow(
      'Some of /garden plant, /garden water are for managers and some are not',
    );
  });

  test('need a description as a group', () => {
    expect(() => define(garden, {})).toThrow('The group /garden has no description');
  });
});
