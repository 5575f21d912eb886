export { createSiegel, type ServerPurpose, type VorgangSiegel } from './create-siegel.ts'
export type { KeyDoc } from './key-store.ts'
export { loadMasterKey, type MasterKey, masterKeyFromBytes } from './master-key.ts'
export * from './siegel-fehler.ts'
