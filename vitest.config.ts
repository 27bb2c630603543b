import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.js'],
    coverage: { provider: 'v8', include: ['src/**/*.ts', 'evaluation/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
});
