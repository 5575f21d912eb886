export * from './aktionen.ts'
export { type Constellation, type ConstellationOptions, startConstellation } from './constellation.ts'
export { type Fall, fall, fallVon, mitAnlage } from './faelle.ts'
