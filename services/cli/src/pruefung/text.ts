import { phasen } from '@weiche/regelwerk'
import {
  type Abdeckung,
  type Mangel,
  type Mutationsbericht,
  type Pruefbefund,
  type Regelabdeckung,
  type Schloss,
  seitenarten,
} from '@weiche/werkbank'
import Table from 'cli-table3'

const OHNE_FARBE = { head: [], border: [] }
export const SEITE = { wahr: 'erfüllt', falsch: 'nicht erfüllt', offen: 'offen' } as const

/** Coverage for the terminal: one line per phase, then what no case shows; `alles`: every rule, norm and Angabe. */
export function abdeckungText(abdeckung: Abdeckung, alles: boolean): string {
  const teile = [jePhase(abdeckung), luecken(abdeckung)]
  if (alles) teile.push(jeRegel(abdeckung), jeNorm(abdeckung), jeAngabe(abdeckung))
  return teile.filter((teil) => teil !== '').join('\n\n')
}

export function schlossText({ zulaessig, fehlt, hinweise }: Schloss, alles: boolean): string {
  const kopf = zulaessig ? 'Automatik: zulässig.' : 'Automatik: nur assistiert, eine Person entscheidet, weil'
  const nebenbei = alles ? hinweise.map(({ text }) => `  Hinweis: ${text}`) : []
  return [kopf, ...fehlt.map(mangelText), ...nebenbei].join('\n')
}

export function mangelText({ datei, pfad, text, abhilfe }: Mangel): string {
  return `  - ${text} ${abhilfe} (${[datei, pfad].filter((teil) => teil !== '').join(' ')})`
}

/** How many mistakes the cases notice, and those that they do not; the first ones, or `alles`. */
export function mutationText(bericht: Mutationsbericht, alles: boolean): string {
  const { quote, getoetet, ueberlebt, gleichwertig } = bericht
  const bemerkbar = getoetet + ueberlebt.length
  const kopf = `Eingebaute Fehler: ${getoetet} von ${bemerkbar} bemerken die Fälle (${prozent(quote)}).${
    gleichwertig > 0 ? ` Weitere, die nichts ändern können: ${gleichwertig}.` : ''
  }`
  const gezeigte = alles ? ueberlebt : ueberlebt.slice(0, 20)
  const zeilen = gezeigte.map(
    (m) =>
      `  - ${m.eintrag}: ${m.was} (${m.datei} ${m.pfad})\n      ${kurz(m.vorher)} → ${kurz(m.nachher)}\n      ${m.idee}`,
  )
  const rest = ueberlebt.length - gezeigte.length
  return [kopf, ...zeilen, ...(rest > 0 ? [`  und ${rest} weitere, alle mit --alles`] : [])].join('\n')
}

export function prozent(quote: number): string {
  return `${(Math.floor(quote * 1000) / 10).toFixed(1).replace('.', ',')} %`
}

/** One line; of a long text only the end where it usually differs is lost. */
export function kurz(wert: unknown): string {
  const text = typeof wert === 'string' ? wert : JSON.stringify(wert)
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}

/** "12/14": shown of those that are possible. */
export function gezeigt(regeln: readonly Regelabdeckung[], seite: (typeof seitenarten)[number]): string {
  const moeglich = regeln.flatMap((regel) => regel.blaetter).filter((blatt) => blatt.moeglich[seite])
  return `${moeglich.filter((blatt) => blatt.seiten[seite].length > 0).length}/${moeglich.length}`
}

function jePhase({ regeln }: Abdeckung): string {
  const tafel = new Table({
    head: ['Phase', 'Regeln', 'treffen zu', 'treffen nicht zu', 'Bedingungen erfüllt', 'nicht erfüllt', 'offen'],
    colAligns: ['left', ...Array<'right'>(6).fill('right')],
    style: OHNE_FARBE,
  })
  for (const phase of phasen) {
    const hier = regeln.filter((regel) => regel.phase === phase)
    if (hier.length === 0) continue
    const mit = (seite: 'wahr' | 'falsch') => String(hier.filter((regel) => regel.seiten[seite].length > 0).length)
    tafel.push([phase, hier.length, mit('wahr'), mit('falsch'), ...seitenarten.map((seite) => gezeigt(hier, seite))])
  }
  return `Was die Fälle zeigen (gezeigt/möglich)\n${tafel.toString()}`
}

function luecken({ regeln, tabellen }: Abdeckung): string {
  const zeilen = regeln.flatMap((regel) =>
    regel.blaetter.flatMap((blatt) =>
      seitenarten
        .filter((seite) => blatt.moeglich[seite] && blatt.seiten[seite].length === 0)
        .map((seite) => `  - ${regel.code} ${blatt.text}: ${SEITE[seite]}`),
    ),
  )
  const leer = tabellen.flatMap(({ id, zeilen: alle }) =>
    alle.filter(({ faelle }) => faelle.length === 0).map(({ zeile }) => `  - Tabelle ${id}, Zeile ${zeile}: trifft zu`),
  )
  return zeilen.length + leer.length === 0 ? '' : ['Kein Fall zeigt', ...zeilen, ...leer].join('\n')
}

function jeRegel({ regeln }: Abdeckung): string {
  const tafel = new Table({
    head: ['Regel', 'trifft zu', 'nicht', 'offen', 'Norm'],
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    style: OHNE_FARBE,
  })
  for (const { code, norm, seiten } of regeln)
    tafel.push([code, ...seitenarten.map((seite) => seiten[seite].length), norm])
  return `Fälle je Regel\n${tafel.toString()}`
}

function jeNorm({ normen }: Abdeckung): string {
  const tafel = new Table({ head: ['Norm', 'Regeln', 'Ableitungen', 'Parameter', 'Fälle'], style: OHNE_FARBE })
  for (const { norm, regeln, ableitungen, parameter, faelle } of normen)
    tafel.push([norm, regeln.length, ableitungen.length, parameter.length, faelle.length])
  return `Fälle je Norm\n${tafel.toString()}`
}

function jeAngabe({ angaben }: Abdeckung): string {
  const tafel = new Table({ head: ['Angabe', 'Fälle'], colAligns: ['left', 'right'], style: OHNE_FARBE })
  for (const { pfad, faelle } of angaben) tafel.push([pfad, faelle.length])
  return `Fälle je Angabe\n${tafel.toString()}`
}

const STUFE = { fehler: 'Fehler', warnung: 'Warnung', hinweis: 'Hinweis' } as const

/** Findings, the gravest first; hints are only counted unless `alles`. */
export function befundText(befunde: readonly Pruefbefund[], alles: boolean): string {
  if (befunde.length === 0) return 'Prüfung der Dateien: nichts zu beanstanden.'
  const gezeigt = befunde.filter(({ stufe }) => alles || stufe !== 'hinweis')
  const zeilen = gezeigt.map(
    (b) => `  ${STUFE[b.stufe]}: ${b.text} ${b.abhilfe} (${[b.datei, b.pfad].join(' ').trim()})`,
  )
  const rest = befunde.length - gezeigt.length
  return ['Prüfung der Dateien', ...zeilen, ...(rest > 0 ? [`  und ${rest} Hinweise, mit --alles`] : [])].join('\n')
}
