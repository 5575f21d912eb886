export { type Daten, type Datenquelle, datenpfade, oeffneDaten } from './daten.ts'
export { type OffeneInstallation, oeffneInstallation, type Umgebung } from './oeffne-installation.ts'
