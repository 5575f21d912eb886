import { fileURLToPath } from 'node:url'
import type { DokumentRenderer } from '@weiche/dokumente'
import type { Angaben } from '@weiche/vorgang'
import { briefe } from './briefe.ts'
import { druckBrief, druckFormular } from './druck.ts'
import { formulare } from './formulare.ts'
import { type Art, type Musterwert, musterwerte } from './werte.ts'

export type Musterauftrag = {
  art: Art
  layout: 'formular' | 'brief'
  angaben: Angaben
  /** As in AnlageRef: "", "m1" or "m1.e1". */
  betrifft: string
  /** Day the document is meant for, `YYYY-MM-DD`: periods and dates of issue follow from it. */
  stichtag: string
  /** Field -> printed words instead of the fitting ones; a list prints the field several times. */
  abweichung?: Readonly<Record<string, string | readonly string[]>>
}

/** A sample Nachweis as PDF. The same order gives the same bytes. */
export async function musterNachweis(
  renderer: Pick<DokumentRenderer, 'renderTypst'>,
  auftrag: Musterauftrag,
): Promise<Uint8Array> {
  const daten = auftrag.layout === 'formular' ? formularDaten(auftrag) : briefDaten(auftrag)
  const vorlage = fileURLToPath(new URL(`../vorlagen/${auftrag.layout}.typ`, import.meta.url))
  return renderer.renderTypst({ vorlage, daten, standard: '1.7', datum: auftrag.stichtag })
}

function formularDaten(auftrag: Musterauftrag) {
  const { zeilen, ...form } = formulare[auftrag.art]
  const printed = printFelder(auftrag, druckFormular)
  return {
    ...form,
    zeilen: zeilen.flatMap(([label, feld]) =>
      (feld.startsWith('=') ? [[feld.slice(1)]] : printed(feld)).map((lines) => [label, lines]),
    ),
    ausgestellt: druckFormular({ typ: 'datum', datum: auftrag.stichtag })[0],
  }
}

function briefDaten(auftrag: Musterauftrag) {
  const { absaetze, gruss, ...brief } = briefe[auftrag.art]
  const printed = printFelder(auftrag, druckBrief)
  return {
    ...brief,
    absaetze: absaetze.map((absatz) => {
      const list = /^\{(\w+)\}$/.exec(absatz)?.[1]
      return list ? printed(list).flat() : absatz.replace(/\{(\w+)\}/g, (_, feld: string) => inSentence(printed(feld)))
    }),
    gruss: gruss.split('\n'),
    ausgestellt: druckBrief({ typ: 'datum', datum: auftrag.stichtag })[0],
  }
}

function inSentence(printings: readonly string[][]): string {
  return printings.map((lines) => lines.join(' ')).join(' und ')
}

/** The printings of a field, usually one, each with its lines. */
function printFelder(auftrag: Musterauftrag, druck: (wert: Musterwert) => string[]): (feld: string) => string[][] {
  const werte = musterwerte(auftrag.art, auftrag.angaben, auftrag.betrifft, auftrag.stichtag)
  return (feld) => {
    const abweichung = auftrag.abweichung?.[feld]
    if (abweichung === undefined) return [druck(werte[feld]!())]
    return [abweichung].flat().map((words) => words.split('\n'))
  }
}
