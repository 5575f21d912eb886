import { type Abgleichbefund, type Bericht, dauerText } from '@weiche/abgleich'
import Table from 'cli-table3'

const RUHIG = { style: { head: [], border: [] } }
const zahl = (n: number) => n.toLocaleString('de-DE')

/** The report for the terminal: the account, what is behind, and each finding with its remedy. */
export function berichtText(bericht: Bericht): string {
  const { befunde, geweckt, nachgetragen, dauerMs } = bericht
  return [
    bilanzText(bericht),
    logText(bericht),
    '',
    befunde.length === 0
      ? 'Kein Befund: Jeder angenommene Antrag ist entschieden, offen oder bei einer Person, und nichts hängt.'
      : `${befunde.length === 1 ? '1 Befund' : `${befunde.length} Befunde`}:`,
    ...befunde.map(befundText),
    ...wer('Geweckt', geweckt),
    ...wer('In die Listen nachgetragen', nachgetragen),
    `Abgleich in ${(dauerMs / 1000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} s.`,
  ].join('\n')
}

const wer = (was: string, { anzahl, vorgaenge }: Bericht['geweckt']) =>
  anzahl > 0 ? [`${was}: ${zahl(anzahl)} (${vorgaenge.join(', ')}${anzahl > vorgaenge.length ? ' …' : ''})`] : []

function bilanzText({ zusammenfassung: { bilanz } }: Bericht): string {
  if (bilanz.length === 0) return 'Es ist noch kein Antrag angenommen worden.'
  const table = new Table({
    head: ['Leistung', 'angenommen', 'abgeschlossen', 'bei Person', 'offen'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    ...RUHIG,
  })
  for (const b of bilanz)
    table.push([b.leistung, zahl(b.angenommenJetzt), zahl(b.entschieden), zahl(b.beiPerson), zahl(b.offen)])
  return table.toString()
}

function logText({ zusammenfassung: { log, liste, koepfe, relay }, voll }: Bericht): string {
  const folgt = (wer: string, s: number) => `${wer} ${s === 0 ? 'aktuell' : `${dauerText(s)} zurück`}`
  const teile = [
    folgt('Listen', liste),
    koepfe === 'gefaelscht' ? 'Bezeugung gefälscht' : folgt('Bezeugung', koepfe),
    ...(relay === undefined ? [] : [folgt('Kafka', relay)]),
  ]
  const zuletzt = voll
    ? `zuletzt ganz geprüft ${new Date(voll.am).toLocaleString('de-DE', { timeZone: 'Europe/Berlin' })}`
    : 'noch nie ganz geprüft (--voll)'
  return `Protokoll: ${zahl(log.commits)} Einträge geprüft, ${teile.join(', ')}; ${zuletzt}.`
}

function befundText({ code, leistung, text, abhilfe, vorgaenge, anzahl }: Abgleichbefund): string {
  const wo = leistung === '' ? '' : ` (${leistung})`
  const mehr = anzahl > vorgaenge.length ? ` und ${zahl(anzahl - vorgaenge.length)} weitere` : ''
  const wer = vorgaenge.length === 0 ? [] : [`      Vorgänge: ${vorgaenge.join(', ')}${mehr}`]
  const wieviele = vorgaenge.length === 0 ? '' : `${zahl(anzahl)} × `
  return [`  ${wieviele}${code}${wo}: ${text}`, ...wer, `      ${abhilfe}`].join('\n')
}
