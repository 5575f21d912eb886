import type { Probebericht } from '@weiche/werkbank'
import Table from 'cli-table3'
import { anteil, differenz, euro, zahl } from './worte.ts'

/** The report for the terminal. */
export function alsText(b: Probebericht): string {
  if (b.anzahl === 0)
    return 'Es gibt keine Fälle, die sich proben lassen. Ohne gespeicherte Vorgänge: --kuenstlich 10000'
  const kopf = [
    `${b.anzahl === 1 ? '1 Fall' : `${zahl(b.anzahl)} Fälle`} geprobt, ${zahl(b.anzahl - b.unveraendert)} ${b.anzahl - b.unveraendert === 1 ? 'ändert' : 'ändern'} sich (${anteil(b.anzahl - b.unveraendert, b.anzahl)}).`,
    `Geld im Jahr (${zahl(b.beziffert)} bezifferte Fälle): ${euro(b.centAlt)} → ${euro(b.centNeu)} (${differenz(b.centNeu - b.centAlt)}).`,
  ]
  if (b.wechsel.length === 0) return kopf.join('\n')
  return [...kopf, '', wechsel(b), '', ...gruppen(b), ...belege(b)].join('\n')
}

function wechsel(b: Probebericht): string {
  const tafel = new Table({
    head: ['Wechsel', 'Fälle', 'Geld im Jahr'],
    colAligns: ['left', 'right', 'right'],
    style: OHNE_FARBE,
  })
  for (const w of b.wechsel) tafel.push([w.art, zahl(w.anzahl), differenz(w.centNeu - w.centAlt)])
  return tafel.toString()
}

function gruppen(b: Probebericht): string[] {
  return b.gruppen.slice(0, 3).flatMap(({ titel, zeilen }) => {
    const tafel = new Table({
      head: [titel, 'Fälle', 'geändert', 'Geld im Jahr'],
      colAligns: ['left', 'right', 'right', 'right'],
      style: OHNE_FARBE,
    })
    for (const z of zeilen.slice(0, 8))
      tafel.push([
        z.wert,
        zahl(z.anzahl),
        `${zahl(z.veraendert)} (${anteil(z.veraendert, z.anzahl)})`,
        differenz(z.centNeu - z.centAlt),
      ])
    return [tafel.toString(), '']
  })
}

function belege(b: Probebericht): string[] {
  return [
    'Die aussagekräftigsten Fälle:',
    ...b.belege.flatMap((beleg) => [
      `- ${beleg.id}: ${beleg.art}`,
      ...beleg.spur.unterschiede.slice(0, 6).map((s) => `    ${s.titel}: ${s.alt} → ${s.neu} (${s.norm})`),
      ...(beleg.spur.unterschiede.length > 6 ? [`    und ${beleg.spur.unterschiede.length - 6} weitere Stellen`] : []),
    ]),
  ]
}

const OHNE_FARBE = { head: [], border: [] }
