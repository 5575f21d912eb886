import { randomUUID } from 'node:crypto'
import type { Handler, Platform } from '@weiche/controller'
import { nachforderungsfrist, toSitz } from '@weiche/fristen'
import { type ApiRouter, createRouter } from '@weiche/http'
import { type Paket, sitzOf } from '@weiche/regelwerk'
import { befehlRoute } from './befehl-route.ts'
import { lesenRoutes } from './lesen-routes.ts'
import { type ListeLesen, listeRoute } from './liste-route.ts'

/** The exception queue and its commands. Wakes on nothing: persons act, their commits wake the others. */
export function createService(
  platform: Platform,
  deps: { readListe: ListeLesen; newId?(): string },
): { handlers: Handler[]; router: ApiRouter } {
  const regeln = (heute: string, paket: Paket) => {
    const frist = nachforderungsfrist(heute, paket.kopf.fristen.nachforderungTage, toSitz(sitzOf(paket)))
    return { frist, versagung: paket.kopf.bescheid?.versagung !== undefined }
  }
  const routes = [
    listeRoute(platform, deps.readListe),
    ...lesenRoutes(platform),
    befehlRoute(platform, { newId: deps.newId ?? randomUUID, regeln }),
  ]
  return { handlers: [], router: createRouter(routes) }
}
