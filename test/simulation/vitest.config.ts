import { defineConfig } from 'vitest/config'

// Hundreds of worlds on two busy cores take their time.
export default defineConfig({ test: { testTimeout: 240_000, hookTimeout: 240_000 } })
