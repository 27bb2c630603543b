import { expect, test } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { describeState } from './contract.js';
import { harnessOf } from './harness.js';

const begin = async () => harnessOf({ url: 'memory:', prefix: 'test', ownClock: true, backend: null });

describeState('memory', begin, { isShared: false });

test('two states in memory share nothing', async () => {
  const [one, two] = [await openState('memory:', { log() {} }), await openState('memory:', { log() {} })];
  await one.identifies.set('a', { at: [1] }, { guild: null, member: null });
  expect(await two.identifies.get('a')).toBeUndefined();
  await one.close();
  await two.close();
});
