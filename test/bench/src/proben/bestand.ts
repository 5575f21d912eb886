import { randomBytes } from 'node:crypto'
import { createInstallation, createLogger, createUhr, type Installation, pfadeOf } from '@weiche/all-in-one'
import { formatVorgangsId } from '@weiche/vorgang'
import type { Probefall } from '@weiche/werkbank'

const GLEICHZEITIG = 200

/** An installation of its own; its services rest. */
export async function stelleInstallationAuf(daten: string): Promise<Installation> {
  return createInstallation({
    pfade: pfadeOf(daten),
    environment: {
      mongodbUri: undefined,
      mongodBin: process.env['MONGOD_BIN'],
      searchPath: process.env['PATH'],
      hauptschluessel: undefined,
    },
    uhr: createUhr(new Date('2025-06-02T08:00:00+02:00')),
    logger: createLogger('warn'),
    say: () => undefined,
    setClock: () => undefined,
  })
}

/** Writes each case into the log as a Vorgang that was received and checked, sealed like any other. */
export async function schreibeBestand({ log }: Installation, faelle: readonly Probefall[]): Promise<void> {
  for (let ab = 0; ab < faelle.length; ab += GLEICHZEITIG)
    await Promise.all(faelle.slice(ab, ab + GLEICHZEITIG).map((fall) => schreibeVorgang(log, fall)))
}

async function schreibeVorgang(log: Installation['log'], fall: Probefall): Promise<void> {
  const vorgangId = formatVorgangsId(randomBytes(16))
  const { angaben, eingang, entscheidung } = fall
  const eingangsdatum = eingang
  await log.append({
    vorgangId,
    gesehen: 0,
    service: 'intake',
    ursache: 'bestand-1',
    zeitpunkt: new Date(`${eingang}T10:00:00Z`),
    ereignisse: [
      {
        type: 'antrag.eingegangen',
        fakten: {
          leistung: 'wohngeld',
          kanal: 'api',
          eingangsdatum,
          strukturiert: true,
          idMitgeliefert: false,
          anlagen: 0,
        },
        inhalt: { angaben, anlagen: [], inhaltsHmac: '', absender: '' },
      },
    ],
  })
  await log.append({
    vorgangId,
    gesehen: 1,
    service: 'processing',
    ursache: 'bestand-2',
    zeitpunkt: new Date(`${entscheidung}T10:00:00Z`),
    ereignisse: [
      {
        type: 'antrag.geprueft',
        fakten: { grundlage: 1, codes: [] },
        inhalt: { angaben, lesungen: [], vergleiche: [], punkte: [] },
      },
    ],
  })
}
