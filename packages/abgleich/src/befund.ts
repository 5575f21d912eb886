import type { Stand } from '@weiche/vorgang'
import { fehlen, zuViel } from './bilanz.ts'
import { dauerText } from './dauer.ts'
import type { Erwartungen } from './erwartungen.ts'
import type { Bilanz, Standzeit, Zusammenfassung } from './zusammenfassung.ts'

/** Codes are stable: alarms and tests go by them. */
export type AbgleichCode =
  | 'bilanz'
  | 'haengt'
  | 'liegt'
  | 'auftrag-ohne-beleg'
  | 'log-verletzt'
  | 'eintraege-fehlen'
  | 'liste-hinkt'
  | 'koepfe-alt'
  | 'koepfe-gefaelscht'
  | 'nicht-veroeffentlicht'
  | 'unverstanden'
  | 'geparkt'
  | 'ohne-zeile'
  | 'ohne-log'

/** `anzahl`: how many are concerned; `vorgaenge`: the worst of them. `text` and `abhilfe` are German. */
export type Abgleichbefund = {
  code: AbgleichCode
  leistung: string
  stand?: Stand
  anzahl: number
  vorgaenge: string[]
  text: string
  abhilfe: string
}

/** Pure: what of this is not as it should be. Empty = every intake is accounted for and nothing stands still. */
export function findeBefunde(z: Zusammenfassung, e: Erwartungen): Abgleichbefund[] {
  return [
    ...z.bilanz.flatMap((b) => bilanz(b, z.liste)),
    ...z.staende.flatMap((s) => standzeit(s, e)),
    ...z.auftraege.map(auftrag),
    ...protokoll(z),
    ...hinken(z, e),
    ...liste('ohne-zeile', z.ohneZeile, 'stehen im Protokoll, aber in keiner Liste', LISTE_NEU),
    ...liste('ohne-log', z.ohneLog, 'stehen in den Listen, aber nicht im Protokoll', SICHERUNG),
    ...unverstanden(z.unverstanden),
    ...geparkt(z.geparkt),
  ]
}

const SICHERUNG =
  'Sofort die Sicherung holen und den Zeugen (zeuge/koepfe.jsonl) aufheben; „weiche abgleich --voll“ nennt jede Stelle.'
const LISTE_NEU =
  '„weiche abgleich --voll --wecken“ trägt sie nach; von selbst geschieht es, sobald die Bilanz zweimal nicht aufgeht.'

/** Lists that are not further behind than this know every intake of the account. */
const BEHIND_S = 10

/** Every acknowledged intake is decided, open, or with a person: not one less, not one more. */
function bilanz(b: Bilanz, liste: number): Abgleichbefund[] {
  const { leistung, angenommen } = b
  const weniger = liste > BEHIND_S ? 0 : fehlen(b)
  const mehr = zuViel(b)
  if (weniger + mehr === 0) return []
  const text =
    weniger > 0
      ? `${weniger} von ${angenommen} angenommenen Anträgen sind weder entschieden noch offen noch bei einer Person.`
      : `Es gibt ${mehr} Vorgänge mehr, als Anträge angenommen wurden.`
  const abhilfe =
    'Mit „weiche abgleich --voll“ feststellen, welche es sind; von selbst geschieht es beim nächsten Abgleich.'
  return [{ code: 'bilanz', leistung, anzahl: weniger + mehr, vorgaenge: [], text, abhilfe }]
}

const FACHLICH: ReadonlySet<Stand> = new Set(['bei-person', 'nachforderung'])

function standzeit({ leistung, stand, anzahl, aelteste, beispiele }: Standzeit, e: Erwartungen): Abgleichbefund[] {
  const erwartet = dauerText(e.staende[stand] ?? 0)
  const base = { leistung, stand, anzahl, vorgaenge: beispiele }
  if (FACHLICH.has(stand)) {
    const text =
      stand === 'nachforderung'
        ? `Die Frist ist länger als ${erwartet} vorbei, und es ist nichts geschehen.`
        : `Länger als ${erwartet} bei einer Person, am längsten ${dauerText(aelteste)}.`
    return [{ code: 'liegt', ...base, text, abhilfe: 'Die Sachbearbeitung ansprechen, oder umverteilen.' }]
  }
  const text = `Länger als ${erwartet} im Stand „${stand}“, am längsten ${dauerText(aelteste)}.`
  return [{ code: 'haengt', ...base, text, abhilfe: ANSEHEN }]
}

const ANSEHEN = 'Mit „weiche stoerung zeige VORGANG“ ansehen; wecken oder einer Person übergeben.'

function auftrag({ leistung, stand, anzahl, aelteste, beispiele }: Standzeit): Abgleichbefund {
  const text = `Angeordnet und nicht belegt (Brief, Übergabe oder Ablage), am längsten ${dauerText(aelteste)}.`
  const abhilfe = `Austauschordner und Empfänger prüfen. ${ANSEHEN}`
  return { code: 'auftrag-ohne-beleg', leistung, stand, anzahl, vorgaenge: beispiele, text, abhilfe }
}

function protokoll({ log }: Zusammenfassung): Abgleichbefund[] {
  const found = [...Map.groupBy(log.befunde, (b) => b.text)].map(([grund, ofThis]): Abgleichbefund => {
    const ids = ofThis.flatMap((b) => b.vorgangId ?? [])
    const wo = ofThis[0]?.seq === undefined ? '' : ` Zuerst: Eintrag ${ofThis[0].seq}.`
    const base = { leistung: '', anzahl: ofThis.length, vorgaenge: [...new Set(ids)].slice(0, 10) }
    return { code: 'log-verletzt', ...base, text: `${grund}${wo}`, abhilfe: SICHERUNG }
  })
  const ungenannt = log.befundeGesamt - log.befunde.length
  if (ungenannt > 0)
    found.push(einzeln('log-verletzt', ungenannt, `Im Protokoll gibt es ${ungenannt} weitere Verletzungen.`, SICHERUNG))
  if (log.gezaehlt === undefined) return found
  const fehlen = log.commits - log.gezaehlt
  const text = fehlen > 0 ? `Im Protokoll fehlen ${fehlen} Einträge.` : `Im Protokoll sind ${-fehlen} Einträge zu viel.`
  return [...found, einzeln('eintraege-fehlen', Math.abs(fehlen), text, SICHERUNG)]
}

function hinken(z: Zusammenfassung, e: Erwartungen): Abgleichbefund[] {
  const found: Abgleichbefund[] = []
  if (z.liste > e.liste)
    found.push(
      einzeln(
        'liste-hinkt',
        1,
        `Listen und Wächter kennen das Neueste seit ${dauerText(z.liste)} nicht.`,
        'Läuft die Aufsicht (npm start, oder ein Prozess „betrieb“)? Deren Protokollzeilen ansehen.',
      ),
    )
  if (z.koepfe === 'gefaelscht')
    found.push(
      einzeln(
        'koepfe-gefaelscht',
        1,
        'Die letzte Bezeugung ist nicht mit unserem Schlüssel unterschrieben.',
        SICHERUNG,
      ),
    )
  else if (z.koepfe > e.koepfe)
    found.push(
      einzeln(
        'koepfe-alt',
        1,
        `Seit ${dauerText(z.koepfe)} ist das Neueste im Protokoll nicht bezeugt.`,
        'Läuft der Kopfschreiber? Ist der Ordner „zeuge“ beschreibbar und Platz auf der Platte?',
      ),
    )
  if (z.relay !== undefined && z.relay > e.relay)
    found.push(
      einzeln(
        'nicht-veroeffentlicht',
        1,
        `Seit ${dauerText(z.relay)} ist das Neueste nicht an Kafka gemeldet.`,
        'Antwortet Kafka? Läuft ein Prozess „betrieb“? Es geht nichts verloren: das Relay holt es nach.',
      ),
    )
  return found
}

function unverstanden(anzahl: number): Abgleichbefund[] {
  if (anzahl === 0) return []
  const text = `${anzahl} Vorgänge haben Einträge eines neueren Programms; hier entscheidet sie niemand.`
  return [einzeln('unverstanden', anzahl, text, 'Diese Prozesse auf die neuere Fassung bringen.')]
}

function geparkt({ anzahl, aelteste }: Zusammenfassung['geparkt']): Abgleichbefund[] {
  if (anzahl === 0) return []
  const text = `${anzahl} Nachrichten liegen geparkt, am längsten ${dauerText(aelteste)}.`
  return [einzeln('geparkt', anzahl, text, 'Mit „weiche stoerung geparkt“ ansehen, wiederholen oder verwerfen.')]
}

function liste(code: AbgleichCode, vorgaenge: string[], was: string, abhilfe: string): Abgleichbefund[] {
  if (vorgaenge.length === 0) return []
  const text = `${vorgaenge.length === 1 ? '1 Vorgang' : `${vorgaenge.length} Vorgänge`}: sie ${was}.`
  return [{ code, leistung: '', anzahl: vorgaenge.length, vorgaenge: vorgaenge.slice(0, 10), text, abhilfe }]
}

const einzeln = (code: AbgleichCode, anzahl: number, text: string, abhilfe: string): Abgleichbefund => ({
  ...{ code, leistung: '', anzahl, vorgaenge: [], text, abhilfe },
})
