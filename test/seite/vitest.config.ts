import { defineConfig } from 'vitest/config'

/** Each file is a whole installation with a browser: one after the other. */
export default defineConfig({ test: { testTimeout: 90_000, hookTimeout: 180_000, maxWorkers: 1 } })
