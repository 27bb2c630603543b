import { loadLance, PACKAGES } from '../../src/indexing/lance.js';

/** LanceDB warns of each table that it makes. */
process.env.LANCEDB_LOG = 'error';

/** Why tests of LanceDB are skipped; null where it is installed, or has to be (REQUIRE_STORES=1). */
export async function reasonToSkipLance(): Promise<string | null> {
  if (process.env.REQUIRE_STORES === '1' || (await loadLance())) return null;
  return `${PACKAGES.join(' and ')} are not installed; REQUIRE_STORES=1 makes this a failure`;
}
