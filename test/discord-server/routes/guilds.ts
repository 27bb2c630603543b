import { roleJson } from '../guilds.js';
import { type Handlers, NOTHING, ok } from '../realm.js';
import { Refusal } from '../refusal.js';
import { ownGuild, userBy } from './look-ups.js';

type Names =
  | 'getGuild'
  | 'listChannels'
  | 'listRoles'
  | 'getMember'
  | 'listThreads'
  | 'listOwnGuilds'
  | 'getOwnMember'
  | 'leaveGuild';

/** Guilds, their channels, roles and members. */
export const guildRoutes: Handlers<Names> = {
  getGuild: ({ params }, { world }) => ok(ownGuild(world, params.guild).toJSON()),
  listChannels: ({ params }, { world }) => {
    const { channels } = ownGuild(world, params.guild);
    return ok(channels.filter((channel) => !channel.isThread).map((channel) => channel.toJSON()));
  },
  listRoles: ({ params }, { world }) => ok(ownGuild(world, params.guild).roles.map(roleJson)),
  getMember: ({ params }, { world }) => {
    const guild = ownGuild(world, params.guild);
    const user = userBy(world, params.user);
    if (!guild.hasMember(user)) throw new Refusal(404, 10007);
    return ok(guild.memberJson(user));
  },
  listThreads: ({ params }, { world }) => {
    const threads = ownGuild(world, params.guild).channels.filter((channel) => channel.isThread && !channel.archived);
    return ok({ threads: threads.map((thread) => thread.toJSON()), members: [] });
  },
  listOwnGuilds: (_, { world }) => {
    const guilds = [...world.guilds.values()].filter(({ hasBot }) => hasBot);
    return ok(
      guilds.map(({ id, name }) => ({
        id,
        name,
        icon: null,
        banner: null,
        owner: false,
        permissions: '0',
        features: [],
      })),
    );
  },
  getOwnMember: ({ params }, { world }) => ok(ownGuild(world, params.guild).memberJson(world.bot)),
  leaveGuild: ({ params }, { world }) => {
    world.removeBot(ownGuild(world, params.guild));
    return NOTHING;
  },
};
