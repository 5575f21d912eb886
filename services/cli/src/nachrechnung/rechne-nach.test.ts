import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OffeneInstallation } from '@weiche/installation'
import { bewerte, ladePaket, notiereBewertung, werteAus } from '@weiche/regelwerk'
import { type Angaben, canonicalJson, type EreignisVon, upcastEreignis, type Wert } from '@weiche/vorgang'
import type { Grundlage } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { rechneNach } from './rechne-nach.ts'

const ordner = fileURLToPath(new URL('../../../../rules/wohngeld/', import.meta.url))
const dateien = readdirSync(ordner, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.(json|md)$/.test(f) && !/^(faelle|beispiele)/.test(f))
  .map((f) => [f, readFileSync(ordner + f, 'utf8')] as const)
const geladen = ladePaket(Object.fromEntries(dateien))
if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler))
const { paket } = geladen

const angaben = JSON.parse(readFileSync(`${ordner}beispiele/e10.json`, 'utf8')).antrag as Angaben
const lage = { angaben, eingangsdatum: '2024-06-03', entscheidungsdatum: '2024-06-05' }
const siegel = {
  hmac: async (id: string, zweck: string, bytes: string) =>
    createHmac('sha256', 'k').update(`${id} ${zweck} ${bytes}`).digest('hex'),
}
const installation = {
  siegel,
  steuerung: { lade: async () => ({ paket, dateien: {} }) },
} as unknown as OffeneInstallation

const hmac = (zweck: string, wert: unknown) => siegel.hmac('V', `quittung.${zweck}`, canonicalJson(wert as Wert))

type Ausgewertet = EreignisVon<'regeln.ausgewertet'>

async function grundlageVon(aendere: (inhalt: Record<string, unknown>) => void, form: 'spur' | 'trace') {
  const neu = werteAus(paket, lage)
  const { spur } = notiereBewertung(paket, bewerte(paket, lage))
  const [ausgang, abschnitte, offen, berechnung] = [neu.ausgang, neu.abschnitte, neu.offen, neu.berechnung]
  const bleibt = form === 'spur' ? { spur } : { werte: neu.werte, trace: neu.trace }
  const hmacs =
    form === 'spur'
      ? { traceHmac: '', spurHmac: await hmac('spur', spur) }
      : { traceHmac: await hmac('trace', neu.trace) }
  const { angaben: _, ...tage } = lage
  const grund = { ausgabe: 'a', fassungen: neu.fassungen, dateien: {}, engine: neu.engine, ...tage, ausgang }
  const quittung = { ...grund, angabenHmac: await hmac('angaben', angaben), ...hmacs }
  const inhalt = JSON.parse(JSON.stringify({ ausgang, abschnitte, offen, berechnung, ...bleibt, quittung }))
  aendere(inhalt)
  const codes = [...new Set(neu.treffer.map((t) => t.code))]
  const roh = { type: 'regeln.ausgewertet', fakten: { codes }, inhalt } as unknown as Ausgewertet
  const auswertung = upcastEreignis(roh) as Ausgewertet
  const rest = { vorgangId: 'V', vorgang: { leistung: 'wohngeld' }, lage }
  return { ...rest, auswertung, quittung: auswertung.inhalt.quittung } as unknown as Grundlage
}

describe.each(['spur', 'trace'] as const)('a decision whose receipt names its %s', (form) => {
  test('is computed again to the byte', async () => {
    const grundlage = await grundlageVon(() => undefined, form)
    expect(await rechneNach(installation, grundlage)).toMatchObject({ gleich: true, traceGleich: true, dateien: [] })
  })
  test('is not the same when the receipt names another', async () => {
    const grundlage = await grundlageVon((inhalt) => {
      Object.assign(inhalt['quittung'] as object, { [`${form}Hmac`]: 'f00' })
    }, form)
    expect(await rechneNach(installation, grundlage)).toMatchObject({ gleich: false, traceGleich: false })
  })
  test('is not the same when a value stored of it is another', async () => {
    const grundlage = await grundlageVon((inhalt) => {
      const werte = form === 'spur' ? (inhalt['spur'] as { werte: Wert[] }[])[0]!.werte : undefined
      const wohin = (inhalt['werte'] as Record<string, Wert>[] | undefined)?.[0]
      if (werte) werte[werte.findIndex((w) => typeof w === 'string')] = '4711'
      if (wohin) wohin['wohngeld.monatlich'] = '4711'
    }, form)
    const { gleich, unterschiede } = await rechneNach(installation, grundlage)
    expect([gleich, unterschiede.length > 0]).toEqual([false, true])
  })
})
