import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Musterperson } from '@weiche/musterkonto'
import { getPath, isObject } from '@weiche/vorgang'
import type { Schritt } from './beispiel.ts'

export type Musterpersonen = {
  personen: readonly Musterperson[]
  /** Whose sample it is. */
  subOf(schritt: Schritt): string | undefined
}

/** Everybody who applies in the samples, once: same name and birth date is the same person. */
export function musterpersonenOf(rulesFolder: string, schritte: readonly Schritt[]): Musterpersonen {
  const gruppen = new Map([...new Set(schritte.map((s) => s.leistung))].map((l) => [l, leistungOf(rulesFolder, l)]))
  const personen = new Map<string, Musterperson>()
  const subs = new Map<string, string>()
  for (const { antrag, leistung, beispiel } of schritte.filter((s) => s.nachreichung === undefined)) {
    const { gruppe, name } = gruppen.get(leistung)!
    const person = getPath(beispiel.antrag, gruppe)
    const text = (feld: string) => (isObject(person) && typeof person[feld] === 'string' ? person[feld] : '')
    const [vorname, nachname, geburtsdatum] = [text('vorname'), text('nachname'), text('geburtsdatum')]
    if (nachname === '') continue
    const sub = subOf([vorname, nachname, geburtsdatum])
    const before = personen.get(sub)?.hinweis
    const hinweis = [...(before === undefined ? [] : [before]), `${name}: ${beispiel.titel}`].join(' · ')
    personen.set(sub, { sub, vorname, nachname, geburtsdatum, hinweis })
    subs.set(antrag, sub)
  }
  return { personen: [...personen.values()], subOf: (schritt) => subs.get(schritt.antrag) }
}

function leistungOf(rulesFolder: string, leistung: string): { gruppe: string; name: string } {
  const kopf = JSON.parse(readFileSync(join(rulesFolder, leistung, 'leistung.json'), 'utf8')) as {
    name: string
    bescheid?: { empfaenger?: string }
  }
  return { gruppe: kopf.bescheid?.empfaenger ?? 'antragsteller', name: kopf.name }
}

/** Plain letters and digits: it stands in a form. */
function subOf(teile: readonly string[]): string {
  const plain = teile.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
