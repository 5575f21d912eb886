import { defineConfig } from 'vitest/config'

/** Searching and shrinking take their time on a busy machine. */
export default defineConfig({ test: { testTimeout: 60_000 } })
