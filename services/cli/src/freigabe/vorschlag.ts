import { join, resolve } from 'node:path'
import type { OffeneInstallation } from '@weiche/installation'
import { ausgabeHash, type Dateien, pruefeVorschlag, readOrdner, wartend } from '@weiche/steuerung'
import type { Freigabeantrag, Pruefbericht } from '@weiche/vorgang'
import { rules } from '../leistungspaket.ts'
import { antragText } from './text.ts'

/** What is to be released, checked. `meldungen`: why it cannot be, German. `neu`: not stored yet. */
export type Vorschlag =
  | { ok: true; leistung: string; ausgabe: string; dateien: Dateien; bericht: Pruefbericht; neu: boolean }
  | { ok: false; meldungen: string[] }

const nein = (...meldungen: string[]): Vorschlag => ({ ok: false, meldungen })

/** A folder: loaded, its cases played, the lock asked. */
export async function ausOrdner(leistung: string, von: string | undefined, heute: string): Promise<Vorschlag> {
  const ordner = von === undefined ? join(rules, leistung) : resolve(von)
  const gelesen = await readOrdner(ordner).catch(() => undefined)
  if (!gelesen)
    return nein(`Den Ordner ${ordner} gibt es nicht. Bitte den Namen prüfen oder mit --von einen Ordner angeben.`)
  if (gelesen.kind === 'fehler') return nein(...gelesen.meldungen)
  const geprueft = pruefeVorschlag(leistung, gelesen, heute)
  if (!geprueft.ok) return nein(...geprueft.meldungen)
  if (geprueft.falsch.length > 0) return nein(...geprueft.falsch)
  const { dateien } = gelesen
  return { ok: true, leistung, ausgabe: ausgabeHash(leistung, dateien), dateien, bericht: geprueft.bericht, neu: true }
}

/** An Ausgabe that was in force before: rolling back is a release. It keeps the report it was released with. */
export async function ausBestand(
  { steuerung, log }: OffeneInstallation,
  leistung: string,
  name: string,
): Promise<Vorschlag> {
  const [ausgabe, ...mehr] = (await steuerung.ausgaben.namen(leistung)).filter((n) => n.startsWith(name))
  const freigaben = await freigabenVon(log, leistung)
  if (name.length < 6 || !ausgabe || mehr.length > 0)
    return nein(
      `Eine Ausgabe „${name}“ von ${leistung} gibt es nicht. Bitte mindestens sechs Zeichen ihres Namens angeben.`,
      ...(freigaben.length > 0 ? ['Freigegeben waren:', ...freigaben.map((f) => `  ${antragText(f)}`)] : []),
    )
  const antrag = freigaben.findLast((a) => a.ausgabe === ausgabe)
  return {
    ok: true,
    leistung,
    ausgabe,
    dateien: await steuerung.ausgaben.load(leistung, ausgabe),
    bericht: antrag?.bericht ?? OHNE,
    neu: false,
  }
}

/** Every release of a Leistung that a report was made for, the oldest first. */
export async function freigabenVon(log: OffeneInstallation['log'], leistung: string): Promise<Freigabeantrag[]> {
  const ereignisse = (await log.readSteuerung(leistung)).flatMap((c) => c.ereignisse)
  return ereignisse.flatMap((e) => (e.type === 'ausgabe.freigegeben' ? (e.fakten.antrag ?? []) : []))
}

const OHNE: Pruefbericht = {
  faelle: 0,
  wieErwartet: 0,
  schloss: ['Zu dieser Ausgabe gibt es keinen Prüfbericht; sie schlägt nur vor, ein Mensch entscheidet.'],
  hinweise: [],
}

/** What a first person signed and waits for the second. */
export async function ausAntrag({ steuerung }: OffeneInstallation, name: string): Promise<Vorschlag> {
  for (const leistung of await steuerung.ausgaben.leistungen()) {
    const antrag = wartend(await steuerung.stand.readNow(leistung))?.antrag
    if (!antrag?.ausgabe.startsWith(name) || name.length < 6) continue
    const { ausgabe, bericht } = antrag
    return {
      ok: true,
      leistung,
      ausgabe,
      dateien: await steuerung.ausgaben.load(leistung, ausgabe),
      bericht,
      neu: false,
    }
  }
  return nein(`Es wartet keine Freigabe, deren Ausgabe mit „${name}“ beginnt. Bitte mindestens sechs Zeichen angeben.`)
}
