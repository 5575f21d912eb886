import { blaetterVon, einblick, type Paket, pruefeAngaben, type Spur } from '@weiche/regelwerk'
import { getPath } from '@weiche/vorgang'
import { bereicheVon } from '../bereich/bereich-von.ts'
import { blaetterMoeglich, irgendwo, type Moeglich, regelMoeglich } from '../bereich/moeglich.ts'
import type { Fall } from '../fall/fall.ts'
import { pruefeFall } from '../fall/pruefe-fall.ts'
import { liesQuelle, type Ort, type Quelle } from '../quelle.ts'
import { angabenPfade, konkret } from './angaben.ts'
import { blattText } from './blatt-text.ts'
import { seiteVon, spieleFall } from './falllauf.ts'
import { type Normabdeckung, normenVon } from './normen.ts'
import { keineSeiten, merke, type Seiten } from './seiten.ts'
import { type Tabellenabdeckung, tabellenVon } from './tabellen.ts'
import { wirkungVon } from './wirkung.ts'

/** A condition of a rule; `text` is how it reads, `moeglich` the outcomes that it can have at all. */
export type Blattabdeckung = { stelle: string; text: string; seiten: Seiten; moeglich: Moeglich }
export type Regelabdeckung = Ort & {
  code: string
  phase: string
  titel: string
  norm: string
  seiten: Seiten
  moeglich: Moeglich
  blaetter: Blattabdeckung[]
}
/** An Angabe and the cases that state it. */
export type Angabenabdeckung = { pfad: string; faelle: string[] }

export type Abdeckung = {
  leistung: string
  /** Cases that are as expected; only they count. */
  faelle: { name: string; titel: string; codes: string[]; weg: string }[]
  /** Cases that are not. */
  falsch: string[]
  regeln: Regelabdeckung[]
  tabellen: Tabellenabdeckung[]
  normen: Normabdeckung[]
  angaben: Angabenabdeckung[]
}

/** What the case files show of a package (its files by relative path): per rule, condition, norm and Angabe. */
export function abdeckungVon(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: Iterable<Fall>,
): Abdeckung {
  const quelle = liesQuelle(dateien)
  const alle = [...faelle]
  const falsch = alle.filter((fall) => pruefeFall(paket, fall).length > 0).map((fall) => fall.name)
  const gut = alle.filter((fall) => !falsch.includes(fall.name))
  const laeufe: Lauf[] = gut.map((fall) => ({ fall: fall.name, spuren: spieleFall(paket, fall) }))
  const regeln = regelnMit(paket, quelle, laeufe)
  const wirkung = wirkungVon(paket, laeufe)
  const tabellen = tabellenVon(quelle, wirkung)
  return {
    leistung: paket.leistung,
    faelle: gut.map(({ name, titel, erwartet }) => ({ name, titel, codes: erwartet.codes, weg: erwartet.weg })),
    falsch,
    regeln,
    tabellen,
    normen: normenVon(quelle, regeln, tabellen, wirkung),
    angaben: angabenVon(paket, gut),
  }
}

/** One case as it was evaluated. */
export type Lauf = { fall: string; spuren: readonly Spur[] }

function regelnMit(paket: Paket, quelle: Quelle, laeufe: readonly Lauf[]): Regelabdeckung[] {
  return [...new Set(quelle.staende.values())].flatMap((stand) => {
    const fassungen = new Set([...quelle.staende].filter(([, s]) => s === stand).map(([tag]) => tag))
    const regeln = leereRegeln(paket, quelle, stand, fassungen)
    for (const { fall, spuren } of laeufe)
      for (const spur of spuren.filter(({ fassung }) => fassungen.has(fassung))) {
        let platz = 0
        for (const [index, regel] of regeln.entries()) {
          merke(regel.seiten, seiteVon(spur.regeln[index]), fall)
          for (const blatt of regel.blaetter) merke(blatt.seiten, seiteVon(spur.blaetter[platz++]), fall)
        }
      }
    return regeln
  })
}

/** The rules of one Stand in the order in which they are evaluated. `fassungen` = those that have these rules. */
function leereRegeln(paket: Paket, quelle: Quelle, stand: string, fassungen: ReadonlySet<string>): Regelabdeckung[] {
  const sichten = [...fassungen].map((fassung) => {
    const blick = einblick(paket, fassung)
    return { regeln: blick.regeln, bereiche: bereicheVon(blick, paket.felder) }
  })
  return einblick(paket, stand).regeln.map(({ json, bedingung }, index) => {
    const { code, phase, titel, norm } = json
    const hier = sichten.map(({ regeln, bereiche }) => [regeln[index]!.bedingung, bereiche] as const)
    const jeBlatt = hier.map((sicht) => blaetterMoeglich(...sicht))
    const blaetter = blaetterVon(bedingung).map((blatt, i) => ({
      stelle: blatt.stelle,
      text: blattText(blatt),
      seiten: keineSeiten(),
      moeglich: irgendwo(jeBlatt.map((blaetter) => blaetter[i]!)),
    }))
    const moeglich = irgendwo(hier.map((sicht) => regelMoeglich(...sicht)))
    return { ...ortVon(quelle, stand, code), code, phase, titel, norm, seiten: keineSeiten(), moeglich, blaetter }
  })
}

function ortVon(quelle: Quelle, stand: string, code: string): Ort {
  const eintrag = quelle.regeln.find((regel) => regel.stand === stand && regel.json.code === code)
  return { datei: eintrag?.datei ?? `fassungen/${stand}`, pfad: eintrag?.pfad ?? code, stand }
}

function angabenVon(paket: Paket, faelle: readonly Fall[]): Angabenabdeckung[] {
  const typisiert = faelle.map(({ name, angaben }) => ({ name, angaben: pruefeAngaben(paket, angaben).angaben }))
  return angabenPfade(paket.felder).map((pfad) => ({
    pfad,
    faelle: typisiert
      .filter(({ angaben }) => konkret(angaben, pfad).some((weg) => (getPath(angaben, weg) ?? null) !== null))
      .map(({ name }) => name),
  }))
}
