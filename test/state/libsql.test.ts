import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openLibsql } from '../../src/state/libsql.js';
import { describeState } from './contract.js';
import { harnessOf } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-state-'));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

describeState('a file', async () => {
  files += 1;
  const path = join(folder, `${files}`, 'state.db');
  return harnessOf({ url: path, prefix: 'test', ownClock: true, backend: (options) => openLibsql(path, options) });
});
