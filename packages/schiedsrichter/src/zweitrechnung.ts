import { type Auswertung, type Ergebnis, type Lage, type Paket, regelnVon } from '@weiche/regelwerk'
import { blaetterVon, liesBedingung } from './bedingung.ts'
import { ergaenzungen } from './ergaenzungen.ts'
import { type Fakten, type Faktwert, faktenVon, istBekannt } from './fakten.ts'
import { type MacheEngine, macheEngine, namenVon, type Originalregel, rechneMitOriginal } from './original.ts'
import { NichtVergleichbar, type Sicht, sichtVon } from './sicht.ts'
import { createZufall } from './zufall.ts'

/** One rule that both judge differently. The facts are those of a case: never for a log. */
export type Abweichung = {
  code: string
  fassung: string
  abschnitt: number
  regelwerk: Ergebnis
  /** A text when the original could not finish. */
  original: Ergebnis | `Fehler: ${string}`
  fakten: Record<string, Faktwert>
}
/** A rule that the original cannot run, with the reason in German. */
export type Uebersprungen = { code: string; fassung: string; grund: string }

export type Zweitrechnung = {
  abweichungen: Abweichung[]
  /** Rules compared with all facts known, and with unknown facts tried out; summed over all Abschnitte. */
  verglichen: { bekannt: number; ergaenzt: number }
  /** Rules that are `offen`, because a fact they need is unknown: nothing to compare. */
  offen: number
  uebersprungen: Uebersprungen[]
}

export type Optionen = {
  /** How many completions of the unknown facts are tried per rule; default 12. */
  ergaenzungen?: number
  seed?: number
  macheEngine?: MacheEngine
}

type Zeile = Originalregel & { ergebnis: Ergebnis; namen: string[] }

/**
 * Lets json-rules-engine judge the conditions of all rules again, with the facts of this evaluation, and compares. All
 * facts of a rule known: both must say the same. Some unknown: what is true or false here must be that there too,
 * whatever the unknown facts turn out to be. Computed facts are taken over as they are.
 */
export async function zweitrechnung(
  paket: Paket,
  lage: Lage,
  auswertung: Auswertung,
  optionen: Optionen = {},
): Promise<Zweitrechnung> {
  const ergebnis: Zweitrechnung = {
    abweichungen: [],
    verglichen: { bekannt: 0, ergaenzt: 0 },
    offen: 0,
    uebersprungen: [],
  }
  for (const [abschnitt, { fassung }] of auswertung.abschnitte.entries())
    if (fassung !== '') await vergleiche(paket, lage, auswertung, abschnitt, optionen, ergebnis)
  return ergebnis
}

async function vergleiche(
  paket: Paket,
  lage: Lage,
  auswertung: Auswertung,
  abschnitt: number,
  optionen: Optionen,
  hier: Zweitrechnung,
): Promise<void> {
  const { fassung } = auswertung.abschnitte[abschnitt]!
  const fakten = faktenVon(paket, lage, auswertung, abschnitt)
  const mache = optionen.macheEngine ?? macheEngine
  const ziehe = createZufall(optionen.seed ?? 1)
  const zeilen = liesZeilen(paket, auswertung, abschnitt, sichtVon(paket, fassung, fakten), hier)
  const melde = ({ code, ergebnis, namen }: Zeile, original: Abweichung['original'], mit: Fakten) =>
    hier.abweichungen.push({ code, fassung, abschnitt, regelwerk: ergebnis, original, fakten: werteVon(namen, mit) })

  const ganz = zeilen.filter(({ namen }) => istGanzBekannt(namen, fakten))
  const urteile = await urteileVon(mache, ganz, fakten)
  for (const zeile of ganz) {
    const original = urteile(zeile.code)
    if (original !== zeile.ergebnis) melde(zeile, original, fakten)
  }
  hier.verglichen.bekannt += ganz.length

  for (const zeile of zeilen) {
    if (istGanzBekannt(zeile.namen, fakten)) continue
    if (zeile.ergebnis === 'offen') hier.offen++
    else {
      hier.verglichen.ergaenzt++
      const blaetter = blaetterVon(zeile.bedingung)
      for (const ergaenzt of ergaenzungen(blaetter, fakten, optionen.ergaenzungen ?? 12, ziehe)) {
        const original = (await urteileVon(mache, [zeile], ergaenzt))(zeile.code)
        if (original === zeile.ergebnis) continue
        melde(zeile, original, ergaenzt)
        break
      }
    }
  }
}

function liesZeilen(
  paket: Paket,
  auswertung: Auswertung,
  abschnitt: number,
  sicht: Sicht,
  hier: Zweitrechnung,
): Zeile[] {
  const { fassung } = auswertung.abschnitte[abschnitt]!
  const ergebnisse = new Map(
    auswertung.trace.flatMap((z) => (z.art === 'regel' && z.abschnitt === abschnitt ? [[z.code, z.ergebnis]] : [])),
  )
  return regelnVon(paket, fassung).flatMap(({ json: { code, conditions } }) => {
    try {
      const bedingung = liesBedingung(conditions, sicht)
      const namen = [...new Set(blaetterVon(bedingung).flatMap(namenVon))]
      return [{ code, bedingung, namen, ergebnis: ergebnisse.get(code) ?? 'nicht erreicht' }]
    } catch (error) {
      if (!(error instanceof NichtVergleichbar)) throw error
      hier.uebersprungen.push({ code, fassung, grund: error.message })
      return []
    }
  })
}

/** What the original says, by code; when it throws, that is its answer. */
async function urteileVon(
  mache: MacheEngine,
  regeln: readonly Originalregel[],
  fakten: Fakten,
): Promise<(code: string) => Abweichung['original']> {
  if (regeln.length === 0) return () => 'nicht erreicht'
  try {
    const ergebnisse = await rechneMitOriginal(mache, regeln, fakten)
    return (code) => {
      const wert = ergebnisse.get(code)
      return wert === undefined ? 'nicht erreicht' : wert ? 'erfuellt' : 'nicht erfuellt'
    }
  } catch (error) {
    return () => `Fehler: ${error instanceof Error ? error.message : String(error)}`
  }
}

function istGanzBekannt(namen: readonly string[], fakten: Fakten): boolean {
  return namen.every((name) => istBekannt(fakten.get(name)!.wert))
}

function werteVon(namen: readonly string[], fakten: Fakten): Record<string, Faktwert> {
  return Object.fromEntries(namen.map((name) => [name, fakten.get(name)!.wert]))
}
