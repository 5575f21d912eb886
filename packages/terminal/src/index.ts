export { type Befehl, type Grenzen, liesBefehl } from './befehl.ts'
export { type Gelesen, liesOptionen } from './optionen.ts'
