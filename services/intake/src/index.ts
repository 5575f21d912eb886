export { type IntakeConfig, readConfig } from './config.ts'
export type { Dokumentwunsch } from './dokumente.ts'
export {
  createDubletten,
  DUBLETTEN_COLLECTION,
  type Dubletten,
  type DublettenDoc,
  dublettenIndexes,
} from './dubletten.ts'
export type { IntakePlatform } from './platform.ts'
export { createPosteingang, type PosteingangDeps, type Verbleib } from './posteingang.ts'
export { createPosteingangOrdner, liesUngeklaert, type Nimm, type Ungeklaert } from './posteingang-ordner.ts'
export { createService } from './service.ts'
