import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hashOfSources } from '../bin/build.js';

const folders: string[] = [];

/** A folder with these files, by their paths. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-bot-build-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const CODE = { 'index.ts': 'run();\n', 'nlp/answer.ts': 'answer();\n' };

test('the same sources are the same code in any folder, whenever they were written and however lines end', () => {
  const hash = hashOfSources(folderWith(CODE));
  expect(hashOfSources(folderWith({ 'nlp/answer.ts': 'answer();\r\n', 'index.ts': 'run();\n' }))).toBe(hash);
  expect(hashOfSources(folderWith({ ...CODE, 'notes.md': 'no code' }))).toBe(hash);
});

test.each([
  ['a letter that differs', { ...CODE, 'index.ts': 'ran();\n' }],
  ['a file more', { ...CODE, 'nlp/more.ts': '' }],
  ['a file elsewhere', { 'index.ts': 'run();\n', 'answer.ts': 'answer();\n' }],
  ['text in another file', { 'index.ts': 'run();\nnlp/answer.ts', 'nlp/answer.ts': '' }],
])('%s is other code', (_, files) => {
  expect(hashOfSources(folderWith(files))).not.toBe(hashOfSources(folderWith(CODE)));
});
