export type { Ausgabe } from './befehl.ts'
export { befehle } from './befehle/alle.ts'
export { fuehreAus } from './fuehre-aus.ts'
