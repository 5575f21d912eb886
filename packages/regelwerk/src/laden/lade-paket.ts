import { pruefeNachweise } from '../ausdruecke/lade-nachweise.ts'
import { ladeDaten } from '../ausdruecke/lade-tabellen.ts'
import { kompilierePaket } from '../erzeugen/kompiliere-paket.ts'
import type { Ladefehler } from '../meldung/fehler.ts'
import { type Ladelauf, liesDatei, liesEintraege, melde, sindLesbar } from '../meldung/lies-json.ts'
import { naechster } from '../meldung/naechster.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'
import { LeistungJson } from '../schema/leistung.ts'
import { AussteuerungJson, NachweisJson, ZustaendigkeitJson } from '../schema/nachweise.ts'
import { ladeAngaben } from './lade-angaben.ts'
import { fassungstage, type Gemeinsam, ladeFassung } from './lade-fassung.ts'
import { pruefeAktenzeichen, pruefeFallnamen } from './lade-muster.ts'
import { ladeTexte } from './lade-texte.ts'
import { pruefeVerweise } from './lade-verweise.ts'
import { nachweisKatalog } from './nachweise.ts'
import type { Paket } from './paket.ts'

/**
 * Loads a Leistungspaket from its files by relative path (`fassungen/2025-01-01/parameter.json`).
 * Strict: every fault of every file at once, each with place and remedy; or a compiled package. It runs as generated
 * code where that is allowed; `erzeuge: false` keeps to closures, with the same results.
 */
export function ladePaket(
  dateien: Readonly<Record<string, string>>,
  { erzeuge = true }: { erzeuge?: boolean } = {},
): { paket: Paket } | { fehler: Ladefehler[] } {
  const lauf: Ladelauf = { dateien, fehler: [] }
  if (!sindLesbar(lauf)) return { fehler: lauf.fehler }
  pruefeDateinamen(lauf)
  const leistung = liesDatei(lauf, 'leistung.json', LeistungJson)
  const modell = ladeAngaben(lauf)
  const nachweise = liesEintraege(lauf, 'nachweise.json', 'nachweise', NachweisJson).flatMap(({ json }) => json ?? [])
  const zustaendigkeit = liesDatei(lauf, 'zustaendigkeit.json', ZustaendigkeitJson)
  const aussteuerung = liesDatei(lauf, 'aussteuerung-katalog.json', AussteuerungJson)
  const daten = ladeDaten(lauf)
  pruefeNachweise(lauf, nachweise)
  const tage = fassungstage(lauf)
  // Names and limits of the Angaben are needed everywhere: what follows from a fault in them is no fault of its own.
  if (!modell || lauf.fehler.some(({ datei }) => datei === 'angaben.json')) return { fehler: lauf.fehler }

  const gemeinsam: Gemeinsam = { leistung, modell, daten, nachweise, zustaendigkeit, zaehler: { plaetze: 0 } }
  const fassungen: Rechtsstand[] = []
  for (const tag of tage) {
    const fassung = ladeFassung(lauf, tag, gemeinsam)
    if (fassung) fassungen.push(fassung)
  }
  const texte = ladeTexte(lauf, fassungen, leistung?.bescheid?.texte.begruendung)
  pruefeVerweise(lauf, { leistung, nachweise, zustaendigkeit, aussteuerung, fassungen, modell })
  pruefeFallnamen(lauf, aussteuerung)
  pruefeAktenzeichen(lauf, zustaendigkeit)
  if (lauf.fehler.length > 0 || !leistung || !zustaendigkeit || !aussteuerung)
    return { fehler: ohneDoppelte(lauf.fehler) }

  const kompiliert = kompilierePaket(modell, fassungen, gemeinsam.zaehler.plaetze, erzeuge)
  return {
    paket: {
      leistung: leistung.id,
      kopf: leistung,
      felder: modell.felder,
      fassungen: fassungen.map((f) => f.gueltigAb),
      nachweise: nachweisKatalog(nachweise, leistung.ergebnis, kompiliert),
      zustaendigkeit,
      aussteuerung: aussteuerung.gruende,
      texte: texte.recht,
      register: texte,
      kompiliert,
    },
  }
}

const ERLAUBT = [
  /^(leistung|angaben|nachweise|zustaendigkeit|aussteuerung-katalog|pruefung)\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^daten\/[a-zA-Z0-9-]+\.json$/,
  /^fassungen\/[^/]+\/(fassung|parameter|ableitungen|bedingungen)\.json$/,
  /^fassungen\/[^/]+\/regeln\/[^/]+\.json$/,
  /^fassungen\/[^/]+\/tabellen\/[a-zA-Z0-9-]+\.json$/,
  /^texte\/((einfach|leicht)\/)?[a-z0-9-]+\.md$/,
  /^(faelle|beispiele)\/[^/]+\.json$/,
]
const NAMEN = [
  'leistung.json',
  'angaben.json',
  'nachweise.json',
  'zustaendigkeit.json',
  'aussteuerung-katalog.json',
  'fassung.json',
  'parameter.json',
  'ableitungen.json',
  'bedingungen.json',
]

/** A misspelt file would be passed over in silence: so it is a fault. */
function pruefeDateinamen(lauf: Ladelauf): void {
  for (const datei of Object.keys(lauf.dateien)) {
    if (ERLAUBT.some((muster) => muster.test(datei))) continue
    const nah = naechster(datei.split('/').at(-1)!, NAMEN)
    melde(
      lauf,
      datei,
      '',
      `Diese Datei gehört nicht in ein Leistungspaket. ${nah ? `Meinten Sie „${nah}“?` : 'Bitte umbenennen oder entfernen.'}`,
    )
  }
}

/** Fassungen that share rules find the same fault twice. */
function ohneDoppelte(fehler: readonly Ladefehler[]): Ladefehler[] {
  return [...new Map(fehler.map((f) => [`${f.datei}\n${f.pfad}\n${f.text}`, f])).values()]
}
