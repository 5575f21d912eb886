import { writeFile } from 'node:fs/promises'
import type { Datenquelle } from '@weiche/installation'
import type { Paket } from '@weiche/regelwerk'
import { berichte, merkmaleVon } from '@weiche/werkbank'
import type { Ausgabe, Endwert } from '../befehl.ts'
import { zeigeFortschritt } from '../fortschritt.ts'
import { alsSeite } from './html.ts'
import type { Teil } from './quelle.ts'
import { spieleAlle } from './spiele.ts'
import { alsText } from './text.ts'

type Stand = { paket: Paket; dateien: Record<string, string> }
export type Probeauftrag = {
  alt: Stand
  neu: Stand
  teile: Teil[]
  /** Where stored cases are read. */
  quelle?: Datenquelle
  /** Notes whose cases the report shows, before it does. */
  merke?(vorgangIds: string[]): Promise<void>
}
type Form = { html?: string | undefined; json: boolean; faelle?: string | undefined }

/** Plays all cases through both versions and shows what comes of it. */
export async function fuehreProbe(
  { alt, neu, teile, quelle, merke }: Probeauftrag,
  { html, json, faelle }: Form,
  { print, say }: Ausgabe,
): Promise<Endwert> {
  const daten = { alt: alt.dateien, neu: neu.dateien, ...(quelle ? { quelle } : {}) }
  const gespielt = await spieleAlle(daten, alt.paket, teile, zeigeFortschritt('Probe'))
  const bericht = berichte(gespielt.bilanz, merkmaleVon(alt.paket.felder), alt.paket, neu.paket)
  await merke?.(bericht.belege.map((b) => b.id))
  print(json ? JSON.stringify(bericht, null, 2) : alsText(bericht))
  if (html !== undefined) {
    await writeFile(html, alsSeite(`Probe: ${alt.paket.kopf.name}`, bericht))
    say(`Der Bericht steht in ${html}.`)
  }
  for (const { stelle, text } of gespielt.fehler.slice(0, 20)) say(`${faelle}, ab Byte ${stelle}: ${text}`)
  if (gespielt.fehlerhaft > 0) say(`${gespielt.fehlerhaft} Zeilen sind kein Fall und wurden ausgelassen.`)
  return gespielt.fehlerhaft > 0 ? 1 : 0
}
