import type { Feld } from '@weiche/regelwerk'

/** The field at a path without item ids (`haushalt.mitglieder.gdb`), through groups and lists. */
export function feldBei(felder: readonly Feld[], pfad: string): Feld | undefined {
  const [name, ...rest] = pfad.split('.')
  const feld = felder.find((f) => f.id === name)
  if (rest.length === 0 || !feld) return feld
  return 'felder' in feld ? feldBei(feld.felder, rest.join('.')) : undefined
}

/** The lists around and including `liste`, outermost first. */
export function listenUm(felder: readonly Feld[], liste: string): string[] {
  const teile = liste.split('.')
  return teile.map((_, i) => teile.slice(0, i + 1).join('.')).filter((pfad) => feldBei(felder, pfad)?.typ === 'liste')
}
