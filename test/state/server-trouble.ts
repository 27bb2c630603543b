import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { StateError } from '../../src/state/state-error.js';
import { breakableProxy } from './breakable-proxy.js';

const NOBODY = { guild: null, member: null };

interface Options {
  readonly url: string;
  readonly defaultPort: number;
  readonly prefix: string;
  readonly reason: string | null;
}

/** What a store on a server does when the server is not there, or goes. */
export function describeServerTrouble(name: string, { url, defaultPort, prefix, reason }: Options): void {
  const options = { log() {}, prefix };
  const { hostname, port } = new URL(url);
  const throughProxy = async () => {
    const proxy = await breakableProxy(hostname, Number(port || defaultPort));
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = `${proxy.port}`;
    return { proxy, address: address.href };
  };

  test(`${name} that is not there is told by its place, without the password`, async () => {
    const { proxy, address } = await throughProxy();
    await proxy.cut();
    const withPassword = new URL(address);
    withPassword.username = 'bot';
    withPassword.password = 'hunter2';
    const error: unknown = await openState(withPassword.href, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StateError);
    expect((error as StateError).message).toContain(`127.0.0.1:${proxy.port} cannot be used`);
    expect((error as StateError).message).toContain('check that the server runs');
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('hunter2');
  });

  test(`${name} whose address cannot be read is told without the address`, async () => {
    const unreadable = `${new URL(url).protocol}//bot:hunt#er2@host:x/`;
    const opening = openState(unreadable, options);
    await expect(opening).rejects.toThrow(/cannot be read/);
    await expect(opening).rejects.not.toThrow(/hunt|er2/);
  });

  const title = reason === null ? `${name} that is lost` : `${name} that is lost (skipped: ${reason})`;
  describe.skipIf(reason !== null)(title, () => {
    test('refuses at once while its connection is cut, and goes on by itself when it is back', async () => {
      const { proxy, address } = await throughProxy();
      const state = await openState(address, options);
      await state.identifies.set('a', { at: [1] }, NOBODY);
      await proxy.cut();
      const asked = Date.now();
      await expect(state.identifies.set('a', { at: [2] }, NOBODY)).rejects.toThrow(StateError);
      await expect(state.identifies.get('a')).rejects.toThrow(/cannot be reached: check that the server runs/);
      await expect(state.claim('b', 1_000)).rejects.toThrow(StateError);
      await expect(state.identifies.list().next()).rejects.toThrow(StateError);
      await expect(state.guilds()).rejects.toThrow(StateError);
      expect(Date.now() - asked).toBeLessThan(3_000);
      await proxy.mend();
      await vi.waitFor(async () => expect(await state.identifies.get('a')).toEqual({ at: [1] }), {
        timeout: 8_000,
        interval: 50,
      });
      await state.identifies.delete('a');
      await state.close();
      await proxy.cut();
    });

    test('refuses within seconds when it stops answering, and goes on when it answers again', async () => {
      const { proxy, address } = await throughProxy();
      const state = await openState(address, options);
      proxy.silence();
      const asked = Date.now();
      await expect(state.identifies.get('a')).rejects.toThrow(StateError);
      expect(Date.now() - asked).toBeLessThan(12_000);
      await proxy.mend();
      await vi.waitFor(async () => expect(await state.identifies.get('a')).toBeUndefined(), {
        timeout: 15_000,
        interval: 50,
      });
      proxy.silence();
      await state.close();
      await proxy.cut();
    }, 30_000);
  });
}
