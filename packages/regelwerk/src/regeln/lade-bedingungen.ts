import type { Bedingung } from '../bedingung/bedingung.ts'
import type { Umgebung } from '../feel/baum.ts'
import { ersterKreis } from '../meldung/kreis.ts'
import { type Ladelauf, liesEintraege, melde } from '../meldung/lies-json.ts'
import { BedingungJson } from '../schema/fassung.ts'
import { liesBedingung } from './lade-bedingung.ts'
import type { Benannte } from './lade-sicht.ts'

export type KBedingungen = { json: BedingungJson[]; benannte: Benannte }

/** bedingungen.json of one Fassung, which need not exist: conditions that several rules use by their name. */
export function ladeBedingungen(lauf: Ladelauf, datei: string, umgebung: Umgebung): KBedingungen {
  const alle: BedingungJson[] = []
  const benannte = new Map<string, { roh: unknown; bedingung: Bedingung | undefined }>()
  if (lauf.dateien[datei] === undefined) return { json: alle, benannte }
  const eintraege = liesEintraege(lauf, datei, 'bedingungen', BedingungJson)
  for (const { pfad, roh, json } of eintraege) {
    const id = String(roh['id'])
    if (benannte.has(id))
      melde(lauf, datei, `${pfad}.id`, `Die Bedingung „${id}“ gibt es schon. Bitte anders benennen.`)
    benannte.set(id, { roh: roh['conditions'], bedingung: undefined })
    if (json) alle.push(json)
  }
  const kreis = ersterKreis([...benannte.keys()], (id) => genannte(benannte.get(id)?.roh))
  if (kreis) {
    const pfad = eintraege.find(({ roh }) => roh['id'] === kreis[0])!.pfad
    melde(
      lauf,
      datei,
      `${pfad}.conditions`,
      `Die Bedingung dreht sich im Kreis: ${kreis.join(' → ')}. Bitte an einer Stelle auftrennen.`,
    )
    return { json: alle, benannte }
  }
  for (const id of nachAbhaengigkeit(benannte)) {
    const { pfad, json } = eintraege.find(({ roh }) => String(roh['id']) === id)!
    if (!json) continue
    const sicht = {
      umgebung,
      benannte,
      melde: (ort: string, text: string) => melde(lauf, datei, `${pfad}.${ort}`, text),
    }
    benannte.get(id)!.bedingung = liesBedingung(json.conditions, 'conditions', sicht)
  }
  return { json: alle, benannte }
}

/** What a condition uses comes before it: then a fault is known where the name is used. */
function nachAbhaengigkeit(benannte: Benannte): string[] {
  const folge = new Set<string>()
  const besuche = (id: string): void => {
    if (folge.has(id) || !benannte.has(id)) return
    for (const name of genannte(benannte.get(id)!.roh)) besuche(name)
    folge.add(id)
  }
  for (const id of benannte.keys()) besuche(id)
  return [...folge]
}

/** Names of conditions that stand anywhere in a condition as it was written. */
export function genannte(roh: unknown): string[] {
  if (typeof roh !== 'object' || roh === null) return []
  if (Array.isArray(roh)) return roh.flatMap(genannte)
  return Object.entries(roh).flatMap(([key, wert]) =>
    key === 'condition' && typeof wert === 'string' ? [wert] : genannte(wert),
  )
}
