import { type Paket, pruefeAngaben } from '@weiche/regelwerk'
import { getPath } from '@weiche/vorgang'
import type { Fall } from '../fall/fall.ts'
import { pruefeFall } from '../fall/pruefe-fall.ts'
import { liesQuelle } from '../quelle.ts'
import { angabenPfade, konkret } from './angaben.ts'
import { type Lauf, spieleFall } from './falllauf.ts'
import { type Normabdeckung, normenVon } from './normen.ts'
import { type Regelabdeckung, regelnMit } from './regeln.ts'
import { type Tabellenabdeckung, tabellenVon } from './tabellen.ts'
import { wirkungVon } from './wirkung.ts'

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

function angabenVon(paket: Paket, faelle: readonly Fall[]): Angabenabdeckung[] {
  const typisiert = faelle.map(({ name, angaben }) => ({ name, angaben: pruefeAngaben(paket, angaben).angaben }))
  return angabenPfade(paket.felder).map((pfad) => ({
    pfad,
    faelle: typisiert
      .filter(({ angaben }) => konkret(angaben, pfad).some((weg) => (getPath(angaben, weg) ?? null) !== null))
      .map(({ name }) => name),
  }))
}
