import { defineConfig } from 'vitest/config'

// Each file is a whole installation, or a cluster; two cores carry one of them.
export default defineConfig({ test: { fileParallelism: false } })
