export type { Zeile, Zelle } from './zeilen.ts'
