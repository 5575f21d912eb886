import { writeFile } from 'node:fs/promises'
import type { Datenquelle } from '@weiche/installation'
import type { Paket } from '@weiche/regelwerk'
import { berichte, merkmaleVon } from '@weiche/werkbank'
import type { Ausgabe, Endwert } from '../befehl.ts'
import { zeigeFortschritt } from '../fortschritt.ts'
import { alsSeite } from './html.ts'
import type { Teil } from './quelle.ts'
import { sageFehler } from './sage-fehler.ts'
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
  return sageFehler(gespielt, faelle ?? '', { say })
}
