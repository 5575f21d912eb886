import type { Spurnotiz, Wert } from '@weiche/vorgang'
import { type Befund, type Blatt, blaetterVon } from '../bedingung/bedingung.ts'
import { besucheBlatt } from '../bedingung/besuche-blatt.ts'
import type { Spur } from '../bedingung/spur.ts'
import type { Ableitung } from '../feel/baum.ts'
import { werteAbleitung, werteFuerElement } from '../feel/compile.ts'
import { verfahren } from '../modell/modell.ts'
import type { KFassung, Kompiliert } from '../programm/kompiliert.ts'
import { elementeVon } from '../programm/lauf-start.ts'
import { alsGanzzahl, type Dezimal } from '../werte/dezimal.ts'
import { drucke } from '../werte/drucke.ts'
import { type Element, istOffen, type Laufwert, type Offen } from '../werte/laufwert.ts'

/** What one evaluation found, without what the package and the Angaben say anyway: the form that is kept. */
export function notiereSpur({ modell, fassungen }: Kompiliert, spur: Spur): Spurnotiz {
  const fassung = fassungen.find(({ gueltigAb }) => gueltigAb === spur.fassung)!
  const { lauf } = spur
  const offen: string[][] = []
  const elemente = new Map<string, Element[]>()
  const werte = fassung.ableitungen.map(({ ableitung }): Wert => {
    const { liste } = ableitung
    if (liste === '') return notiereWert(ableitung, werteAbleitung(ableitung, lauf), offen)
    if (!elemente.has(liste)) elemente.set(liste, elementeVon(modell, lauf, liste).elemente)
    return elemente.get(liste)!.map((e) => notiereWert(ableitung, werteFuerElement(ableitung, e, lauf), offen))
  })
  return {
    fassung: spur.fassung,
    monat: lauf.werte[verfahren.monat] as string,
    monate: alsGanzzahl(lauf.werte[verfahren.monate] as Dezimal)!,
    werte,
    regeln: spur.regeln.map(zeichen).join(''),
    bedingungen: notiereBedingungen(fassung, spur, offen),
    offen,
  }
}

function notiereWert({ typ, gerundet }: Ableitung, wert: Laufwert, offen: string[][]): Wert {
  if (!istOffen(wert)) return drucke(wert, typ, gerundet)
  merke(wert, offen)
  return null
}

function notiereBedingungen(fassung: KFassung, { lauf, blaetter }: Spur, offen: string[][]): string {
  let text = ''
  const notiere = (_: Blatt, befund: Befund) => {
    text += zeichen(befund)
    if (befund !== undefined && istOffen(befund)) merke(befund, offen)
  }
  for (const [platz, blatt] of blaetterDer(fassung).entries()) besucheBlatt(blatt, blaetter[platz], lauf, notiere)
  return text
}

const leaves = new WeakMap<KFassung, Blatt[]>()

/** All leaves of a Fassung by their index; asked for in every case. */
function blaetterDer(fassung: KFassung): Blatt[] {
  let blaetter = leaves.get(fassung)
  if (!blaetter) {
    blaetter = fassung.regeln.flatMap(({ bedingung }) => blaetterVon(bedingung))
    leaves.set(fassung, blaetter)
  }
  return blaetter
}

function merke(wert: Offen, offen: string[][]): void {
  offen.push([...wert.offen])
}

function zeichen(befund: Befund): string {
  if (befund === undefined) return '-'
  return istOffen(befund) ? '?' : befund ? '1' : '0'
}
