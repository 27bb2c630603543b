import type { Handlers } from '../realm.js';
import type { RouteName } from '../route-names.js';
import { accountRoutes } from './accounts.js';
import { commandRoutes } from './application-commands.js';
import { channelRoutes } from './channels.js';
import { guildRoutes } from './guilds.js';
import { interactionRoutes } from './interactions.js';

/** What each route does. */
export const HANDLERS: Handlers<RouteName> = {
  ...accountRoutes,
  ...channelRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...interactionRoutes,
};
