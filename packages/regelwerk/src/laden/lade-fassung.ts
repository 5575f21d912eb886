import { liesAusdruck } from '../ausdruecke/ausdruck.ts'
import { ladeNachweise } from '../ausdruecke/lade-nachweise.ts'
import { ladeParameter } from '../ausdruecke/lade-tabellen.ts'
import { baueUmgebung, type Zaehler } from '../ausdruecke/umgebung.ts'
import type { Tabelle, Umgebung } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import { type Ladelauf, liesDatei, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'
import { ladeBedingungen } from '../regeln/lade-bedingungen.ts'
import { ladeRegeln } from '../regeln/lade-regeln.ts'
import { FassungJson } from '../schema/fassung.ts'
import type { LeistungJson } from '../schema/leistung.ts'
import type { NachweisJson, ZustaendigkeitJson } from '../schema/nachweise.ts'
import { istDatum } from '../werte/datum.ts'
import type { Fn } from '../werte/laufwert.ts'
import { DATUM, JANEIN, passt, ZAHL } from '../werte/typ.ts'
import { ladeAbleitungen } from './lade-ableitungen.ts'

/** What all Fassungen of a package share. */
export type Gemeinsam = {
  leistung: LeistungJson | undefined
  modell: Modell
  daten: ReadonlyMap<string, Tabelle>
  nachweise: readonly NachweisJson[]
  zustaendigkeit: ZustaendigkeitJson | undefined
  zaehler: Zaehler
}

/** Days on which a Fassung begins, oldest first; wrong folder names are reported. */
export function fassungstage(lauf: Ladelauf): string[] {
  const ordner = new Set<string>()
  for (const datei of Object.keys(lauf.dateien)) {
    const name = /^fassungen\/([^/]+)\//.exec(datei)?.[1]
    if (name !== undefined) ordner.add(name)
  }
  if (ordner.size === 0)
    melde(
      lauf,
      'fassungen/',
      '',
      'Das Paket hat keine Fassung. Bitte einen Ordner wie fassungen/2025-01-01/ anlegen: der Tag, ab dem sie gilt.',
    )
  return [...ordner].sort().filter((tag) => {
    if (istDatum(tag)) return true
    melde(
      lauf,
      `fassungen/${tag}/`,
      '',
      `„${tag}“ ist kein Tag. Der Ordner heißt nach dem Tag, ab dem die Fassung gilt, zum Beispiel 2025-01-01.`,
    )
    return false
  })
}

export function ladeFassung(lauf: Ladelauf, tag: string, gemeinsam: Gemeinsam): Rechtsstand | undefined {
  const ordner = `fassungen/${tag}`
  const basis = regelordner(lauf, ordner)
  if (basis === undefined || lauf.dateien[`${ordner}/parameter.json`] === undefined) {
    if (basis !== undefined) ladeParameter(lauf, `${ordner}/parameter.json`)
    return undefined
  }
  const { modell, leistung } = gemeinsam
  const parameter = ladeParameter(lauf, `${ordner}/parameter.json`)
  for (const id of [...parameter.werte.keys(), ...parameter.tabellen.keys()]) {
    if (modell.namen.has(id) || gemeinsam.daten.has(id))
      melde(
        lauf,
        `${ordner}/parameter.json`,
        '',
        `Der Name „${id}“ ist schon eine Angabe oder eine Datentabelle. Bitte umbenennen.`,
      )
  }
  const umgebung = baueUmgebung(modell, parameter, gemeinsam.daten, gemeinsam.zaehler)
  const ableitungen = ladeAbleitungen(lauf, basis, modell, umgebung)
  const bedingungen = ladeBedingungen(lauf, `${basis}/bedingungen.json`, umgebung)
  const regeln = ladeRegeln(lauf, basis, modell, umgebung, bedingungen.benannte)
  const nachweise = ladeNachweise(lauf, gemeinsam.nachweise, modell, umgebung)
  const zustaendigkeit = ladeZustaendigkeit(lauf, gemeinsam.zustaendigkeit, umgebung)
  if (!leistung) return undefined
  const betrag = umgebung.name(leistung.ergebnis.betrag)
  if (betrag?.k !== 'ableitung' || !passt(betrag.ableitung.typ, ZAHL)) {
    melde(
      lauf,
      'leistung.json',
      'ergebnis.betrag',
      `„${leistung.ergebnis.betrag}“ ist in der Fassung ${tag} keine Ableitung vom Typ betrag. Bitte den Namen berichtigen.`,
    )
    return undefined
  }
  return {
    gueltigAb: tag,
    betrag: betrag.ableitung,
    zeitraum: ladeZeitraum(lauf, leistung.ergebnis, umgebung),
    parameter: parameter.json,
    ableitungen,
    bedingungen: bedingungen.json,
    regeln,
    nachweise,
    zustaendigkeit,
  }
}

function ladeZeitraum(
  lauf: Ladelauf,
  { zeitraum, turnus }: LeistungJson['ergebnis'],
  umgebung: Umgebung,
): Rechtsstand['zeitraum'] {
  if (!zeitraum) return undefined
  const ort = 'ergebnis.zeitraum'
  if (turnus !== 'einmal')
    return melde(lauf, 'leistung.json', ort, 'Ein eigener Zeitraum geht nur mit „"turnus": "einmal"“.')
  const [von, bis] = (['von', 'bis'] as const).map((ende) => {
    const benannt = umgebung.name(zeitraum[ende])
    if (benannt?.k === 'ableitung' && passt(benannt.ableitung.typ, DATUM)) return benannt.ableitung
    return melde(
      lauf,
      'leistung.json',
      `${ort}.${ende}`,
      `„${zeitraum[ende]}“ ist keine Ableitung vom Typ datum. Bitte den Namen berichtigen.`,
    )
  })
  return von && bis ? { von, bis } : undefined
}

/** The folder that holds the rules: this one, or the one that `wie` names. */
function regelordner(lauf: Ladelauf, ordner: string): string | undefined {
  const datei = `${ordner}/fassung.json`
  if (lauf.dateien[datei] === undefined) return ordner
  const json = liesDatei(lauf, datei, FassungJson)
  if (!json) return undefined
  if (json.wie === undefined) return ordner
  const ziel = `fassungen/${json.wie}`
  if (lauf.dateien[`${ziel}/ableitungen.json`] === undefined) {
    melde(
      lauf,
      datei,
      'wie',
      `Die Fassung ${json.wie} hat keine eigenen Ableitungen. Bitte auf eine Fassung mit Regeln verweisen.`,
    )
    return undefined
  }
  const eigene = Object.keys(lauf.dateien).find(
    (name) => name.startsWith(`${ordner}/`) && !/\/(fassung|parameter)\.json$/.test(name),
  )
  if (eigene !== undefined)
    melde(
      lauf,
      eigene,
      '',
      `Diese Fassung ist „wie“ ${json.wie}, hat aber eigene Regeln. Bitte „wie“ oder diese Datei entfernen.`,
    )
  return ziel
}

function ladeZustaendigkeit(lauf: Ladelauf, json: ZustaendigkeitJson | undefined, umgebung: Umgebung): Fn[] {
  return (json?.regeln ?? []).flatMap((regel, index) => {
    const ort = { datei: 'zustaendigkeit.json', pfad: `regeln[${String(index)}].wenn` }
    if (regel.wenn.includes('verfahren.'))
      return (
        melde(
          lauf,
          ort.datei,
          ort.pfad,
          'Die Zuständigkeit hängt nicht von Tagen des Verfahrens ab. Bitte nur Angaben verwenden.',
        ) ?? []
      )
    const baum = liesAusdruck(lauf, ort, regel.wenn, JANEIN, umgebung)
    return baum ? [kompiliere(baum)] : []
  })
}
