export { type Gelesen, liesOptionen } from './optionen.ts'
