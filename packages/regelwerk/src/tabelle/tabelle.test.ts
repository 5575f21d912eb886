import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import { ableitung, ERGEBNIS, fehlerBei, paketMit, regel } from '../pruefstand/test-paket.ts'
import { parseDezimal } from '../werte/dezimal.ts'
import { istOffen, type Laufwert, offen } from '../werte/laufwert.ts'
import { DATUM, JANEIN, type Typ, ZAHL } from '../werte/typ.ts'
import { baueBaum } from './baum.ts'
import { pruefeTabelle } from './pruefe.ts'
import { baueSpalte } from './spalte.ts'
import { suche } from './suche.ts'
import { liesTabellenzelle, type Zelle } from './zelle.ts'

const ORDNER = 'fassungen/2023-01-01'
const DATEI = `${ORDNER}/tabellen/stufe.json`
const ART: Typ = { art: 'text', werte: ['miete', 'eigentum'] }

const zuschlag = {
  id: 'zuschlag',
  titel: 'Zuschlag',
  norm: '§ 5 ProbeG',
  treffer: 'eindeutig',
  eingaben: [
    { titel: 'Personen', fakt: 'personen' },
    { titel: 'Art', fakt: 'art' },
  ],
  ausgaben: [
    { id: 'betrag', titel: 'Zuschlag', typ: 'betrag', bescheid: true },
    { id: 'grund', titel: 'Grund', typ: 'text' },
  ],
  zeilen: [
    { norm: '§ 5 Nr. 1 ProbeG', wenn: ['< 3', 'miete'], dann: ['10.00', 'klein'] },
    { norm: '§ 5 Nr. 2 ProbeG', wenn: ['[3..5]', 'miete'], dann: ['20.00', 'mittel'] },
    { wenn: ['>= 6', 'miete'], dann: ['30.00', 'gross'] },
    { wenn: ['-', 'eigentum'], dann: ['5.00', 'eigentum'] },
  ],
}
type Tabelle = typeof zuschlag
const mit = (mehr: Partial<Record<keyof Tabelle | 'vollstaendig' | 'je' | 'als', unknown>> = {}) => ({
  [DATEI]: { ...zuschlag, ...mehr },
})
const fehler = (mehr: Parameters<typeof mit>[0]) => fehlerBei(mit(mehr)).map((f) => [f.pfad, f.text])
const zeilen = (...liste: [unknown[], unknown[]][]) => ({ zeilen: liste.map(([wenn, dann]) => ({ wenn, dann })) })

function auswertung(angaben: Angaben, teile: Parameters<typeof paketMit>[0] = { ersetzt: mit() }) {
  return werteAus(paketMit(teile), { angaben, eingangsdatum: '2025-01-10', entscheidungsdatum: '2025-01-10' })
}

describe('a decision table makes computed facts', () => {
  test('the row, its results, and the norm of the row in trace and calculation sheet', () => {
    const { werte, trace, berechnung } = auswertung({ personen: 4, art: 'miete' })
    expect(werte[0]).toMatchObject({ 'zuschlag.zeile': '2', 'zuschlag.betrag': '20.00', 'zuschlag.grund': 'mittel' })
    expect(trace.filter((z) => z.art === 'ableitung' && z.id.startsWith('zuschlag'))).toMatchObject([
      { id: 'zuschlag.zeile', norm: '§ 5 Nr. 2 ProbeG' },
      { id: 'zuschlag.betrag', norm: '§ 5 Nr. 2 ProbeG' },
      { id: 'zuschlag.grund', norm: '§ 5 Nr. 2 ProbeG' },
    ])
    expect(berechnung[0]).toMatchObject([{ id: 'zuschlag.betrag', wert: '20.00', norm: '§ 5 Nr. 2 ProbeG' }])
  })
  test('a row without a norm of its own has the norm of the table', () => {
    const { trace } = auswertung({ personen: 7, art: 'miete' })
    expect(trace).toContainEqual(expect.objectContaining({ id: 'zuschlag.betrag', wert: '30.00', norm: '§ 5 ProbeG' }))
  })
  test('unknown inputs: decided when every value leads to the same row, else open by name', () => {
    const stand = (angaben: Angaben) =>
      auswertung(angaben).trace.find((z) => z.art === 'ableitung' && z.id === 'zuschlag.betrag')
    expect(stand({ art: 'eigentum' })).toMatchObject({ wert: '5.00', offen: [] })
    expect(stand({ art: 'miete' })).toMatchObject({ wert: null, offen: ['personen'] })
    expect(stand({ personen: 4 })).toMatchObject({ wert: null, offen: ['art'] })
    expect(stand({})).toMatchObject({ offen: ['personen', 'art'] })
  })
  test('no row hits: unknown under the name of the table, a person has to look', () => {
    const ersetzt = mit(
      zeilen([
        ['< 3', '-'],
        ['1', 'a'],
      ]),
    )
    expect(auswertung({ personen: 4, art: 'miete' }, { ersetzt }).trace).toContainEqual(
      expect.objectContaining({ id: 'zuschlag.betrag', offen: ['zuschlag()'] }),
    )
  })
  test('rules and expressions use the results, and words are checked against them', () => {
    const regeln = {
      anspruch: [
        regel('PRO-AN-001', 'anspruch', 'ablehnung', {
          all: [{ fact: 'zuschlag.grund', operator: 'in', value: ['klein', 'mittel'] }],
        }),
      ],
    }
    const ableitungen = [ableitung('doppelt', 'betrag', 'zuschlag.betrag * 2')]
    const { werte, treffer } = auswertung({ personen: 1, art: 'miete' }, { regeln, ableitungen, ersetzt: mit() })
    expect(werte[0]!['doppelt']).toBe('20.00')
    expect(treffer.map((t) => t.code)).toEqual(['PRO-AN-001'])
    const falsch = {
      [`${ORDNER}/ableitungen.json`]: { ableitungen: [ERGEBNIS, ableitung('x', 'janein', 'zuschlag.grund = "klien"')] },
    }
    expect(fehlerBei({ ...mit(), ...falsch })[0]?.text).toContain('Meinten Sie „klein“?')
  })
  test('erster takes the first row, alle a list of all', () => {
    const sich = zeilen(
      [
        ['>= 1', '-'],
        ['1', 'a'],
      ],
      [
        ['>= 2', '-'],
        ['2', 'b'],
      ],
      [
        ['>= 3', 'miete'],
        ['3', 'c'],
      ],
    )
    const erster = { ...sich, treffer: 'erster', zeilen: sich.zeilen.toReversed() }
    expect(auswertung({ personen: 2 }, { ersetzt: mit(erster) }).werte[0]!['zuschlag.grund']).toBe('b')
    const alle = {
      ...sich,
      treffer: 'alle',
      ausgaben: [
        { id: 'betrag', titel: 'x', typ: 'betrag' },
        { id: 'grund', titel: 'x', typ: 'text' },
      ],
    }
    const ableitungen = [ableitung('summe', 'betrag', 'sum(zuschlag.betrag)')]
    expect(auswertung({ personen: 3, art: 'miete' }, { ersetzt: mit(alle), ableitungen }).werte[0]).toMatchObject({
      'zuschlag.zeile': ['1', '2', '3'],
      summe: '6.00',
    })
    expect(auswertung({ personen: 2, art: 'eigentum' }, { ersetzt: mit(alle), ableitungen }).werte[0]!['summe']).toBe(
      '3.00',
    )
  })
  test('one table for each item of a list', () => {
    const je = {
      ...mit({
        id: 'kind.stufe',
        je: 'kinder',
        als: 'kind',
        eingaben: [{ titel: 'Alter', fakt: 'kind.alter' }],
        ...zeilen([['< 6'], ['1', 'klein']], [['>= 6'], ['2', 'gross']]),
        ausgaben: [
          { id: 'satz', titel: 'x', typ: 'betrag' },
          { id: 'wort', titel: 'x', typ: 'text' },
        ],
      }),
    }
    const ableitungen = [ableitung('summe', 'betrag', 'sum(for k in kinder return k.stufe.satz)')]
    const { werte, trace } = auswertung(
      {
        kinder: [
          { id: 'a', alter: 3 },
          { id: 'b', alter: 6 },
        ],
      },
      { ersetzt: je, ableitungen },
    )
    expect(werte[0]).toMatchObject({ summe: '3.00', 'kinder[a].stufe.wort': 'klein', 'kinder[b].stufe.zeile': '2' })
    expect(trace).toContainEqual(expect.objectContaining({ id: 'kinder[b].stufe.satz', norm: '§ 5 ProbeG' }))
  })
  test('with parameters it is a function, for literals too', () => {
    const funktion = mit({
      eingaben: [
        { titel: 'Alter', parameter: 'alter', typ: 'ganzzahl' },
        { titel: 'Arm', parameter: 'arm', typ: 'janein' },
      ],
      ...zeilen([['< 6', true], ['1']], [['< 6', false], ['2']], [['>= 6', '-'], ['3']]),
      ausgaben: [{ id: 'satz', titel: 'x', typ: 'betrag' }],
    })
    const ableitungen = [ableitung('alle', 'betrag', 'sum(for k in kinder return zuschlag(k.alter, k.schule))')]
    const wert = (angaben: Angaben) => auswertung(angaben, { ersetzt: funktion, ableitungen }).werte[0]!['alle']
    expect(
      wert({
        kinder: [
          { id: 'a', alter: 3, schule: true },
          { id: 'b', alter: 9 },
        ],
      }),
    ).toBe('4.00')
    expect(wert({ kinder: [{ id: 'a', alter: 3 }] })).toBe(null)
    const regeln = {
      anspruch: [
        regel('PRO-AN-001', 'anspruch', 'ablehnung', {
          all: [{ fact: 'miete', operator: 'equal', value: { fact: 'zuschlag', params: { alter: 7, arm: true } } }],
        }),
      ],
    }
    expect(auswertung({ miete: '3' }, { ersetzt: funktion, regeln }).treffer.map((t) => t.code)).toEqual(['PRO-AN-001'])
  })
})

describe('a fault in a decision table is named with its remedy', () => {
  test('two rows hit together', () => {
    expect(
      fehler(
        zeilen(
          [
            ['[1..4]', 'miete'],
            ['1', 'a'],
          ],
          [
            ['> 3', '-'],
            ['2', 'b'],
          ],
        ),
      ),
    ).toEqual([
      [
        'zeilen[1]',
        'Diese Zeile und Zeile 1 treffen beide zu, zum Beispiel bei Personen = 4, Art = „miete“. Bitte eine davon enger fassen oder „treffer“: „erster“ wählen.',
      ],
    ])
    expect(
      fehler(
        zeilen(
          [
            ['[1..4)', 'miete'],
            ['1', 'a'],
          ],
          [
            ['(3..5]', '-'],
            ['2', 'b'],
          ],
        ),
      ),
    ).toEqual([])
  })
  test('a row that never hits', () => {
    expect(
      fehler({
        treffer: 'erster',
        ...zeilen(
          [
            ['>= 3', '-'],
            ['1', 'a'],
          ],
          [
            ['5', 'miete'],
            ['2', 'b'],
          ],
        ),
      }),
    ).toEqual([
      [
        'zeilen[1]',
        'Diese Zeile trifft nie zu: Frühere Zeilen kommen ihr immer zuvor, oder solche Werte gibt es nicht. Bitte berichtigen oder entfernen.',
      ],
    ])
    expect(
      fehler(
        zeilen(
          [
            ['> 12', '-'],
            ['1', 'a'],
          ],
          [
            ['<= 12', '-'],
            ['2', 'b'],
          ],
        ),
      ),
    ).toEqual([
      ['zeilen[0]', 'Diese Zeile trifft nie zu: Solche Werte gibt es nicht. Bitte berichtigen oder entfernen.'],
    ])
  })
  test('a gap, when the table says that it has none', () => {
    const ohneSechs = zeilen(
      [
        ['< 6', '-'],
        ['1', 'a'],
      ],
      [
        ['> 6', '-'],
        ['2', 'b'],
      ],
    )
    expect(fehler(ohneSechs)).toEqual([])
    expect(fehler({ vollstaendig: true, ...ohneSechs })).toEqual([
      ['zeilen', 'Keine Zeile trifft zu bei Personen = 6. Bitte eine Zeile ergänzen oder „vollstaendig“ entfernen.'],
    ])
    expect(
      fehler({
        vollstaendig: true,
        ...zeilen(
          [
            ['< 6', '-'],
            ['1', 'a'],
          ],
          [
            ['>= 6', 'miete'],
            ['2', 'b'],
          ],
        ),
      })[0]?.[1],
    ).toContain('Personen = 6, Art = „eigentum“')
    expect(fehler({ vollstaendig: true })).toEqual([])
  })
  test.each<[string, Parameters<typeof mit>[0], string, string]>([
    ['cells', zeilen([['1'], ['1', 'a']]), 'zeilen[0].wenn', 'Diese Zeile braucht 2 Zellen'],
    ['values', zeilen([['1', '-'], ['1']]), 'zeilen[0].dann', 'Diese Zeile braucht 2 Werte'],
    [
      'word',
      zeilen([
        ['1', 'meite'],
        ['1', 'a'],
      ]),
      'zeilen[0].wenn[1]',
      '„meite“ kommt hier nie vor. Meinten Sie „miete“?',
    ],
    [
      'comma',
      zeilen([
        ['1,5', '-'],
        ['1', 'a'],
      ]),
      'zeilen[0].wenn[0]',
      'Dezimalzahlen stehen mit Punkt',
    ],
    [
      'range',
      zeilen([
        ['[5..3]', '-'],
        ['1', 'a'],
      ]),
      'zeilen[0].wenn[0]',
      'liegt kein Wert',
    ],
    [
      'text for number',
      zeilen([
        ['viele', '-'],
        ['1', 'a'],
      ]),
      'zeilen[0].wenn[0]',
      'nicht lesbar',
    ],
    [
      'amount',
      zeilen([
        ['1', '-'],
        ['1,00', 'a'],
      ]),
      'zeilen[0].dann[0]',
      'Das passt nicht zum Typ „betrag“.',
    ],
    [
      'fact',
      { eingaben: [{ titel: 'x', fakt: 'personn' }, zuschlag.eingaben[1]] },
      'eingaben[0].fakt',
      'Meinten Sie „personen“?',
    ],
    [
      'list',
      { eingaben: [{ titel: 'x', fakt: 'kinder' }, zuschlag.eingaben[1]] },
      'eingaben[0].fakt',
      'das ist eine Liste',
    ],
    [
      'two of them',
      { eingaben: [{ titel: 'x', fakt: 'personen', ausdruck: '1' }, zuschlag.eingaben[1]] },
      'eingaben[0]',
      'genau eines',
    ],
    [
      'half a function',
      { eingaben: [{ titel: 'x', parameter: 'p', typ: 'zahl' }, zuschlag.eingaben[1]] },
      'eingaben',
      'Entweder',
    ],
    [
      'taken name',
      { id: 'miete', ausgaben: [{ id: 'zeile', titel: 'x', typ: 'betrag' }, zuschlag.ausgaben[1]] },
      'ausgaben[0].id',
      'vergeben',
    ],
    ['treffer', { treffer: 'einer' }, 'treffer', 'Erlaubt ist hier nur: „eindeutig“, „erster“, „alle“.'],
    ['norm', { norm: '' }, 'norm', 'Ohne Norm gilt nichts.'],
    ['key', { zeilen: [{ ...zuschlag.zeilen[0], nrom: 'x' }] }, 'zeilen[0]', 'Meinten Sie „norm“?'],
    [
      'list on the sheet',
      { treffer: 'alle' },
      'ausgaben[0].bescheid',
      'Eine Liste passt nicht auf den Berechnungsbogen.',
    ],
  ])('%s', (_, mehr, pfad, text) => {
    const [eine, ...weitere] = fehler(mehr)
    expect(weitere).toEqual([])
    expect(eine).toEqual([pfad, expect.stringContaining(text)])
  })
  test('what builds on a faulty table is not blamed', () => {
    const darauf = {
      [`${ORDNER}/ableitungen.json`]: {
        ableitungen: [ERGEBNIS, ableitung('x', 'betrag', 'zuschlag.betrag + zuschlag(1)')],
      },
    }
    expect(fehlerBei({ ...mit({ norm: undefined }), ...darauf }).map((f) => f.datei)).toEqual([DATEI])
  })
  test('a circle through a table', () => {
    const kreis = {
      [`${ORDNER}/ableitungen.json`]: { ableitungen: [ERGEBNIS, ableitung('x', 'zahl', 'zuschlag.betrag')] },
    }
    const eingaben = [{ titel: 'x', fakt: 'x' }, zuschlag.eingaben[1]]
    expect(fehlerBei({ ...mit({ eingaben }), ...kreis }).map((f) => f.text)).toEqual([
      'Die Ableitung dreht sich im Kreis: x → zuschlag.betrag → zuschlag.zeile → x. Bitte an einer Stelle auftrennen.',
    ])
  })
})

/** Does a cell let a known value through? Written again in the plainest way. */
function passt(zelle: Zelle, wert: Laufwert): boolean {
  if (zelle.k === 'alles') return true
  if (zelle.k === 'werte') return zelle.werte.includes(wert as string) !== zelle.nicht
  const text = (x: Laufwert) =>
    typeof x === 'string' ? Date.parse(x) : Number((x as { z: bigint; s: number }).z) / 10 ** (x as { s: number }).s
  const drin = zelle.bereiche.some(
    ({ von, bis }) =>
      (!von || (von.offen ? text(wert) > text(von.wert) : text(wert) >= text(von.wert))) &&
      (!bis || (bis.offen ? text(wert) < text(bis.wert) : text(wert) <= text(bis.wert))),
  )
  return drin !== zelle.nicht
}

describe('the index and the plain scan agree', () => {
  const zahl = fc.integer({ min: 0, max: 9 })
  const zahlzelle = fc.oneof(
    fc.constant('-'),
    zahl,
    fc.array(zahl, { minLength: 1, maxLength: 3 }),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), zahl).map(([op, n]) => `${op} ${String(n)}`),
    fc
      .tuple(fc.constantFrom('[', '('), zahl, fc.integer({ min: 1, max: 4 }), fc.constantFrom(']', ')'))
      .map(([a, n, m, b]) => `${a}${String(n)}..${String(n + m)}${b}`),
    zahl.map((n) => `not(${String(n)})`),
  )
  const tag = fc.constantFrom('2024-12-31', '2025-01-01', '2025-06-01')
  const tagzelle = fc.oneof(
    fc.constant('-'),
    tag,
    tag.map((t) => `>= ${t}`),
    tag.map((t) => `< date("${t}")`),
  )
  const wort = fc.constantFrom('miete', 'eigentum')
  const wortzelle = fc.oneof(
    fc.constant('-'),
    wort,
    wort.map((w) => [w]),
    wort.map((w) => `not("${w}")`),
  )
  const jazelle = fc.oneof(fc.constant('-'), fc.boolean())
  const TYPEN: Typ[] = [ZAHL, ART, JANEIN, DATUM]
  const zeile = fc.tuple(zahlzelle, wortzelle, jazelle, tagzelle)
  const werte = fc.tuple(
    zahl.map((n): Laufwert => parseDezimal(`${String(n)}.0`)!),
    wort,
    fc.boolean(),
    fc.constantFrom('2024-12-30', '2024-12-31', '2025-01-01', '2025-03-01', '2025-06-01', '2026-01-01'),
  )
  const maske = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
  const namen = ['a', 'b', 'c', 'd']
  /** Every value that an unknown input may have here, so that all completions can be tried. */
  const ALLE: Laufwert[][] = [
    Array.from({ length: 21 }, (_, i) => parseDezimal(String((i - 1) / 2))!),
    ['miete', 'eigentum'],
    [true, false],
    ['2024-12-30', '2024-12-31', '2025-01-01', '2025-03-01', '2025-06-01', '2026-01-01'],
  ]

  test.each(['erster', 'alle'])('for any table and any facts, known or not (%s)', (treffer) => {
    fc.assert(
      fc.property(fc.array(zeile, { minLength: 1, maxLength: 6 }), werte, maske, (tafel, fall, unbekannt) => {
        const zellen = TYPEN.map((typ, j) => tafel.map((cells) => liesTabellenzelle(cells[j], typ) as Zelle))
        const spalten = TYPEN.map((typ, j) => baueSpalte(namen[j]!, typ, {}, zellen[j]!))
        const baum = baueBaum(spalten, tafel.length, treffer === 'erster')!
        const plain = (w: readonly Laufwert[]) => {
          const hits = tafel.flatMap((_, i) => (zellen.every((spalte, j) => passt(spalte[i]!, w[j]!)) ? [i] : []))
          return treffer === 'erster' ? hits.slice(0, 1) : hits
        }
        expect(suche(baum, spalten, fall)).toEqual(plain(fall))

        const teils = fall.map((wert, j) => (unbekannt[j] ? offen(namen[j]!) : wert))
        let moeglich: Laufwert[][] = [[]]
        for (const [j, wert] of fall.entries())
          moeglich = moeglich.flatMap((w) => (unbekannt[j] ? ALLE[j]! : [wert]).map((x) => [...w, x]))
        const enden = new Set(moeglich.map((w) => plain(w).join()))
        const gefunden = suche(baum, spalten, teils)
        if (enden.size === 1) expect(gefunden).toEqual(plain(fall))
        else {
          expect(istOffen(gefunden as Laufwert)).toBe(true)
          for (const name of (gefunden as { offen: string[] }).offen) expect(unbekannt[namen.indexOf(name)]).toBe(true)
        }
        const befunde = pruefeTabelle(baum, spalten, tafel.length)
        const luecke = befunde.some((b) => b.art === 'luecke')
        if (plain(fall).length === 0) expect(luecke).toBe(true)
        for (const b of befunde) if (b.art === 'unerreichbar') expect(plain(fall)).not.toContain(b.zeile)
      }),
      { numRuns: 300 },
    )
  })
})

/** CPU time, so that a busy machine does no harm. */
function millis(seit: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(seit)
  return (user + system) / 1000
}

test('5,000 rows load in less than a second and are found as fast as five', () => {
  const grosse = (anzahl: number) => {
    const liste = Array.from({ length: anzahl }, (_, i) => [
      [String(10000 + i), i % 2 === 0 ? 'miete' : 'eigentum'],
      [i, 'x'],
    ])
    return {
      [DATEI]: {
        ...zuschlag,
        eingaben: [{ titel: 'PLZ', fakt: 'miete' }, zuschlag.eingaben[1]],
        ...zeilen(...(liste as [unknown[], unknown[]][])),
      },
    }
  }
  const start = process.cpuUsage()
  const paket = paketMit({ ersetzt: grosse(5000) })
  expect(millis(start)).toBeLessThan(1000)
  const klein = paketMit({ ersetzt: grosse(5) })
  const lage = (miete: string) => ({
    angaben: { miete, art: 'miete' },
    eingangsdatum: '2025-01-10',
    entscheidungsdatum: '2025-01-10',
  })
  expect(werteAus(paket, lage('14998')).werte[0]!['zuschlag.betrag']).toBe('4998.00')
  const dauer = (p: typeof paket, miete: string) => {
    for (let i = 0; i < 300; i++) werteAus(p, lage(miete))
    const ab = process.cpuUsage()
    for (let i = 0; i < 500; i++) werteAus(p, lage(miete))
    return millis(ab)
  }
  expect(dauer(paket, '14998')).toBeLessThan(5 * dauer(klein, '10004') + 50)
})
