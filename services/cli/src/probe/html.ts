import {
  balkenbild,
  type Html,
  html,
  operatorText,
  type Probebericht,
  seite,
  tabelle,
  wertAlsText,
} from '@weiche/werkbank'
import { anteil, differenz, euro, zahl } from './worte.ts'

/** The report as a page of its own. */
export function alsSeite(titel: string, b: Probebericht): string {
  const geaendert = b.anzahl - b.unveraendert
  const kopf = html`<p>${zahl(b.anzahl)} Fälle geprobt, <strong>${zahl(geaendert)}</strong> ändern sich (${anteil(geaendert, b.anzahl)}).</p>
<p>Geld im Jahr, ${zahl(b.beziffert)} bezifferte Fälle: ${euro(b.centAlt)} vorher, ${euro(b.centNeu)} nachher, <strong>${differenz(b.centNeu - b.centAlt)}</strong>.</p>`
  if (b.wechsel.length === 0) return seite(titel, html`${kopf}<p>Kein Fall ändert sich.</p>`)
  return seite(
    titel,
    html`${kopf}
<h2>Was sich ändert</h2>
${balkenbild(
  'Fälle je Wechsel',
  b.wechsel.map((w) => ({ name: w.art, wert: w.anzahl, text: zahl(w.anzahl) })),
)}
${tabelle(
  'Wechsel nach Art',
  [
    { titel: 'Wechsel' },
    { titel: 'Fälle', zahl: true },
    { titel: 'Geld vorher', zahl: true },
    { titel: 'Geld nachher', zahl: true },
    { titel: 'Unterschied', zahl: true },
  ],
  b.wechsel.map((w) => [w.art, zahl(w.anzahl), euro(w.centAlt), euro(w.centNeu), differenz(w.centNeu - w.centAlt)]),
)}
<h2>Wen es trifft</h2>
${b.gruppen.map(gruppe)}
<h2>Die aussagekräftigsten Fälle</h2>
${b.belege.map(beleg)}`,
  )
}

function gruppe({ titel, zeilen }: Probebericht['gruppen'][number]): Html {
  return html`${balkenbild(
    `Unterschied im Jahr nach ${titel}`,
    zeilen.map((z) => ({ name: z.wert, wert: z.centNeu - z.centAlt, text: differenz(z.centNeu - z.centAlt) })),
  )}
${tabelle(
  titel,
  [
    { titel: 'Gruppe' },
    { titel: 'Fälle', zahl: true },
    { titel: 'geändert', zahl: true },
    { titel: 'Unterschied', zahl: true },
  ],
  zeilen.map((z) => [
    z.wert,
    zahl(z.anzahl),
    `${zahl(z.veraendert)} (${anteil(z.veraendert, z.anzahl)})`,
    differenz(z.centNeu - z.centAlt),
  ]),
)}`
}

function beleg(b: Probebericht['belege'][number]): Html {
  return html`<details><summary>${b.id}: ${b.art}</summary>
${tabelle(
  `Wo sich die Wege von ${b.id} trennen`,
  [{ titel: 'Regel oder Wert' }, { titel: 'vorher' }, { titel: 'nachher' }, { titel: 'Norm' }],
  b.spur.unterschiede.map((s) => [s.titel, s.alt, s.neu, s.norm]),
)}
${ganzeSpur(`Ganze Spur von ${b.id} vorher`, b.spur.alt)}
${ganzeSpur(`Ganze Spur von ${b.id} nachher`, b.spur.neu)}</details>`
}

type Spur = Probebericht['belege'][number]['spur']['alt']

function ganzeSpur(titel: string, spur: Spur): Html {
  return html`<details><summary>${titel}</summary>
${tabelle(
  titel,
  [{ titel: 'Regel, Bedingung oder Wert' }, { titel: 'Ergebnis' }, { titel: 'Norm' }],
  spur.map((z) => {
    if (z.art === 'ableitung') return [z.id, wort(z.wert), z.norm]
    if (z.art === 'regel') return [z.code, z.ergebnis, z.norm]
    return [
      `${z.code} ${z.fact} ${operatorText(z.operator)} ${wort(z.rechts)}`,
      `${z.ergebnis} (ist ${wort(z.links)})`,
      '',
    ]
  }),
)}</details>`
}

const wort = (wert: Parameters<typeof wertAlsText>[0]): string => (wert === null ? 'offen' : wertAlsText(wert))
