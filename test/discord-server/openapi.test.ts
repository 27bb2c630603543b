import { afterEach, expect, test, vi } from 'vitest';
import { openApi } from './openapi.js';
import { ROUTES, type RouteName } from './route-names.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

test.skipIf(!openApi())('a body that only Discord’s document knows to be wrong is found', () => {
  const document = openApi();
  const found = document?.check('sendMessage', { content: 'x', tts: 'yes' });
  expect(found).toEqual([{ path: 'tts', code: 'OPENAPI_TYPE', message: 'must be boolean,null (OpenAPI)' }]);
  expect(document?.check('sendMessage', { content: 'x', tts: false, enforce_nonce: false })).toEqual([]);
  expect(document?.check('openDirect', { recipient_id: 'Ann' })).not.toEqual([]);
  expect(document?.check('setCommands', [{ name: 'ask', description: 'Asks.', contexts: [7] }])).not.toEqual([]);
});

test.skipIf(!openApi())('permissions may come as a text, and a path without a body is not checked', () => {
  const document = openApi();
  const command = { name: 'ask', description: 'Asks.', default_member_permissions: '32' };
  expect(document?.check('setCommands', [command])).toEqual([]);
  expect(document?.check('createCommand', { ...command, default_member_permissions: null })).toEqual([]);
  expect(document?.check('getSelf', {})).toEqual([]);
});

test.skipIf(!openApi())('every route with a body has its description', () => {
  const withBody = (Object.keys(ROUTES) as RouteName[]).filter((route) => /^(POST|PUT|PATCH)/.test(ROUTES[route]));
  const undescribed = withBody.filter((route) => openApi()?.check(route, 'no body at all').length === 0);
  // These two take no body.
  expect(undescribed).toEqual(['startTyping', 'joinThread']);
});

test('without the document that is said once, plainly', async () => {
  vi.stubEnv('DISCORD_OPENAPI', '/nowhere/openapi.json');
  vi.resetModules();
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const fresh = await import('./openapi.js');
  expect([fresh.openApi(), fresh.openApi()]).toEqual([undefined, undefined]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('were not checked against Discord’s OpenAPI document'),
  );
});
