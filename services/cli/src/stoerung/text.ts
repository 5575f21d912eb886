import { dauerText } from '@weiche/abgleich'
import type { Einzelergebnis, Geparkt, Stoerungsgruppe, Technikansicht, Treffer } from '@weiche/stoerung'
import type { Reparatur } from '@weiche/vorgang'
import Table from 'cli-table3'

const RUHIG = { style: { head: [], border: [] } }
const seitText = (seit: string, now: Date) => dauerText(Math.max(0, (now.getTime() - Date.parse(seit)) / 1000))

function tabelle(head: string[], rows: string[][]): string {
  const table = new Table({ head, ...RUHIG })
  table.push(...rows)
  return table.toString()
}

export function gruppenText(gruppen: readonly Stoerungsgruppe[], now: Date): string {
  if (gruppen.length === 0) return 'Es steht nichts: kein Vorgang ist offen.'
  return tabelle(
    ['Anzahl', 'Leistung', 'Stand', 'Grund', 'am längsten'],
    gruppen.map((g) => [String(g.anzahl), g.leistung, g.stand, g.code || '–', seitText(g.seit, now)]),
  )
}

export function trefferText(treffer: readonly Treffer[], gesamt: number, now: Date): string {
  const mehr = gesamt > treffer.length ? [`und ${gesamt - treffer.length} weitere (--anzahl zeigt mehr)`] : []
  const rows = treffer.map((t) => [t.vorgangId, t.leistung, t.stand, String(t.seq), seitText(t.seit, now)])
  return [tabelle(['Vorgang', 'Leistung', 'Stand', 'Einträge', 'seit'], rows), ...mehr].join('\n')
}

export function ansichtText(a: Technikansicht): string {
  const warten =
    a.ruhend === null
      ? 'steht in keiner Liste (weiche abgleich --voll)'
      : a.ruhend
        ? 'ruht: Weiche wartet auf eine Person, auf den Bürger oder auf nichts'
        : `Weiche ist am Zug; ${a.weckversuche} Weckrufe, nächster ${a.naechsterWeckruf}`
  return [
    `${a.vorgangId} (${a.leistung}), Stand ${a.stand ?? 'unbekannt'}${a.codes.length > 0 ? `, ${a.codes.join(', ')}` : ''}: ${warten}.`,
    tabelle(
      ['Nr.', 'Zeit', 'Dienst', 'Ereignisse', 'Gründe', 'Schritt'],
      a.verlauf.map((v) => [
        String(v.seq),
        v.zeitpunkt,
        v.service,
        v.ereignisse.join('\n'),
        v.codes.join('\n'),
        v.ursache,
      ]),
    ),
  ].join('\n')
}

export function geparktText(liste: readonly Geparkt[], anzahl: number): string {
  if (anzahl === 0) return 'Es liegt keine Nachricht geparkt.'
  const rows = liste.map((g) => [g.id, g.grund, g.vorgangId ?? '–', `${g.bytes} Byte`, g.seit])
  const mehr = anzahl > liste.length ? [`und ${anzahl - liste.length} weitere`] : []
  return [tabelle(['Name', 'Grund', 'Vorgang', 'Größe', 'geparkt'], rows), ...mehr].join('\n')
}

const AKTION = {
  uebergeben: 'einer Person übergeben',
  uebergehen: 'als von Hand erledigt belegen',
  verwerfen: 'verwerfen',
} as const

/** What a person is about to sign, complete. */
export function auftragText({ aktion, schritt, grund, vorgaenge, geparkt, gueltigBis }: Reparatur): string {
  const worum = vorgaenge.length > 0 ? `${vorgaenge.length} Vorgänge` : `${geparkt.length} geparkte Nachrichten`
  return [
    `Auftrag: ${worum} ${AKTION[aktion]}${schritt === '' ? '' : ` (${schritt})`}. Grund: ${grund}`,
    ...vorgaenge.map(([id, seq]) => `  ${id}, gesehen mit ${seq} Einträgen`),
    ...geparkt.map((id) => `  ${id}`),
    `Gültig bis ${gueltigBis}.`,
  ].join('\n')
}

const ERGEBNIS: Record<Einzelergebnis['ergebnis'], string> = {
  getan: 'getan',
  'schon-getan': 'war schon getan',
  veraendert: 'nicht getan',
  unbekannt: 'nicht getan',
  'nichts-zu-tun': 'nichts zu tun',
}
export const ergebnisText = ({ vorgangId, ergebnis, grund }: Einzelergebnis): string =>
  `  ${vorgangId}: ${ERGEBNIS[ergebnis]}${grund === '' ? '' : `. ${grund}`}`
