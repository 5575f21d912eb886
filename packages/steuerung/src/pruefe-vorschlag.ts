import { type Ladefehler, ladePaket, type Paket } from '@weiche/regelwerk'
import type { Pruefbericht } from '@weiche/vorgang'
import {
  abdeckungVon,
  abweichungText,
  liesFaelle,
  type Pruefbefund,
  pruefeFall,
  pruefePaket,
  schlossPruefung,
} from '@weiche/werkbank'
import type { Dateien } from './ausgabe.ts'

/** What somebody wants to release: what decides, and the cases that show it. Paths inside the Leistungspaket. */
export type Vorschlag = { dateien: Dateien; faelle: Dateien }
/** `meldungen`, `falsch`: German, each names file, place, reason and remedy. */
export type Vorschlagspruefung =
  | { ok: true; paket: Paket; bericht: Pruefbericht; falsch: string[] }
  | { ok: false; meldungen: string[] }

/**
 * Loads, plays the cases, asks the lock; with `heute` also the static checks, which take longer. Cases that end otherwise
 * than expected, and grave findings, are in `falsch`: who releases judges.
 */
export function pruefeVorschlag(leistung: string, { dateien, faelle }: Vorschlag, heute?: string): Vorschlagspruefung {
  const geladen = ladePaket(Object.fromEntries(dateien))
  if ('fehler' in geladen) return { ok: false, meldungen: geladen.fehler.map(zeile) }
  const { paket } = geladen
  if (paket.leistung !== leistung) {
    const text = `leistung.json id: Die Leistung heißt „${paket.leistung}“, der Ordner aber „${leistung}“. Bitte geben Sie beiden denselben Namen.`
    return { ok: false, meldungen: [text] }
  }
  const alle = Object.fromEntries([...dateien, ...faelle])
  const gelesen = liesFaelle(alle)
  const abdeckung = abdeckungVon(paket, alle, gelesen.faelle.values())
  const befunde = heute === undefined ? [] : pruefePaket(paket, alle, [...gelesen.faelle.values()], abdeckung, heute)
  const nach = (stufe: Pruefbefund['stufe']) =>
    befunde.filter((b) => b.stufe === stufe).map((b) => `${zeile(b)} ${b.abhilfe}`)
  const falsch = [...gelesen.fehler.map(zeile), ...abdeckung.falsch.flatMap(abweichungen), ...nach('fehler')]
  const { fehlt, hinweise } = schlossPruefung(paket, abdeckung)
  const bericht = {
    faelle: gelesen.faelle.size,
    wieErwartet: abdeckung.faelle.length,
    schloss: [...nurVorschlag(paket), ...fehlt.map((m) => `${zeile(m)} ${m.abhilfe}`)],
    hinweise: [...nach('warnung'), ...hinweise.map(zeile)],
  }
  return { ok: true, paket, falsch, bericht }

  function abweichungen(name: string): string[] {
    return pruefeFall(paket, gelesen.faelle.get(name)!).map((a) => `faelle/${name}.json ${abweichungText(a)}`)
  }
}

const zeile = ({ datei, pfad, text }: Ladefehler) => `${[datei, pfad].filter(Boolean).join(' ')}: ${text}`

/** A package may ask for no more itself, whatever the lock says. */
const nurVorschlag = ({ kopf }: Paket): string[] =>
  kopf.automatisierung.modus === 'assistiert'
    ? ['leistung.json automatisierung.modus: Das Paket will nur vorschlagen; so ist es festgelegt.']
    : []
