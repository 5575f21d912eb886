export type { Befehle, Befehlsergebnis } from './befehle.ts'
export type { Freigabe } from './freigabe.ts'
export { createRegelwerke, type RegelwerkeDeps, type SteuerbareRegelwerke } from './regelwerke.ts'
