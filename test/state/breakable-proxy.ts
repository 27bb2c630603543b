import { createServer, connect as dial, type Socket } from 'node:net';

/** A way to a server that can be cut, so that tests need not stop the server. */
export interface BreakableProxy {
  readonly port: number;
  /** Ends all connections and takes no more. */
  cut(): Promise<void>;
  /** Takes what comes and lets no answer through. */
  silence(): void;
  mend(): Promise<void>;
}

export async function breakableProxy(host: string, port: number): Promise<BreakableProxy> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = dial({ host, port });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (data) => void (isSilent || far.write(data)));
    far.on('data', (data) => void (isSilent || near.write(data)));
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    async cut() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      drop();
      await closed;
    },
    silence() {
      isSilent = true;
    },
    async mend() {
      if (isSilent) drop();
      isSilent = false;
      if (!server.listening) await listen(address.port);
    },
  };
}
