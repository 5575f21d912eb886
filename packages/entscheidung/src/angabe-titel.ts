import type { Paket } from '@weiche/regelwerk'
import { type Angaben, bezeichnungOf, parsePath, type Wert } from '@weiche/vorgang'

type Felder = Paket['felder']

/** `haushalt.mitglieder[m2].gdb` -> "Grad der Behinderung (Erika Muster)": the label of angaben.json and the person or thing meant. */
export function angabeTitel(felder: Felder, angaben: Angaben, pfad: string): { titel: string; betrifft: string } {
  let here: Felder | undefined = felder
  let value: Wert | undefined = angaben
  let titel = pfad
  let betrifft = ''
  let name = ''
  for (const step of parsePath(pfad) ?? []) {
    if (step.kind === 'item') {
      value = Array.isArray(value) ? value.find((item) => child(item, 'id') === step.name) : undefined
      if (betrifft === '') betrifft = step.name
      name ||= bezeichnungOf(value)
      continue
    }
    const feld: Felder[number] | undefined = here?.find((f) => f.id === step.name)
    if (feld) titel = feld.titel
    here = feld && 'felder' in feld ? feld.felder : undefined
    value = child(value, step.name)
  }
  return { titel: name === '' ? titel : `${titel} (${name})`, betrifft }
}

function child(value: Wert | undefined, name: string): Wert | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined
}
