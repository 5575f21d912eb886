import { betragText, datumText, type Register, wertText } from '@weiche/regelwerk'
import { type ErklaerteRegel, type Erklaerung, jeTurnus, operatorText, wertAlsText } from '@weiche/werkbank'
import { kurzname } from '../freigabe/text.ts'
import { gegenbeispielText } from './gegenbeispiel-text.ts'

/** For a person at the terminal. `recht`: with norms, codes, values and where they came from; else only what it means. */
export function erklaerungText(e: Erklaerung, stufe: Register): string {
  const teile = [kopf(e, stufe), betraege(e), regeln(e, stufe), offen(e), gates(e, stufe), gegenbeispielText(e)]
  if (stufe === 'recht') teile.splice(2, 0, rechenweg(e), geprueft(e))
  return teile.filter((teil) => teil !== '').join('\n\n')
}

const AUSGANG: Record<Erklaerung['ausgang'], string> = {
  bewilligung: 'Es besteht ein Anspruch.',
  ablehnung: 'Es besteht kein Anspruch.',
  offen: 'Das Ergebnis ist noch offen.',
}

function kopf(e: Erklaerung, stufe: Register): string {
  const { recht, tatsachen, wirkung, entscheidung } = e.daten
  const zeilen = [`${e.leistung}, Vorgang ${e.vorgangId}: ${AUSGANG[e.ausgang]}`, wegText(e, stufe)]
  if (stufe === 'recht')
    zeilen.push(
      `  Recht:      Fassung ${recht.map((tag) => `ab ${datumText(tag)}`).join(', ')}; Ausgabe ${kurzname(e.ausgabe)}`,
      `  Tatsachen:  Eingang ${datumText(tatsachen.eingang)}, Angaben vom ${datumText(tatsachen.stand)}`,
      `  Wirkung:    ${wirkung ? `${datumText(wirkung.von)} bis ${datumText(wirkung.bis)}` : 'keine'}; ausgewertet am ${datumText(entscheidung)}`,
    )
  return zeilen.join('\n')
}

function wegText({ weg, entscheidung }: Erklaerung, stufe: Register): string {
  if (entscheidung) {
    const wer = entscheidung.weg === 'dunkel' ? 'automatisch' : `von einem Menschen (${entscheidung.person})`
    const wie = entscheidung.ausgang === 'bewilligung' ? 'bewilligt' : 'abgelehnt'
    return `Entschieden am ${datumText(entscheidung.am)}, ${wer}: ${wie}.`
  }
  if (weg.typ === 'nachforderung.gestellt') return 'Noch nicht entschieden: Es fehlen Angaben oder Nachweise.'
  return `Noch nicht entschieden: Ein Mensch prüft${stufe === 'recht' ? ` (${weg.codes.join(', ')})` : ''}.`
}

function betraege({ abschnitte, ausgang, turnus }: Erklaerung): string {
  if (ausgang === 'ablehnung') return ''
  return abschnitte
    .map(
      (a) =>
        `${datumText(a.von)} bis ${datumText(a.bis)}: ${a.betrag === null ? 'noch offen' : jeTurnus(betragText(a.betrag), turnus)}`,
    )
    .join('\n')
}

function rechenweg({ rechenweg, abschnitte }: Erklaerung): string {
  return rechenweg
    .map((zeilen, i) => {
      const ort = rechenweg.length > 1 ? ` ab ${datumText(abschnitte[i]!.von)}` : ''
      return [
        `Rechenweg${ort}:`,
        ...zeilen.map((z) => `  ${z.titel}: ${wertText(z)}${z.norm ? ` (${z.norm})` : ''}`),
      ].join('\n')
    })
    .join('\n')
}

function regeln({ regeln }: Erklaerung, stufe: Register): string {
  if (regeln.length === 0) return ''
  return ['Gründe:', ...regeln.map((r) => (stufe === 'recht' ? fachlich(r) : einfach(r)))].join('\n')
}

function einfach(r: ErklaerteRegel): string {
  return `  - ${(r.ergebnis === 'erfuellt' ? r.text : `Noch zu klären: ${r.titel}`).trim().replaceAll('\n', '\n    ')}`
}

const ERGEBNIS = {
  erfuellt: 'erfüllt',
  'nicht erfuellt': 'nicht erfüllt',
  offen: 'offen',
  'nicht erreicht': 'nicht erreicht',
}

function fachlich(r: ErklaerteRegel): string {
  const stand = r.ergebnis === 'erfuellt' ? 'trifft zu' : 'ist offen'
  const bedingungen = r.bedingungen.map((b) => `      ${bedingung(b)}`)
  const angaben = r.angaben.slice(0, 12).map((a) => {
    const belegt = a.herkunft.nachweise.length > 0 ? `, belegt durch ${a.herkunft.nachweise.join(', ')}` : ''
    if (a.wert === null) return `        ${a.titel}: nicht angegeben`
    return `        ${a.titel}: ${wertAlsText(a.wert)} [${quelle(a.herkunft)}${belegt}]`
  })
  const mehr = r.angaben.length > 12 ? [`        und ${r.angaben.length - 12} weitere Angaben (--json zeigt alle)`] : []
  return [`  - ${r.code} ${r.titel} (${r.norm}) ${stand}`, ...bedingungen, ...angaben, ...mehr].join('\n')
}

/** What is asked of the items of a list has no values of its own: the items follow. */
function bedingung({ titel, links, operator, rechts, ergebnis }: ErklaerteRegel['bedingungen'][number]): string {
  const stand = ERGEBNIS[ergebnis]
  if (['some', 'every', 'none'].includes(operator))
    return `${titel}: ${operatorText(operator).replace(/:$/, '')} (${stand}):`
  return `${titel}: ${wertAlsText(links)}; gefragt: ${operatorText(operator)} ${wertAlsText(rechts)} (${stand})`
}

function quelle({ quelle, am, person }: ErklaerteRegel['angaben'][number]['herkunft']): string {
  const wann = datumText(am)
  if (quelle === 'antrag') return `Antrag vom ${wann}`
  return quelle === 'nachreichung' ? `Nachreichung vom ${wann}` : `berichtigt am ${wann} von ${person}`
}

function geprueft({ geprueft }: Erklaerung): string {
  if (geprueft.length === 0) return ''
  return ['Geprüft, trifft nicht zu:', ...geprueft.map((g) => `  - ${g.code} ${g.titel} (${g.norm})`)].join('\n')
}

function offen({ offen }: Erklaerung): string {
  return offen.length === 0 ? '' : ['Dafür fehlt noch:', ...offen.map((o) => `  - ${o.titel}`)].join('\n')
}

function gates({ gates, regeln }: Erklaerung, stufe: Register): string {
  // In easy words a rule that fired has said already what it is about.
  const gesagt = new Set(stufe === 'recht' ? [] : regeln.map((r) => r.code))
  const zeilen = gates
    .filter((g) => !gesagt.has(g.code))
    .map((g) => (stufe === 'recht' ? `${g.code}: ${g.grund}` : g.text || g.grund) + geklaert(g.geklaertVon))
  if (zeilen.length === 0) return ''
  return ['Warum ein Mensch entscheidet:', ...zeilen.map((z) => `  - ${z.replaceAll(/\n+/g, '\n    ')}`)].join('\n')
}

const geklaert = (person: string) => (person === '' ? '' : ` Geklärt von ${person}.`)
