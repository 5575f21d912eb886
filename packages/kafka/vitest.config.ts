import { defineConfig } from 'vitest/config'

// One broker for all files, which take turns because some freeze it.
export default defineConfig({
  test: { globalSetup: './src/test-broker.ts', fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
})
