import { type Ereignis, type EreignisVon, parseEreignis } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import { berechnung } from './wohngeld.ts'

export const angaben = {
  antragsteller: {
    vorname: 'Jördis',
    nachname: 'Weiß',
    geburtsdatum: '1980-05-01',
    strasse: 'Straße des Friedens',
    hausnummer: '17',
    plz: '24999',
    ort: 'Beispielhausen',
  },
  haushalt: {
    mitglieder: [
      { id: 'm1', vorname: 'Jördis', nachname: 'Weiß', geburtsdatum: '1980-05-01' },
      { id: 'm2', vorname: 'Çağla', nachname: 'Weiß', geburtsdatum: '2012-01-31' },
    ],
  },
}

export const geprueft: Ereignis[][] = [[e.eingegangen(angaben)], [e.geprueft(1, { angaben })], [e.zugeordnet(1)]]

export function entschieden(
  grundlage: number,
  teil: { weg?: 'dunkel' | 'person'; ausgang?: 'bewilligung' | 'ablehnung'; eigene?: boolean } = {},
): Ereignis {
  const fakten = { grundlage, weg: teil.weg ?? 'dunkel', person: teil.weg === 'person' ? 'p1' : '' }
  const zwei = [
    { von: '2024-11-01', bis: '2024-12-31', fassung: '2023-01-01', betrag: '101' },
    { von: '2025-01-01', bis: '2025-10-31', fassung: '2025-01-01', betrag: '1135' },
  ]
  const ablehnung = teil.ausgang === 'ablehnung'
  return parseEreignis({
    type: 'entscheidung.getroffen',
    fakten: { ...fakten, ausgang: teil.ausgang ?? 'bewilligung', codes: [], entscheidungsdatum: '2025-06-01' },
    inhalt: {
      abschnitte: ablehnung ? [] : zwei,
      gruende: [{ code: 'ANSPRUCH', norm: '§ 3 WoGG', text: 'Die Voraussetzungen liegen vor.' }],
      berechnung: ablehnung || teil.eigene ? [] : [berechnung[0], berechnung[0]],
    },
  })
}

/** What the rules found, as it was kept before the Spur: the child does not count. */
export const ausgewertet = (grundlage: number): Ereignis =>
  parseEreignis({
    type: 'regeln.ausgewertet',
    fakten: { grundlage, ausgabe: 'a1', steuerungSeq: 0, fassungen: [], gates: [], codes: [] },
    inhalt: {
      ausgang: 'bewilligung',
      abschnitte: [],
      offen: [],
      werte: [{ 'haushalt.mitglieder[m1].ausgeschlossen': false, 'haushalt.mitglieder[m2].ausgeschlossen': true }],
      berechnung: [],
      spur: [],
      trace: [],
      quittung: {
        ausgabe: 'a1',
        fassungen: [],
        dateien: {},
        engine: '1',
        eingangsdatum: '',
        entscheidungsdatum: '',
        ausgang: '',
        angabenHmac: '',
        traceHmac: '',
        spurHmac: '',
      },
    },
  })

/** Asked, reminded with the warning, Frist over, refused by a person; the commits follow `geprueft`. */
export const versagt: Ereignis[][] = [
  [nachgefordert(1, '2025-06-30')],
  [e.mitgeteilt(4)],
  [e.erinnert(1, 4, '2025-07-21')],
  [e.erinnerungVersandt(6)],
  [e.fristAbgelaufen(1, 4, '2025-07-21')],
  [e.ausgesteuert(1, 'frist', '', ['AS-VERSAGUNG-PRUEFEN'])],
  [e.versagt(1, 4)],
]

export function nachgefordert(grundlage: number, frist: string, fortgefuehrt = ''): Ereignis {
  const asked = e.nachgefordert(grundlage, frist, ['WOG-NW-001'], fortgefuehrt) as EreignisVon<'nachforderung.gestellt'>
  const punkte = [
    { gegenstand: 'rentenbescheid', betrifft: 'm2', titel: 'Rentenbescheid', grund: 'fehlt' },
    { gegenstand: 'wohnung.miete', betrifft: '', titel: 'Miete', grund: 'unrichtig' },
    {
      gegenstand: 'mietbescheinigung',
      betrifft: '',
      titel: 'Mietbescheinigung',
      grund: 'veraltet',
      erlaeuterung: 'Bitte eine neuere.',
    },
  ] as const
  const items = punkte.map((p, i) => ({ ...e.posten(p.gegenstand, `p${i + 1}`), ...p, code: 'WOG-NW-001' }))
  return { ...asked, inhalt: { punkte: items } }
}
