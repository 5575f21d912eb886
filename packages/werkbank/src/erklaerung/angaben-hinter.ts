import { ableitungenVon, type Feld, type Paket } from '@weiche/regelwerk'

const NAME = /[a-zA-Z]\w*(?:\.[a-zA-Z]\w*)*/g

/**
 * Paths of the Angaben on which a fact rests, through every computed fact between (`haushalt.mitglieder.gdb` for any
 * item). Read from the expressions by name; a name bound inside an expression stands for any item with such a field.
 */
export function angabenHinter(paket: Paket, fassung: string, fakt: string): string[] {
  const angaben = werteIn(paket.felder, '', false)
  const ableitungen = ableitungenVon(paket, fassung)
  const gesehen = new Set<string>()
  const gefunden = new Set<string>()
  function folge(name: string): void {
    if (gesehen.has(name)) return
    gesehen.add(name)
    if (angaben.some((a) => a.pfad === name)) gefunden.add(name)
    const [kopf, ...rest] = name.split('.')
    const feld = `.${rest.join('.')}`
    const eigene = ableitungen.filter((a) => a.id === name)
    const gebunden = eigene.length === 0 && kopf !== undefined && rest.length > 0 && !gefunden.has(name)
    const je = gebunden ? ableitungen.filter((a) => a.je !== undefined && a.id.endsWith(feld)) : []
    for (const { ausdruck } of [...eigene, ...je]) for (const teil of ausdruck.match(NAME) ?? []) folge(teil)
    if (!gebunden || je.length > 0) return
    for (const { pfad, inListe } of angaben) if (inListe && pfad.endsWith(feld)) gefunden.add(pfad)
  }
  folge(fakt)
  return angaben.map((a) => a.pfad).filter((pfad) => gefunden.has(pfad))
}

/** Single values; groups and lists themselves are none. */
function werteIn(felder: readonly Feld[], praefix: string, inListe: boolean): { pfad: string; inListe: boolean }[] {
  return felder.flatMap((feld) => {
    const pfad = praefix + feld.id
    if (feld.typ === 'objekt') return werteIn(feld.felder, `${pfad}.`, inListe)
    if (feld.typ === 'liste')
      return werteIn(
        feld.felder.filter((f) => f.id !== 'id'),
        `${pfad}.`,
        true,
      )
    return [{ pfad, inListe }]
  })
}
