import { asText, type JsonObject } from '../json.js';
import { type Handlers, ok } from '../realm.js';
import { invalidBody, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import { userBy } from './look-ups.js';

type Names =
  | 'gateway'
  | 'gatewayBot'
  | 'getSelf'
  | 'getUser'
  | 'getApplication'
  | 'getOAuth2Application'
  | 'openDirect';

/** The bot itself, other users, direct messages, and where the gateway is. */
export const accountRoutes: Handlers<Names> = {
  gateway: (_, { gateway }) => ok({ url: gateway.url }),
  gatewayBot: (_, { gateway }) =>
    ok({ url: gateway.url, shards: gateway.recommendedShards, session_start_limit: gateway.sessionStarts }),
  getSelf: (_, { world }) => ok(world.bot.toJSON()),
  getUser: ({ params }, { world }) => ok(userBy(world, params.user).toJSON()),
  getApplication: (_, { world }) => ok(applicationJson(world)),
  getOAuth2Application: (_, { world }) => ok(applicationJson(world)),
  openDirect: ({ body, verify }, { world }) => {
    verify([]);
    const user = world.users.get(asText(body.recipient_id) ?? '');
    if (!user) throw invalidBody([{ path: 'recipient_id', code: 'USER_INVALID', message: 'Unknown user' }]);
    if (user.bot) throw new Refusal(400, 50007);
    return ok(world.direct(user).toJSON());
  },
};

function applicationJson(world: World): JsonObject {
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: world.bot.toJSON(),
    owner: world.user('Owner').toJSON(),
    team: null,
    integration_types_config: { '0': {}, '1': {} },
    approximate_guild_count: world.guilds.size,
  };
}
