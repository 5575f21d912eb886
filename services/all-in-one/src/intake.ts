import { randomUUID } from 'node:crypto'
import {
  createDubletten,
  createService,
  type Dokumentwunsch,
  DUBLETTEN_COLLECTION,
  type DublettenDoc,
  readConfig,
} from '@weiche/intake'
import type { Vorgang } from '@weiche/vorgang'
import type { Grundlage } from './grundlage.ts'

export type RenderDokument = (vorgang: Vorgang, wunsch: Dokumentwunsch) => Promise<Uint8Array>

/** Intake with what it needs beyond the platform: server keys, its own collection, and copies of documents. */
export function createIntake(platform: Grundlage, documents: { renderDokument: RenderDokument }) {
  return createService(readConfig(process.env), {
    ...platform,
    serverHmac: (purpose, bytes) => platform.schluessel.serverHmac(purpose, bytes),
    dubletten: createDubletten(platform.databases.arbeit.collection<DublettenDoc>(DUBLETTEN_COLLECTION)),
    renderDokument: documents.renderDokument,
    rueckstand: async () => (await platform.projektion.rueckstand()).reduce((sum, r) => sum + r.anzahl, 0),
    newKey: randomUUID,
  })
}
