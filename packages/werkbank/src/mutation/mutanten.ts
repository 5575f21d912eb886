import { inAusdruck } from './in-ausdruck.ts'
import { inBedingung, verteilt } from './in-bedingung.ts'
import { inEntscheidungstabelle } from './in-tabelle.ts'
import type { Mutant } from './mutant.ts'
import { naechsteZahl } from './schritt.ts'

type Roh = Record<string, unknown>
type Tabelle = { id: string; zeilen: { wenn: unknown[]; dann: unknown[] }[] }
/** Of a large table only these many cells are changed: a table is checked against its source, the cases show that it is used. */
const ZELLEN = 12

/** Every small mistake that could stand in the package, in order of files and places; the same package gives the same list. */
export function mutantenVon(dateien: Readonly<Record<string, string>>): Mutant[] {
  return Object.keys(dateien)
    .filter((datei) => datei.startsWith('fassungen/') && datei.endsWith('.json'))
    .sort()
    .flatMap((datei) => {
      const json = JSON.parse(dateien[datei]!) as Record<string, Roh[] | undefined>
      return [
        ...eintraege(datei, 'regeln', json, inRegel),
        ...eintraege(datei, 'bedingungen', json, (roh) => teile(inBedingung(roh['conditions'], ['conditions']))),
        ...eintraege(datei, 'ableitungen', json, inAbleitung),
        ...eintraege(datei, 'parameter', json, inParameter),
        ...(datei.includes('/tabellen/')
          ? inEntscheidungstabelle((json as unknown as Tabelle).zeilen).map((teil) => ({
              ...teil,
              datei,
              eintrag: (json as unknown as Tabelle).id,
            }))
          : []),
      ]
    })
}

type Teil = Omit<Mutant, 'datei' | 'eintrag'>

const teile = (liste: Teil[]): Teil[] => liste

function eintraege(
  datei: string,
  schluessel: string,
  json: Record<string, Roh[] | undefined>,
  mutiere: (roh: Roh) => Teil[],
): Mutant[] {
  return (json[schluessel] ?? []).flatMap((roh, i) =>
    mutiere(roh).map((teil) => ({
      ...teil,
      datei,
      eintrag: String(roh['code'] ?? roh['id']),
      schritte: [schluessel, i, ...teil.schritte],
    })),
  )
}

/** A condition that never holds and is never open: the rule is as good as gone. */
const NIE = { all: [{ fact: 'verfahren.eingangsdatum', operator: 'lessThan', value: '1900-01-01' }] }

function inRegel(roh: Roh): Teil[] {
  const idee = 'Ein Fall, in dem sie zutrifft, oder in dem sie offen ist und nachgefragt wird.'
  return [
    { schritte: ['conditions'], was: 'Regel entfernt', vorher: roh['titel'], nachher: NIE, idee },
    ...inBedingung(roh['conditions'], ['conditions']),
  ]
}

const ANDERER_MODUS: Record<string, string> = { 'half-up': 'floor', floor: 'ceiling', ceiling: 'floor' }

function inAbleitung(roh: Roh): Teil[] {
  const vorher = String(roh['ausdruck'])
  const mutanten = inAusdruck(vorher).map(({ nachher, was, idee }) => ({
    schritte: ['ausdruck'],
    was,
    vorher,
    nachher,
    idee,
  }))
  const rundung = roh['rundung'] as { modus: string; skala: number } | undefined
  if (!rundung) return mutanten
  const idee = 'Ein Fall, in dem diese Rundung das Ergebnis ändert, mit dem Wert unter „erwartet.werte“.'
  return [
    ...mutanten,
    {
      schritte: ['rundung', 'modus'],
      was: 'anders gerundet',
      vorher: rundung.modus,
      nachher: ANDERER_MODUS[rundung.modus] ?? 'half-up',
      idee,
    },
    {
      schritte: ['rundung', 'skala'],
      was: 'auf andere Stelle gerundet',
      vorher: rundung.skala,
      nachher: rundung.skala === 0 ? 1 : rundung.skala - 1,
      idee,
    },
  ]
}

function inParameter(roh: Roh): Teil[] {
  const werte = roh['werte'] as unknown[][] | undefined
  if (werte) return inTabelle(String(roh['id']), werte)
  return ([1, -1] as const).flatMap((richtung) => {
    const nachher = naechsteZahl(roh['wert'], richtung)
    if (nachher === undefined) return []
    const idee = `Ein Fall, in dem „${String(roh['id'])}“ das Ergebnis bestimmt, mit dem Wert unter „erwartet.werte“.`
    return [{ schritte: ['wert'], was: 'Wert verändert', vorher: roh['wert'], nachher, idee }]
  })
}

function inTabelle(id: string, werte: readonly unknown[][]): Teil[] {
  return verteilt(werte.length, ZELLEN).flatMap((zeile) => {
    const schluessel = werte[zeile]!.slice(0, -1).join(', ')
    const vorher = werte[zeile]!.at(-1)
    const nachher = naechsteZahl(vorher, 1)
    if (nachher === undefined) return []
    const idee = `Ein Fall, der ${id}(${schluessel}) nachschlägt, mit einem Wert daraus unter „erwartet.werte“.`
    return [
      { schritte: ['werte', zeile, werte[zeile]!.length - 1], was: 'Tabellenwert verändert', vorher, nachher, idee },
    ]
  })
}
