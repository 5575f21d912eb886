import { defineConfig } from 'vitest/config'

// A whole cluster starts: on two busy cores that takes its time.
export default defineConfig({ test: { testTimeout: 240_000, hookTimeout: 400_000 } })
