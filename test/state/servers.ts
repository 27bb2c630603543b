import { connect } from 'node:net';

/** The servers that tests may write to. */
export const REDIS_URL = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
export const POSTGRES_URL = process.env.POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

const MUST_BE_THERE = process.env.REQUIRE_STORES === '1';

/** Why the tests of a server are skipped; null where it can be reached, or has to be (REQUIRE_STORES=1). */
export async function reasonToSkip(url: string, defaultPort: number): Promise<string | null> {
  const { hostname, port } = new URL(url);
  const place = `${hostname}:${port || defaultPort}`;
  if (MUST_BE_THERE || (await answers(hostname, Number(port || defaultPort)))) return null;
  return `nothing answers at ${place}; REQUIRE_STORES=1 makes this a failure`;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const tell = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
    socket.once('timeout', () => tell(false));
  });
}
