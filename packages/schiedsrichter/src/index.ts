export { type MacheEngine, macheEngine } from './original.ts'
export {
  type Abweichung,
  type Optionen,
  type Uebersprungen,
  type Zweitrechnung,
  zweitrechnung,
} from './zweitrechnung.ts'
