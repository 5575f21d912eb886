import { type Ladelauf, melde } from '../meldung/lies-json.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'
import type { Rechenbild } from '../schema/rechenbild.ts'

/** Each line is an amount of the calculation sheet in every Fassung, and each part ends with what came out. */
export function pruefeRechenbild(
  lauf: Ladelauf,
  datei: string,
  bild: Rechenbild,
  fassungen: readonly Pick<Rechtsstand, 'ableitungen'>[],
): void {
  for (const [teil, { zeilen }] of bild.entries()) {
    const ort = `bescheid.rechenbild[${String(teil)}]`
    for (const [i, { id, rolle, weniger, mehr }] of zeilen.entries()) {
      const pfad = `${ort}.zeilen[${String(i)}]`
      if (fassungen.some((f) => !f.ableitungen.some((a) => nameOf(a) === id && isBetrag(a))))
        melde(
          lauf,
          datei,
          `${pfad}.id`,
          `„${id}“ ist nicht in jeder Fassung eine Ableitung vom Typ betrag mit „bescheid: true“. Bitte den Namen berichtigen.`,
        )
      if (rolle !== 'stand' && (weniger ?? mehr) !== undefined)
        melde(
          lauf,
          datei,
          pfad,
          '„weniger“ und „mehr“ gehören nur zu einer Zeile mit der Rolle „stand“. Bitte entfernen.',
        )
    }
    if (zeilen.at(-1)!.rolle !== 'stand')
      melde(lauf, datei, `${ort}.zeilen`, 'Die letzte Zeile sagt, was herauskam. Bitte ihr die Rolle „stand“ geben.')
  }
}

type KAbleitung = Rechtsstand['ableitungen'][number]
const isBetrag = ({ json }: KAbleitung) => json.typ === 'betrag' && json.bescheid === true
const nameOf = ({ json, name, ableitung: { liste } }: KAbleitung) => (liste === '' ? json.id : `${liste}.${name}`)
