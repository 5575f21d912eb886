import { betragText, datumText, type Register, wertText } from '@weiche/regelwerk'
import { type ErklaerteRegel, type Erklaerung, operatorText, wertAlsText } from '@weiche/werkbank'
import { kurzname } from '../freigabe/text.ts'
import { gegenbeispielText } from './gegenbeispiel-text.ts'

/** For a person at the terminal. `recht`: with norms, codes, values and where they came from; else only what it means. */
export function erklaerungText(e: Erklaerung, stufe: Register): string {
  const teile = [kopf(e, stufe), betraege(e), regeln(e, stufe), offen(e), gates(e), gegenbeispielText(e.gegenbeispiele)]
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
  const zeilen = [`${e.leistung}, Vorgang ${e.vorgangId}: ${AUSGANG[e.ausgang]}`, wegText(e)]
  if (stufe === 'recht')
    zeilen.push(
      `  Recht:      Fassung ${recht.map((tag) => `ab ${datumText(tag)}`).join(', ')}; Ausgabe ${kurzname(e.ausgabe)}`,
      `  Tatsachen:  Eingang ${datumText(tatsachen.eingang)}, Angaben vom ${datumText(tatsachen.stand)}`,
      `  Wirkung:    ${wirkung ? `${datumText(wirkung.von)} bis ${datumText(wirkung.bis)}` : 'keine'}; ausgewertet am ${datumText(entscheidung)}`,
    )
  return zeilen.join('\n')
}

function wegText({ weg, entscheidung }: Erklaerung): string {
  if (entscheidung) {
    const wer = entscheidung.weg === 'dunkel' ? 'automatisch' : `von einem Menschen (${entscheidung.person})`
    return `Entschieden am ${datumText(entscheidung.am)} ${wer}: ${entscheidung.ausgang}.`
  }
  if (weg.typ === 'nachforderung.gestellt') return 'Noch nicht entschieden: Es fehlen Angaben oder Nachweise.'
  return `Noch nicht entschieden: Ein Mensch prüft (${weg.codes.join(', ')}).`
}

function betraege({ abschnitte, ausgang }: Erklaerung): string {
  if (ausgang === 'ablehnung') return ''
  return abschnitte
    .map(
      (a) =>
        `${datumText(a.von)} bis ${datumText(a.bis)}: ${a.betrag === null ? 'noch offen' : `${betragText(a.betrag)} im Monat`}`,
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
  const bedingungen = r.bedingungen.map(
    (b) =>
      `      ${b.titel}: ${wertAlsText(b.links)}; gefragt: ${operatorText(b.operator)} ${wertAlsText(b.rechts)} (${ERGEBNIS[b.ergebnis]})`,
  )
  const angaben = r.angaben.slice(0, 12).map((a) => {
    const belegt = a.herkunft.nachweise.length > 0 ? `, belegt durch ${a.herkunft.nachweise.join(', ')}` : ''
    if (a.wert === null) return `        ${a.titel}: nicht angegeben`
    return `        ${a.titel}: ${wertAlsText(a.wert)} [${quelle(a.herkunft)}${belegt}]`
  })
  const mehr = r.angaben.length > 12 ? [`        und ${r.angaben.length - 12} weitere Angaben (--json zeigt alle)`] : []
  return [`  - ${r.code} ${r.titel} (${r.norm}) ${stand}`, ...bedingungen, ...angaben, ...mehr].join('\n')
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

function gates({ gates }: Erklaerung): string {
  if (gates.length === 0) return ''
  return [
    'Warum ein Mensch entscheidet:',
    ...gates.map((g) => `  - ${g.code}: ${g.grund}${g.geklaertVon ? ` Geklärt von ${g.geklaertVon}.` : ''}`),
  ].join('\n')
}
