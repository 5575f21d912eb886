import { randomBytes, randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ablageIndexes, createAnlagen } from '@weiche/ablage'
import { createApp } from '@weiche/http'
import { createLog, logIndexes } from '@weiche/log'
import { testMongo } from '@weiche/mongo/test'
import { ladePaket } from '@weiche/regelwerk'
import { createSiegel, type KeyDoc, masterKeyFromBytes } from '@weiche/siegel'
import { keineSteuerung } from '@weiche/vorgang'
import { readConfig } from './config.ts'
import { createDubletten, DUBLETTEN_COLLECTION, type DublettenDoc, dublettenIndexes } from './dubletten.ts'
import type { Last } from './lastgrenze.ts'
import type { IntakePlatform } from './platform.ts'
import { createService } from './service.ts'

/** Intake as it runs: real app, log, sealing, attachments and rules on a real mongod. Only the clock is set. */
export async function startIntake(limits: { maxAnfrageBytes?: number; grenzen?: Last } = {}) {
  const rueckstand = { anzahl: 0 }
  const paket = wohngeld()
  const mongo = await testMongo({ indexes: [...logIndexes, ...ablageIndexes, ...dublettenIndexes] })
  const { databases } = mongo
  const uhr = { jetzt: () => new Date('2025-06-30T22:30:00Z') }
  const collection = databases.schluessel.collection<KeyDoc>('schluessel')
  const siegel = createSiegel({ masterKey: masterKeyFromBytes(randomBytes(32)), collection, jetzt: uhr.jetzt })
  const log = createLog({ databases, siegel })
  const gesagt: unknown[] = []
  const note = (...said: unknown[]) => void gesagt.push(said.map(String), ...said)
  const logger = { info: note, warn: note, error: note }
  const rendered: unknown[] = []
  const platform = {
    log,
    uhr,
    logger,
    siegel,
    anlagen: createAnlagen({ databases, siegel }),
    regelwerke: {
      leistungen: async () => ['wohngeld'],
      aktuell: async () => ({ paket, ausgabe: 'test', dateien: {}, steuerung: keineSteuerung }),
    },
    serverHmac: siegel.serverHmac,
    dubletten: createDubletten(databases.arbeit.collection<DublettenDoc>(DUBLETTEN_COLLECTION)),
    renderDokument: async (_vorgang: unknown, wunsch: unknown) => {
      rendered.push(wunsch)
      return Buffer.from('%PDF-1.7')
    },
    rueckstand: async () => rueckstand.anzahl,
    newKey: randomUUID,
  } as unknown as IntakePlatform
  const { router } = createService({ ...readConfig({}), ...limits }, platform)
  const info = { title: 'Test', version: '1' }
  const routers = [router]
  return {
    app: createApp({ routers, logger, info, ratePerMinute: 1_000_000 }),
    intern: createApp({ routers, logger, info, ratePerMinute: 1, intern: 'player' }),
    platform,
    /** How much Weiche has to go on with, as intake is told. */
    rueckstand,
    gesagt,
    rendered,
    /** The commits of a Vorgang as they lie in the database. */
    stored: async (vorgangId: string) =>
      JSON.stringify(await mongo.admin.log.collection('commits').find({ vorgangId }).toArray()),
    /** Everything stored, as an administrator counts it. */
    async counted() {
      const { log, ablage, arbeit } = mongo.admin
      const count = (db: typeof log, name: string) => db.collection(name).countDocuments()
      return {
        commits: await count(log, 'commits'),
        dateien: await count(ablage, 'anlagen.files'),
        stuecke: await count(ablage, 'anlagen.chunks'),
        dubletten: await count(arbeit, DUBLETTEN_COLLECTION),
      }
    },
    async stop() {
      await log.close()
      siegel.close()
      await mongo.stop()
    },
  }
}
export type TestIntake = Awaited<ReturnType<typeof startIntake>>

function wohngeld() {
  const folder = fileURLToPath(new URL('../../../rules/wohngeld', import.meta.url))
  const names = globSync('**/*.{json,md}', { cwd: folder })
  const geladen = ladePaket(Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])))
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler.slice(0, 3)))
  return geladen.paket
}

/** A small Antrag that passes the shape check; each call another person, so that none is a Dublette by accident. */
export function antrag(more: object = {}) {
  const person = { vorname: 'Erika', nachname: `Probe ${randomUUID().slice(0, 8)}`, geburtsdatum: '1980-02-29' }
  const anschrift = { strasse: 'Musterweg', hausnummer: '1 a', plz: '44135', ort: 'Dortmund' }
  return {
    antragsteller: { ...person, ...anschrift },
    antrag: { art: 'mietzuschuss', weiterleistung: false },
    wohnung: { nutzung: 'miete', miete: '520.00' },
    haushalt: { mitglieder: [{ id: 'm1', verhaeltnis: 'antragsteller', einkuenfte: [{ id: 'e1', art: 'rente' }] }] },
    ...more,
  }
}
