/** Every route this server knows, by name. Literal paths come before those with parameters. */
export const ROUTES = {
  gateway: 'GET /gateway',
  gatewayBot: 'GET /gateway/bot',
  getSelf: 'GET /users/@me',
  listOwnGuilds: 'GET /users/@me/guilds',
  getOwnMember: 'GET /users/@me/guilds/:guild/member',
  leaveGuild: 'DELETE /users/@me/guilds/:guild',
  openDirect: 'POST /users/@me/channels',
  getUser: 'GET /users/:user',
  getApplication: 'GET /applications/@me',
  getOAuth2Application: 'GET /oauth2/applications/@me',
  listCommands: 'GET /applications/:application/commands',
  setCommands: 'PUT /applications/:application/commands',
  createCommand: 'POST /applications/:application/commands',
  getCommand: 'GET /applications/:application/commands/:command',
  editCommand: 'PATCH /applications/:application/commands/:command',
  deleteCommand: 'DELETE /applications/:application/commands/:command',
  listGuildCommands: 'GET /applications/:application/guilds/:guild/commands',
  setGuildCommands: 'PUT /applications/:application/guilds/:guild/commands',
  createGuildCommand: 'POST /applications/:application/guilds/:guild/commands',
  getGuildCommand: 'GET /applications/:application/guilds/:guild/commands/:command',
  editGuildCommand: 'PATCH /applications/:application/guilds/:guild/commands/:command',
  deleteGuildCommand: 'DELETE /applications/:application/guilds/:guild/commands/:command',
  callback: 'POST /interactions/:interaction/:token/callback',
  createFollowUp: 'POST /webhooks/:application/:token',
  getOriginal: 'GET /webhooks/:application/:token/messages/@original',
  editOriginal: 'PATCH /webhooks/:application/:token/messages/@original',
  deleteOriginal: 'DELETE /webhooks/:application/:token/messages/@original',
  getFollowUp: 'GET /webhooks/:application/:token/messages/:message',
  editFollowUp: 'PATCH /webhooks/:application/:token/messages/:message',
  deleteFollowUp: 'DELETE /webhooks/:application/:token/messages/:message',
  getChannel: 'GET /channels/:channel',
  listMessages: 'GET /channels/:channel/messages',
  sendMessage: 'POST /channels/:channel/messages',
  getMessage: 'GET /channels/:channel/messages/:message',
  editMessage: 'PATCH /channels/:channel/messages/:message',
  deleteMessage: 'DELETE /channels/:channel/messages/:message',
  startTyping: 'POST /channels/:channel/typing',
  joinThread: 'PUT /channels/:channel/thread-members/@me',
  getGuild: 'GET /guilds/:guild',
  listChannels: 'GET /guilds/:guild/channels',
  listRoles: 'GET /guilds/:guild/roles',
  getMember: 'GET /guilds/:guild/members/:user',
  listThreads: 'GET /guilds/:guild/threads/active',
} as const;

/** A route by name, as faults and counts take it. */
export type RouteName = keyof typeof ROUTES;

/** Routes that need no authorization: the token in the path is enough. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set([
  'gateway',
  'callback',
  'createFollowUp',
  'getOriginal',
  'editOriginal',
  'deleteOriginal',
  'getFollowUp',
  'editFollowUp',
  'deleteFollowUp',
]);

/** Whether a route asks for `Authorization: Bot …`. */
export function needsToken(route: RouteName): boolean {
  return !WITHOUT_TOKEN.has(route);
}

/** A route found for a path, with the parameters of the path. */
export interface Match {
  readonly route: RouteName;
  readonly params: Readonly<Record<string, string>>;
}

const COMPILED = (Object.keys(ROUTES) as RouteName[]).map((route) => {
  const [method = '', pattern = ''] = ROUTES[route].split(' ');
  return { route, method, steps: pattern.split('/') };
});

/** The route of a request; undefined when Discord, or this server, has none. */
export function matchRoute(method: string, path: string): Match | undefined {
  const parts = path.split('/');
  for (const { route, method: wanted, steps } of COMPILED) {
    if (method !== wanted || steps.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = steps.every((step, index) => {
      if (!step.startsWith(':')) return step === parts[index];
      params[step.slice(1)] = parts[index] ?? '';
      return true;
    });
    if (fits) return { route, params };
  }
  return undefined;
}
