import { dokumenteIndexes } from './dokumente.ts'
import { gridfsIndexes } from './gridfs.ts'

export { type Anlagenablage, type AnlagenDeps, createAnlagen, MAX_BYTES } from './anlagen.ts'
export { createDokumente } from './dokumente.ts'
export { createKurzgedaechtnis, type Kurzgedaechtnis } from './kurzgedaechtnis.ts'
export { NichtAbgelegt } from './nicht-abgelegt.ts'

export const ablageIndexes = [...gridfsIndexes('anlagen'), ...dokumenteIndexes]
