import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ladePaket } from './lade-paket.ts'

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url))
const liesOrdner = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(rules, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((pfad) => [relative(join(rules, name), pfad).replaceAll('\\', '/'), readFileSync(pfad, 'utf8')]),
  )
const vorlage = liesOrdner('_vorlage')

/** `WEG`: the place is removed. */
const WEG = Symbol('weg')
type Stelle = readonly (string | number)[]

function aendere(json: unknown, [kopf, ...rest]: Stelle, wert: unknown): unknown {
  if (kopf === undefined) return wert
  const kopie: Record<string | number, unknown> = Array.isArray(json) ? ([...json] as never) : { ...(json as object) }
  if (rest.length === 0 && wert === WEG) {
    if (Array.isArray(kopie)) kopie.splice(kopf as number, 1)
    else delete kopie[kopf]
  } else kopie[kopf] = aendere(kopie[kopf], rest, wert)
  return kopie
}

function fehlerNach(dateien: Record<string, string>) {
  const geladen = ladePaket(dateien, { erzeuge: false })
  return 'fehler' in geladen ? geladen.fehler.map((f) => [f.datei, f.pfad, f.text]) : []
}
function mit(datei: string, stelle: Stelle, wert: unknown): Record<string, string> {
  return { ...vorlage, [datei]: JSON.stringify(aendere(JSON.parse(vorlage[datei] ?? '{}'), stelle, wert)) }
}

const F = 'fassungen/2025-01-01'
const [L, A, N, Z, K] = [
  'leistung.json',
  'angaben.json',
  'nachweise.json',
  'zustaendigkeit.json',
  'aussteuerung-katalog.json',
]
const [P, AB, B, T] = [
  `${F}/parameter.json`,
  `${F}/ableitungen.json`,
  `${F}/bedingungen.json`,
  `${F}/tabellen/foerdersatz.json`,
]
const [VO, AN, HO, PL] = [
  `${F}/regeln/vollstaendigkeit.json`,
  `${F}/regeln/anspruch.json`,
  `${F}/regeln/hoehe.json`,
  `${F}/regeln/plausibilitaet.json`,
]
const blatt = ['regeln', 0, 'conditions', 'all', 0]
const irgendein = ['regeln', 0, 'conditions', 'any', 0]

/** File, place and value of the one change; where the one message is, when not there; what it says. */
const AENDERUNGEN: [string, Stelle, unknown, string | undefined, string][] = [
  [L, ['nmae'], 'x', '', 'unbekannt. Meinten Sie „name“?'],
  [L, ['name'], WEG, undefined, '„name“ fehlt.'],
  [L, ['name'], '', undefined, 'nichts Leeres'],
  [L, ['id'], 'Meine Leistung', undefined, 'Kleinbuchstaben'],
  [L, ['geprueftBis'], '2026-02-30', undefined, 'kein Tag des Kalenders'],
  [L, ['mitwirkung', 'norm'], ' ', undefined, 'Ohne Norm gilt nichts'],
  [L, ['automatisierung', 'ermessen'], 'nein', undefined, 'true oder false'],
  [L, ['automatisierung', 'stichprobe'], 0.05, undefined, 'Text in Anführungszeichen'],
  [L, ['ergebnis', 'betrag'], 'zuschuss.monatlch', undefined, 'keine Ableitung vom Typ betrag'],
  [L, ['ergebnis', 'zeitraumMonate'], 0, undefined, 'mindestens 1'],
  [L, ['ergebnis', 'auswahl'], 'immer', undefined, '„monat-oder-entscheidung“'],
  [L, ['fristen', 'nachforderungTage'], '28', undefined, 'Zahl ohne Anführungszeichen'],
  [L, ['schutz', 'adresse'], 'antragsteller.plz', undefined, 'keine Angabe vom Typ janein'],
  [L, ['bescheid', 'texte', 'eingang'], 'eingangg', undefined, 'Den Text „eingangg“ gibt es nicht'],
  [L, ['bescheid', 'texte', 'begruessung'], 'eingang', 'bescheid.texte', 'unbekannt'],
  [L, ['bescheid', 'kenngroessen', 0], 'foerdersatz.prozentt', undefined, 'keine Ableitung jeder Fassung'],
  [
    L,
    ['bescheid', 'rechenbild', 0, 'zeilen', 0, 'id'],
    'kind.zuschuss',
    undefined,
    'nicht in jeder Fassung eine Ableitung',
  ],
  [
    L,
    ['bescheid', 'rechenbild', 0, 'zeilen', 1, 'rolle'],
    'zugang',
    'bescheid.rechenbild[0].zeilen',
    'Die letzte Zeile',
  ],
  [
    L,
    ['bescheid', 'rechenbild', 0, 'zeilen', 0, 'weniger'],
    'Rest',
    'bescheid.rechenbild[0].zeilen[0]',
    'nur zu einer Zeile',
  ],
  [L, ['bescheid', 'rechtsbehelf', 'standard', 'art'], 'beschwerde', undefined, 'Erlaubt ist hier nur'],
  [A, ['felder', 0, 'felder', 0, 'typ'], 'wort', undefined, 'Der „typ“ fehlt oder ist unbekannt'],
  [A, ['felder', 0, 'felder', 1, 'id'], 'vorname', undefined, 'gibt es hier schon'],
  [A, ['felder', 0, 'felder', 3, 'id'], 'haus-nr', undefined, 'Buchstaben und Ziffern'],
  [A, ['felder', 0, 'felder', 3, 'maxLaenge'], 0, undefined, 'mindestens 1'],
  [A, ['felder', 0, 'felder', 3, 'werte'], ['a'], 'felder[0].felder[3]', 'unbekannt'],
  [A, ['felder', 1, 'felder', 0, 'vorgabe'], 'x'.repeat(1001), undefined, 'Diese Vorgabe könnte niemand angeben'],
  [A, ['felder', 2, 'felder', 0, 'min'], '60000.00', undefined, 'größer als „max“'],
  [A, ['felder', 2, 'felder', 0, 'vorgabe'], '60000.00', undefined, 'Diese Vorgabe könnte niemand angeben'],
  [A, ['felder', 3, 'felder', 0], WEG, 'felder[3].felder', 'Textfeld „id“'],
  [A, ['felder', 3, 'felder', 3, 'werte'], [], undefined, 'nichts Leeres'],
  [A, ['felder', 3, 'felder', 3, 'werte'], ['geige', 'geige'], undefined, 'doppelt'],
  [A, ['felder', 3, 'felder', 2, 'min'], '2000-13-01', undefined, 'kein Tag des Kalenders'],
  [N, ['nachweise', 0, 'wenn'], 'kind.gebuehrMont > 0', undefined, 'Meinten Sie „kind.gebuehrMonat“?'],
  [N, ['nachweise', 0, 'wenn'], 'kind.gebuehrMonat', undefined, 'gebraucht wird ja/nein'],
  [N, ['nachweise', 0, 'je'], 'kindr', undefined, 'Meinten Sie „kinder“?'],
  [N, ['nachweise', 0, 'text'], 'nachweis', undefined, 'Den Text „nachweis“ gibt es nicht'],
  [N, ['nachweise', 0, 'code'], 'VOR-AN-001', undefined, 'schon vergeben'],
  [N, ['nachweise', 0, 'lesen', 'felder', 1, 'typ'], 'geld', undefined, 'Erlaubt ist hier nur'],
  [N, ['nachweise', 0, 'vergleiche', 0, 'feld'], 'kinde', undefined, 'wird nicht gelesen'],
  [N, ['nachweise', 0, 'vergleiche', 1, 'toleranz'], '5', undefined, 'kennt keine „toleranz“'],
  [Z, ['regeln', 0, 'wenn'], 'verfahren.monate > 1', undefined, 'hängt nicht von Tagen des Verfahrens ab'],
  [Z, ['sonst'], WEG, undefined, '„sonst“ fehlt'],
  [Z, ['sonst', 'code'], 'zu-1', undefined, 'Großbuchstaben'],
  [Z, ['aktenzeichen', 'muster'], '41.2-{jahr}', undefined, 'braucht „{laufend}“'],
  [Z, ['aktenzeichen', 'muster'], '41.2-{monat}-{laufend}', undefined, 'Den Platzhalter „{monat}“ gibt es hier nicht'],
  [K, ['gruende', 0, 'faelle', 0], 'mensch-hohe-gebuer', undefined, 'Meinten Sie „mensch-hohe-gebuehr“?'],
  [K, ['gruende', 1], WEG, 'gruende', '„VOR-AS-001“ steuert aus, steht aber nicht im Katalog'],
  [K, ['gruende', 2, 'gate'], WEG, undefined, '„gate“ gehört zu'],
  [K, ['gruende', 2, 'text'], 'person-bemerk', undefined, 'Den Text „person-bemerk“ gibt es nicht'],
  [K, ['gruende', 2, 'text'], 'eingang', undefined, 'steht hier für sich allein und kennt keine Werte'],
  [K, ['gruende', 0, 'durch'], 'mensch', undefined, 'Erlaubt ist hier nur'],
  [P, ['parameter', 1, 'wert'], 5.5, undefined, 'Dezimalzahlen stehen als Text'],
  [P, ['parameter', 1, 'wert'], '5,50', undefined, 'passt nicht zum Typ „betrag“'],
  [P, ['parameter', 1, 'norm'], WEG, undefined, 'Ohne Norm gilt nichts'],
  [P, ['parameter', 3], { id: 'bagatelle', typ: 'zahl', wert: 1, norm: '§ 6' }, undefined, 'gibt es schon'],
  [P, ['parameter', 2, 'werte', 1, 0], 1, 'parameter[2].werte[1]', 'doppelt'],
  [P, ['parameter', 2, 'werte', 1, 1], WEG, 'parameter[2].werte[1]', 'braucht 2 Werte'],
  [AB, ['ableitungen', 0, 'ausdruck'], 'age(kind.geburtsdatum)', undefined, 'So wird „age“ geschrieben'],
  [AB, ['ableitungen', 0, 'ausdruck'], 'kind.zuschuss', 'ableitungen[0]', 'dreht sich im Kreis'],
  [AB, ['ableitungen', 0, 'ausdruck'], '"alt"', undefined, 'Das Ergebnis ist ein Text, gebraucht wird eine Zahl'],
  [AB, ['ableitungen', 0, 'als'], WEG, 'ableitungen[0]', '„je“ und „als“ gehören zusammen'],
  [AB, ['ableitungen', 0, 'norm'], '', undefined, 'Ohne Norm gilt nichts'],
  [AB, ['ableitungen', 0, 'titel'], 'Alter von {{kind.nachname}}', undefined, 'weder Angabe noch Ableitung'],
  [AB, ['ableitungen', 1, 'rundung', 'modus'], 'kaufmaennisch', undefined, 'Erlaubt ist hier nur'],
  [AB, ['ableitungen', 1, 'id'], 'zuschuss', undefined, 'beginnt mit dem Namen des Eintrags'],
  [AB, ['ableitungen', 2, 'ausdruck'], 'sum(for k in kinder return k.zuschuss', undefined, 'Zeichen'],
  [B, ['bedingungen', 0, 'conditions', 'all'], [], undefined, 'leere Gruppe'],
  [B, ['bedingungen', 0, 'norm'], WEG, undefined, 'Ohne Norm gilt nichts'],
  [
    B,
    ['bedingungen', 0, 'conditions', 'all', 0],
    { condition: 'wohntInMusterstadt' },
    'bedingungen[0].conditions',
    'dreht sich im Kreis',
  ],
  [T, ['treffer'], 'unique', undefined, '„eindeutig“'],
  [T, ['zeilen', 3, 'wenn', 0], '>= 3500', 'zeilen[3]', 'treffen beide zu, zum Beispiel bei Einkommen im Monat = 3500'],
  [T, ['zeilen', 0, 'wenn', 0], '< 2000', 'zeilen', 'Keine Zeile trifft zu bei Einkommen im Monat = 2000'],
  [T, ['zeilen', 0, 'wenn', 0], 'wenig', undefined, 'nicht lesbar'],
  [T, ['zeilen', 0, 'wenn', 1], WEG, 'zeilen[0].wenn', 'braucht 2 Zellen'],
  [T, ['zeilen', 0, 'dann', 0], '80%', undefined, 'passt nicht zum Typ „ganzzahl“'],
  [T, ['eingaben', 0, 'fakt'], 'haushalt.einkomenMonat', undefined, 'Meinten Sie „haushalt.einkommenMonat“?'],
  [AN, ['regeln', 0, 'norm'], WEG, undefined, 'Ohne Norm gilt nichts'],
  [AN, ['regeln', 1, 'code'], 'VOR-AN-001', undefined, 'schon vergeben'],
  [AN, ['regeln', 0, 'phase'], 'hoehe', undefined, 'Regeln der Phase „anspruch“'],
  [AN, ['regeln', 0, 'prioritaet'], 2, 'regeln[0]', 'Erlaubt sind: code'],
  [
    AN,
    ['regeln', 0, 'conditions', 'not', 'condition'],
    'wohntInMusterstat',
    undefined,
    'Meinten Sie „wohntInMusterstadt“?',
  ],
  [AN, ['regeln', 0, 'event', 'params', 'text'], 'grund', undefined, 'Den Text „grund“ gibt es nicht'],
  [AN, ['regeln', 0, 'event', 'type'], 'abgelehnt', undefined, 'Erlaubt ist hier nur'],
  [HO, [...blatt, 'operator'], 'lessthan', undefined, 'Meinten Sie „lessThan“?'],
  [HO, [...blatt, 'operator'], 'in', 'regeln[0].conditions.all[0].value', 'gebraucht'],
  [HO, [...blatt, 'vale'], '5', 'regeln[0].conditions.all[0]', 'Meinten Sie „value“?'],
  [HO, [...blatt, 'value'], 'fünf', undefined, 'passt nicht zum Typ „zahl“'],
  [HO, [...blatt, 'value'], 5.5, undefined, 'passt nicht zum Typ „zahl“'],
  [HO, [...blatt, 'value', 'fact'], 'bagatele', undefined, 'Meinten Sie „bagatelle“?'],
  [HO, [...blatt, 'path'], '$..x', undefined, 'nur ein einfacher Weg'],
  [HO, [...blatt, 'priority'], '__proto__', undefined, 'ganze Zahl ab 1'],
  [HO, ['regeln', 0, 'conditions', 'all'], [], undefined, 'leere Gruppe'],
  [HO, ['regeln', 0, 'conditions', 'any'], [], 'regeln[0].conditions', 'nebeneinander'],
  [PL, [...irgendein, 'operator'], 'contains', undefined, 'Für ihre Einträge gibt es „some“'],
  [PL, [...irgendein, 'value', 'all', 0, 'fact'], 'gebuehrMona', undefined, 'Meinten Sie „gebuehrMonat“?'],
  [PL, [...irgendein, 'value'], true, undefined, 'Hier steht eine Bedingung'],
  [
    VO,
    ['regeln', 0, 'event', 'type'],
    'ablehnung',
    undefined,
    'Eine Ablehnung gehört in die Phase anspruch oder hoehe',
  ],
]

/** As people write it: `regeln[3].conditions`. */
function pfadtext(stelle: Stelle): string {
  return stelle
    .map((teil) => (typeof teil === 'number' ? `[${String(teil)}]` : `.${teil}`))
    .join('')
    .replace(/^\./, '')
}

test('the template itself is without fault', () => expect(fehlerNach(vorlage)).toEqual([]))

describe('one mistake, one message, at its place, with what to write instead', () => {
  const fehler = AENDERUNGEN
  test.each(
    fehler.map(
      ([datei, stelle, wert, ort, text]) =>
        [
          `${datei} ${pfadtext(stelle)} := ${wert === WEG ? '(weg)' : JSON.stringify(wert)}`,
          datei,
          stelle,
          wert,
          ort,
          text,
        ] as const,
    ),
  )('%s', (_, datei, stelle, wert, ort, text) => {
    expect(fehlerNach(mit(datei, stelle, wert))).toEqual([
      [datei, ort ?? pfadtext(stelle), expect.stringContaining(text)],
    ])
  })
  test('there are enough of them to believe it', () => expect(fehler.length).toBeGreaterThanOrEqual(60))
})

describe('a mistake with whole files', () => {
  const ohne = (datei: string) => Object.fromEntries(Object.entries(vorlage).filter(([name]) => name !== datei))
  test.each<[string, Record<string, string>, string, string]>([
    ['missing', ohne(Z), Z, 'fehlt im Paket'],
    ['misspelt', { ...vorlage, 'angabe.json': '{}' }, 'angabe.json', 'Meinten Sie „angaben.json“?'],
    ['no JSON', { ...vorlage, [K]: '{ "gruende": [ ], }' }, K, 'kein gültiges JSON'],
    ['twice', { ...vorlage, [K]: vorlage[K]!.replace('"titel"', '"titel": "x", "titel"') }, K, 'steht doppelt'],
    [
      'a day',
      { ...vorlage, 'fassungen/2025-02-30/parameter.json': vorlage[P]! },
      'fassungen/2025-02-30/',
      'ist kein Tag',
    ],
    [
      'wie',
      {
        ...vorlage,
        'fassungen/2026-01-01/fassung.json': '{ "wie": "2024-01-01" }',
        'fassungen/2026-01-01/parameter.json': vorlage[P]!,
      },
      'fassungen/2026-01-01/fassung.json',
      'hat keine eigenen Ableitungen',
    ],
    [
      'wie and own rules',
      {
        ...vorlage,
        'fassungen/2026-01-01/fassung.json': '{ "wie": "2025-01-01" }',
        'fassungen/2026-01-01/parameter.json': vorlage[P]!,
        'fassungen/2026-01-01/tabellen/x.json': vorlage[T]!,
      },
      'fassungen/2026-01-01/tabellen/x.json',
      'hat aber eigene Regeln',
    ],
    [
      'wie without values',
      { ...vorlage, 'fassungen/2026-01-01/fassung.json': '{ "wie": "2025-01-01" }' },
      'fassungen/2026-01-01/parameter.json',
      'fehlt im Paket',
    ],
    [
      'text',
      { ...vorlage, 'texte/grund-bagatelle.md': 'Es wären {{zuschuss}}.' },
      'texte/grund-bagatelle.md',
      'Den Platzhalter „{{zuschuss}}“ gibt es nicht',
    ],
    ['empty text', { ...vorlage, 'texte/grund-alter.md': ' \n' }, 'texte/grund-alter.md', 'Der Text ist leer'],
    [
      'phase',
      { ...ohne(HO), [`${F}/regeln/hohe.json`]: vorlage[HO]! },
      `${F}/regeln/hohe.json`,
      'Die Datei heißt nach ihrer Phase',
    ],
    ['not an object', { ...vorlage, [AN]: '[]' }, AN, 'Objekt'],
  ])('%s', (_, dateien, datei, text) => {
    expect(fehlerNach(dateien).map(([d, , t]) => [d, t])).toEqual([[datei, expect.stringContaining(text)]])
  })
})

describe('whatever is written into wohngeld', () => {
  const wohngeld = Object.fromEntries(
    Object.entries(liesOrdner('wohngeld')).filter(([name]) => !/^(faelle|beispiele)\//.test(name)),
  )
  const dateien = Object.keys(wohngeld).filter((name) => name.endsWith('.json') && !name.startsWith('daten/'))
  const jsons = new Map(dateien.map((name) => [name, JSON.parse(wohngeld[name]!) as unknown]))
  const unsinn = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1.5,
      '',
      'x',
      '§',
      [],
      {},
      [[]],
      { all: [] },
      { fact: 'x' },
      '__proto__',
      '2025-02-30',
      '{{',
      '1,5',
      ['-'],
    ),
    fc.jsonValue(),
  )

  /** A random place in a file: a way of keys from its root. */
  function stelleIn(json: unknown, wahl: readonly number[]): Stelle {
    const weg: (string | number)[] = []
    let hier = json
    for (const zahl of wahl) {
      if (typeof hier !== 'object' || hier === null) break
      const keys = Object.keys(hier)
      if (keys.length === 0) break
      const key = keys[zahl % keys.length]!
      weg.push(Array.isArray(hier) ? Number(key) : key)
      hier = (hier as Record<string, unknown>)[key]
    }
    return weg
  }
  const ort = fc.tuple(fc.constantFrom(...dateien), fc.array(fc.nat(200), { minLength: 1, maxLength: 9 }))

  test('the loader says what is wrong or takes it, but never throws', () => {
    fc.assert(
      fc.property(ort, unsinn, ([datei, wahl], wert) => {
        const json = jsons.get(datei)
        const neu = JSON.stringify(aendere(json, stelleIn(json, wahl), wert))
        for (const [, , text] of fehlerNach({ ...wohngeld, [datei]: neu })) expect(text!.length).toBeGreaterThan(10)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test('an unknown key is never accepted, wherever it stands', () => {
    fc.assert(
      fc.property(ort, ([datei, wahl]) => {
        const json = jsons.get(datei)
        let stelle = stelleIn(json, wahl)
        const bei = (weg: Stelle) => weg.reduce<unknown>((x, key) => (x as Record<string, unknown>)[key], json)
        while (typeof bei(stelle) !== 'object' || Array.isArray(bei(stelle))) stelle = stelle.slice(0, -1)
        // Maps of the format: there a key is content.
        fc.pre(!['laender', 'werte'].includes(String(stelle.at(-1))))
        const neu = JSON.stringify(aendere(json, [...stelle, 'unbekannt'], 'x'))
        const gefunden = fehlerNach({ ...wohngeld, [datei]: neu })
        expect(gefunden).toEqual([[datei, pfadtext(stelle), expect.stringContaining('„unbekannt“ ist hier unbekannt')]])
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
