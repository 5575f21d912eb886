import { alleBlaetterVon, besucheBlatt, blaetterVon, einblick, type Paket } from '@weiche/regelwerk'
import { bereicheVon } from '../bereich/bereich-von.ts'
import { blaetterMoeglich, irgendwo, type Moeglich, regelMoeglich } from '../bereich/moeglich.ts'
import type { Ort, Quelle } from '../quelle.ts'
import { blattTexte } from './blatt-text.ts'
import { type Lauf, seiteVon } from './falllauf.ts'
import { keineSeiten, merke, type Seiten } from './seiten.ts'

/**
 * A condition of a rule; `text` is how it reads, `moeglich` the outcomes that it can have at all. One inside of some, every or
 * none has an outcome per item of the list.
 */
export type Blattabdeckung = { stelle: string; text: string; seiten: Seiten; moeglich: Moeglich }
export type Regelabdeckung = Ort & {
  code: string
  phase: string
  titel: string
  norm: string
  seiten: Seiten
  moeglich: Moeglich
  /** In order; conditions on the items of a list stand behind the one that asks about the list. */
  blaetter: Blattabdeckung[]
}
/** What the cases show of each rule and each of its conditions. */
export function regelnMit(paket: Paket, quelle: Quelle, laeufe: readonly Lauf[]): Regelabdeckung[] {
  return [...new Set(quelle.staende.values())].flatMap((stand) => {
    const fassungen = new Set([...quelle.staende].filter(([, s]) => s === stand).map(([tag]) => tag))
    const regeln = leereRegeln(paket, quelle, stand, fassungen)
    const stellen = regeln.map(({ blaetter }) => new Map(blaetter.map(({ stelle, seiten }) => [stelle, seiten])))
    for (const { fall, spuren } of laeufe)
      for (const spur of spuren.filter(({ fassung }) => fassungen.has(fassung))) {
        let platz = 0
        for (const [index, { bedingung }] of einblick(paket, spur.fassung).regeln.entries()) {
          merke(regeln[index]!.seiten, seiteVon(spur.regeln[index]), fall)
          for (const blatt of blaetterVon(bedingung))
            besucheBlatt(blatt, spur.blaetter[platz++], spur.lauf, ({ stelle }, befund) =>
              merke(stellen[index]!.get(stelle)!, seiteVon(befund), fall),
            )
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
    const texte = blattTexte(bedingung)
    const blaetter = alleBlaetterVon(bedingung).map((blatt, i) => ({
      stelle: blatt.stelle,
      text: texte[i]!,
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
