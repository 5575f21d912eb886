import type { Lokale } from '../feel/typen.ts'
import { type Ladelauf, melde, pfad } from '../meldung/lies-json.ts'
import { naechster } from '../meldung/naechster.ts'
import type { Modell } from '../modell/modell.ts'
import { KEINE } from './ausdruck.ts'
import type { Fassungsumgebung } from './umgebung.ts'

/** The list that something is said for each item of, and the names of its items. */
export type Je = { liste: string; als: string; lokale: Lokale; plaetze: number[] }
export const GLOBAL: Je = { liste: '', als: '', lokale: KEINE, plaetze: [] }

/** Reads `je` and `als`; faults are reported, then the answer is undefined. */
export function liesJe(
  lauf: Ladelauf,
  ort: { datei: string; pfad: string },
  json: { je?: string | undefined; als?: string | string[] | undefined },
  modell: Modell,
  umgebung: Fassungsumgebung,
): Je | undefined {
  const { je, als } = json
  if (je === undefined && als === undefined) return GLOBAL
  if (je === undefined || als === undefined)
    return melde(lauf, ort.datei, ort.pfad, '„je“ und „als“ gehören zusammen: die Liste und der Name ihres Eintrags.')
  const kette: string[] = []
  for (let liste = modell.listen.has(je) ? je : ''; liste !== ''; liste = modell.listen.get(liste)!.aussen)
    kette.unshift(liste)
  const nah = naechster(je, modell.listen.keys())
  if (kette.length === 0)
    return melde(
      lauf,
      ort.datei,
      pfad(ort.pfad, ['je']),
      `„${je}“ ist keine Liste in angaben.json.${nah ? ` Meinten Sie „${nah}“?` : ''}`,
    )
  const namen = typeof als === 'string' ? [als] : als
  if (namen.length > kette.length)
    return melde(
      lauf,
      ort.datei,
      pfad(ort.pfad, ['als']),
      `„${je}“ hat nur ${String(kette.length)} Ebene(n), so viele Namen sind erlaubt.`,
    )
  const lokale = new Map<string, { platz: number; typ: { art: 'element'; liste: string } }>()
  const plaetze: number[] = []
  for (const [index, liste] of kette.slice(-namen.length).entries()) {
    const name = namen[index]!
    if (lokale.has(name) || umgebung.name(name))
      return melde(
        lauf,
        ort.datei,
        pfad(ort.pfad, ['als']),
        `Der Name „${name}“ ist schon vergeben. Bitte einen anderen wählen.`,
      )
    const platz = umgebung.neuerPlatz()
    plaetze.push(platz)
    lokale.set(name, { platz, typ: { art: 'element', liste } })
  }
  return { liste: je, als: namen.at(-1)!, lokale, plaetze }
}
