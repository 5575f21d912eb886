export * from './client.ts'
export * from './personen.ts'
export * from './unterlagen.ts'
export * from './zufall.ts'
