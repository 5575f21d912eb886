import { defineConfig } from 'vitest/config'

/** Each file is a whole installation; two cores carry two of them. */
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 } })
