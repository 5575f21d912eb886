import { datumText } from '@weiche/regelwerk'
import { type Achse, type Achsenvergleich, type Grundlage, type Unterschied, wertAlsText } from '@weiche/werkbank'
import { kurzname } from '../freigabe/text.ts'
import type { Nachrechnung } from './rechne-nach.ts'

export function nachrechnungText({ vorgangId, quittung, lage }: Grundlage, n: Nachrechnung): string {
  const kopf = [
    `Vorgang ${vorgangId}, Ausgabe ${kurzname(quittung.ausgabe)}, Fassung ${quittung.fassungen.join(', ')}, entschieden am ${datumText(lage.entscheidungsdatum)}.`,
    `${Object.keys(quittung.dateien).length} Regeldateien geprüft, Angaben ${n.angabenGleich ? 'unverändert' : 'VERÄNDERT'}.`,
  ]
  if (n.gleich) return [...kopf, 'Nachgerechnet: Byte für Byte dasselbe Ergebnis.'].join('\n')
  return [
    ...kopf,
    'Nachgerechnet: NICHT dasselbe.',
    ...n.dateien.map((pfad) => `  - Die Datei ${pfad} ist nicht die der Quittung.`),
    ...(n.angabenGleich ? [] : ['  - Die Angaben sind nicht die, über die entschieden wurde.']),
    ...(n.traceGleich ? [] : ['  - Die Rechenschritte sind nicht die der Quittung.']),
    ...(n.engine.damals === n.engine.heute
      ? []
      : [`  - Gerechnet hat damals „${n.engine.damals}“, heute „${n.engine.heute}“.`]),
    ...n.unterschiede.map(zeile),
  ].join('\n')
}

const ACHSE: Record<Achse, string> = {
  keine: 'Es bleibt dabei: Weder das Recht an diesem Tag noch die andere Ausgabe ändert Ausgang, Beträge oder Regeln.',
  recht: 'Der Unterschied kommt vom Recht, das an diesem Tag gilt (Fassung).',
  wissen: 'Der Unterschied kommt von der anderen Ausgabe der Regeln.',
  beide: 'Der Unterschied kommt von beidem: vom Recht an diesem Tag und von der anderen Ausgabe.',
}

/** The four corners: law of then or of the day, Ausgabe of then or the other; two where only one of both is another. */
export function achsenText(
  { lage, quittung }: Grundlage,
  v: Achsenvergleich,
  wahl: { ausgabe: string; stichtag: string },
): string {
  const ecke = (a: Achsenvergleich['damals']) =>
    `${a.ausgang}, ${a.abschnitte.map((x) => wertAlsText(x.betrag ?? 'offen')).join(' / ') || 'kein Zeitraum'} (Fassung ${a.fassungen.join(', ')})`
  const neu = `Ausgabe ${kurzname(wahl.ausgabe)}`
  const recht = wahl.stichtag !== lage.entscheidungsdatum
  const wissen = wahl.ausgabe !== quittung.ausgabe
  return [
    recht
      ? `Tag des Rechts: ${datumText(wahl.stichtag)} statt ${datumText(lage.entscheidungsdatum)}; Eingang bleibt der ${datumText(lage.eingangsdatum)}.`
      : `Tag des Rechts bleibt der ${datumText(wahl.stichtag)}, Eingang der ${datumText(lage.eingangsdatum)}.`,
    `  Recht von damals, Ausgabe von damals: ${ecke(v.damals)}`,
    ...(recht ? [`  anderes Recht,    Ausgabe von damals: ${ecke(v.anderesRecht)}`] : []),
    ...(wissen ? [`  Recht von damals, ${neu}: ${ecke(v.andereAusgabe)}`] : []),
    ...(recht && wissen ? [`  anderes Recht,    ${neu}: ${ecke(v.beides)}`] : []),
    ACHSE[v.achse],
    ...v.unterschiede.slice(0, 40).map(zeile),
  ].join('\n')
}

const zeile = ({ was, vorher, nachher }: Unterschied) => `  - ${was}: ${vorher} → ${nachher}`
