import type { Angaben } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import { werteAus } from '../auswertung/werte-aus.ts'
import { ladePaket } from '../laden/lade-paket.ts'
import { ableitung, dateien, ERGEBNIS, fehlerBei, paketMit, parameter } from '../pruefstand/test-paket.ts'

const kinder = [
  { id: 'k1', name: 'Ada', alter: 3, schule: false, jobs: [] },
  {
    id: 'k2',
    name: 'Ben',
    alter: 17,
    schule: true,
    jobs: [
      { id: 'j1', lohn: '100.50' },
      { id: 'j2', lohn: '20.00' },
    ],
  },
]
const voll: Angaben = {
  einkommen: '1000.10',
  miete: '500.00',
  personen: 2,
  art: 'miete',
  verheiratet: true,
  kinder,
  antragsteller: { geburtsdatum: '2000-02-29' },
}

function ergebnis(typ: string, ausdruck: string, angaben: Angaben = voll, mehr = {}) {
  const paket = paketMit({ ableitungen: [ableitung('x', typ, ausdruck, mehr)] })
  const auswertung = werteAus(paket, { angaben, eingangsdatum: '2025-02-28', entscheidungsdatum: '2025-03-01' })
  const zeile = auswertung.trace.find((z) => z.art === 'ableitung' && z.id === 'x')
  return { wert: auswertung.werte[0]!['x'], offen: zeile?.art === 'ableitung' ? zeile.offen : [] }
}

describe('an expression computes exactly', () => {
  test.each([
    ['zahl', '1 + 2 * 3 - 4 - 1', '2'],
    ['zahl', '-einkommen * 2', '-2000.2'],
    ['zahl', '(1 - 0.9) * 3', '0.3'],
    ['betrag', 'einkommen + 0.005', '1000.105'],
    ['betrag', 'einkommen * 2', '2000.20'],
    ['betrag', 'satz * personen', '51.00'],
    ['betrag', 'stufe(personen)', '180.50'],
    ['betrag', 'stufe(personen - 1.0)', '100.00'],
    ['zahl', 'divide(2, 3, 4)', '0.6667'],
    ['zahl', 'divide(-2, 3, 4)', '-0.6667'],
    ['zahl', 'round half up(2.345, 2)', '2.35'],
    ['zahl', 'floor(-2.1)', '-3'],
    ['zahl', 'ceiling(2.101, 2)', '2.11'],
    ['zahl', 'abs(-2.5)', '2.5'],
    ['zahl', 'min(3, einkommen, 2)', '2'],
    ['zahl', 'max(for k in kinder return k.alter)', '17'],
    ['betrag', 'sum(for k in kinder return sum(for j in k.jobs return j.lohn))', '120.50'],
    ['zahl', 'count(kinder[item.alter >= 16 and item.schule])', '1'],
    ['janein', 'some k in kinder satisfies k.name = "Ben"', true],
    ['janein', 'every k in kinder satisfies k.alter < 17', false],
    ['janein', 'personen between 1 and 2', true],
    ['janein', 'art in ("eigentum", "miete")', true],
    ['janein', 'personen in (1, 3)', false],
    ['janein', 'list contains(for k in kinder return k.alter, 3.0)', true],
    ['janein', '17 in (for k in kinder return k.alter)', true],
    ['janein', 'not(verheiratet) or personen > 1 and art = "miete"', true],
    ['zahl', 'if verheiratet then 1 else 2 + 5', '1'],
    ['text', 'art + "-" + "x"', 'miete-x'],
    ['zahl', 'string length("äöü")', '3'],
    ['ganzzahl', 'age(antragsteller.geburtsdatum, verfahren.eingangsdatum)', '24'],
    ['ganzzahl', 'age(antragsteller.geburtsdatum, verfahren.entscheidungsdatum)', '25'],
    ['ganzzahl', 'age(date("2000-02-28"), verfahren.eingangsdatum)', '25'],
    ['janein', 'verfahren.eingangsdatum < date("2025-03-01")', true],
    ['zahl', 'verfahren.monate', '3'],
    ['datum', 'verfahren.monat', '2025-02-01'],
    ['betrag', 'bonus', '0.00'],
    ['janein', 'miete = null', false],
    ['janein', 'bemerkung = null and einkommen != null', true],
  ])('%s: %s', (typ, ausdruck, erwartet) => {
    expect(ergebnis(typ, ausdruck).wert).toBe(erwartet)
  })
  test('a rounded value keeps its scale, another one has no needless zeros', () => {
    const rundung = { modus: 'half-up', skala: 4, norm: '§ 1 ProbeG' }
    expect(ergebnis('zahl', '1.50', voll, { rundung }).wert).toBe('1.5000')
    expect(ergebnis('zahl', '1.50').wert).toBe('1.5')
  })
  test.each([true, false])(
    'fields of an item that is reached by place or kept in a context, computed ones too (code: %s)',
    (erzeuge) => {
      const werte = (angaben: Angaben) => {
        const ableitungen = [
          ableitung('kind.doppelt', 'zahl', 'kind.alter * 2', { je: 'kinder', als: 'kind' }),
          ableitung('eins', 'zahl', 'kinder[1].doppelt + kinder[personen].alter'),
          ableitung('zwei', 'zahl', '{k: kinder[-1], d: k.doppelt, e: k.alter}.d'),
          ableitung('drei', 'betrag', 'sum(flatten(kinder.jobs.lohn))'),
          ableitung('vier', 'liste', 'for k in kinder[alter > 1], j in k.jobs return k.doppelt * j.lohn', {
            von: 'zahl',
          }),
        ]
        return werteAus(paketMit({ ableitungen, erzeuge }), {
          angaben,
          eingangsdatum: '2025-02-28',
          entscheidungsdatum: '2025-03-01',
        }).werte[0]
      }
      expect(werte(voll)).toMatchObject({ eins: '23', zwei: '34', drei: '120.50', vier: ['3417', '680'] })
      expect(werte({ personen: 3, kinder: [{ id: 'k1', jobs: [] }] })).toMatchObject({
        eins: null,
        zwei: null,
        drei: '0.00',
        vier: null,
      })
      expect(werte({})).toMatchObject({ eins: null, zwei: null, drei: null, vier: null })
    },
  )
  test('a parameter may be a duration: a day and a period give a day', () => {
    const frist = (wert: unknown) => ({ id: 'frist', typ: 'dauer', wert, norm: '§ 84 SGG' })
    const mit = (wert: unknown) => ({
      'fassungen/2023-01-01/parameter.json': { parameter: [...(parameter['parameter'] as object[]), frist(wert)] },
    })
    const x = ableitung('x', 'datum', 'verfahren.eingangsdatum + frist')
    const bis = (wert: string) => {
      const paket = paketMit({ ableitungen: [x], ersetzt: mit(wert) })
      return werteAus(paket, { angaben: {}, eingangsdatum: '2025-01-31', entscheidungsdatum: '2025-02-01' }).werte[0]![
        'x'
      ]
    }
    expect([bis('P1M'), bis('P14D')]).toEqual(['2025-02-28', '2025-02-14'])
    expect(fehlerBei(mit('1 Monat'))).toEqual([
      {
        datei: 'fassungen/2023-01-01/parameter.json',
        pfad: 'parameter[2].wert',
        text: 'Das passt nicht zum Typ „dauer“. Bitte so schreiben: "P1Y6M" (Jahre, Monate) oder "P14D" (Tage).',
      },
    ])
  })
  test('a list is a result of its own', () => {
    expect(ergebnis('liste', 'for k in kinder return k.alter', voll, { von: 'ganzzahl' }).wert).toEqual(['3', '17'])
  })
})

describe('what is unknown stays unknown and names its facts', () => {
  const ohne = (...namen: string[]): Angaben =>
    Object.fromEntries(Object.entries(voll).filter(([name]) => !namen.includes(name)))
  test.each([
    ['zahl', 'einkommen + miete', ['einkommen', 'miete']],
    ['janein', 'einkommen < 5', ['einkommen']],
    ['janein', 'not(einkommen < 5)', ['einkommen']],
    ['janein', 'einkommen = 1 and verheiratet', ['einkommen']],
    ['zahl', 'if einkommen > 1 then 1 else 2', ['einkommen']],
    ['betrag', 'stufe(if einkommen > 1 then 1 else 2)', ['einkommen']],
    ['janein', 'art = "miete" and (einkommen = 1 or miete = 1)', ['einkommen', 'miete']],
  ])('%s %s', (typ, ausdruck, offen) => {
    expect(ergebnis(typ, ausdruck, ohne('einkommen', 'miete'))).toEqual({ wert: null, offen })
  })
  test('but one known side can decide', () => {
    expect(ergebnis('janein', 'einkommen > 1 and not(verheiratet)', ohne('einkommen')).wert).toBe(false)
    expect(ergebnis('janein', 'einkommen > 1 or verheiratet', ohne('einkommen')).wert).toBe(true)
    expect(
      ergebnis('janein', 'every k in kinder satisfies k.alter > 3 and einkommen > 1', ohne('einkommen')).wert,
    ).toBe(false)
  })
  test('one item without its fact keeps the sum open, and the item is named', () => {
    const angaben = {
      ...voll,
      kinder: [
        { id: 'k1', alter: 3 },
        { id: 'k9', name: 'X' },
      ],
    }
    expect(ergebnis('zahl', 'sum(for k in kinder return k.alter)', angaben)).toEqual({
      wert: null,
      offen: ['kinder[k9].alter'],
    })
    expect(ergebnis('zahl', 'count(kinder[item.alter > 1])', angaben).offen).toEqual(['kinder[k9].alter'])
    expect(ergebnis('janein', 'some k in kinder satisfies k.alter > 1', angaben).wert).toBe(true)
    expect(ergebnis('janein', 'every k in kinder satisfies k.alter > 1', angaben).offen).toEqual(['kinder[k9].alter'])
    expect(ergebnis('zahl', 'count(kinder)', angaben).wert).toBe('2')
  })
  test('an unknown list is not an empty one', () => {
    expect(ergebnis('zahl', 'count(kinder)', ohne('kinder'))).toEqual({ wert: null, offen: ['kinder'] })
    expect(ergebnis('zahl', 'count(kinder)', { ...voll, kinder: [] }).wert).toBe('0')
    expect(ergebnis('zahl', 'sum(for k in kinder return k.alter)', { ...voll, kinder: [] }).wert).toBe('0')
  })
  test('a table without the row and an impossible computation are unknown without an Angabe to ask for', () => {
    expect(ergebnis('betrag', 'stufe(99)')).toEqual({ wert: null, offen: ['stufe()'] })
    expect(ergebnis('zahl', 'divide(1, personen - 2, 2)')).toEqual({ wert: null, offen: ['divide()'] })
    expect(ergebnis('zahl', 'max(for k in kinder return k.alter)', { ...voll, kinder: [] }).offen).toEqual(['max()'])
  })
  test('a wrongly typed value is unknown, never a guess', () => {
    expect(ergebnis('zahl', 'einkommen', { ...voll, einkommen: 12 }).offen).toEqual(['einkommen'])
    expect(ergebnis('text', 'art', { ...voll, art: 'zelt' }).offen).toEqual(['art'])
  })
})

describe('an expression that cannot be right is refused with its remedy', () => {
  test.each([
    [
      'zahl',
      'einkomen + 1',
      'Zeichen 1: „einkomen“ ist weder Angabe noch Ableitung noch Parameter. Meinten Sie „einkommen“?',
    ],
    ['zahl', 'einkommen + art', 'Zeichen 13: Hier wird eine Zahl gebraucht, das ist ein Text.'],
    ['zahl', 'einkommen > 1', 'Das Ergebnis ist ja/nein, gebraucht wird eine Zahl.'],
    [
      'zahl',
      'einkommen / 12',
      'Zeichen 1: Geteilt wird mit gesagter Genauigkeit: „round half up(a / b, 2)“ statt „a / b“ (oder round up, floor, …).',
    ],
    ['zahl', 'einkommen ** personen', 'Zeichen 14: Hinter „**“ steht eine ausgeschriebene ganze Zahl von 0 bis 40.'],
    ['janein', 'art = "meite"', 'Zeichen 1: „meite“ kommt hier nie vor. Meinten Sie „miete“?'],
    ['janein', 'art in ("miete", "zelt")', 'Zeichen 18: „zelt“ kommt hier nie vor. Möglich sind: miete, eigentum.'],
    [
      'janein',
      'art < "miete"',
      'Zeichen 1: Größer und kleiner gibt es nur bei Zahlen, Daten und Dauern, das ist ein Text.',
    ],
    ['janein', 'kinder = kinder', 'Zeichen 1: Einträge einer Liste lassen sich nicht vergleichen, nur ihre Felder.'],
    [
      'janein',
      'satz = null',
      'Zeichen 1: Mit null lässt sich nur eine Angabe vergleichen: „wohnung.miete = null“ (nicht angegeben).',
    ],
    ['zahl', 'sum(kinder)', 'Zeichen 1: Gebraucht wird eine Liste von Zahlen. So wird „sum“ geschrieben: sum(liste).'],
    [
      'zahl',
      'divide(1, 3, personen)',
      'Zeichen 1: Gebraucht werden zwei Zahlen und die Zahl der Nachkommastellen, ausgeschrieben (-20 bis 20). So wird „divide“ geschrieben: divide(a, b, 10).',
    ],
    ['zahl', 'stuffe(1)', 'Zeichen 1: „stuffe“ ist weder Funktion noch Tabelle. Meinten Sie „stufe“?'],
    ['zahl', 'stufe(1, 2)', 'Zeichen 1: „stufe“ braucht 1 Schlüssel: personen.'],
    ['zahl', 'for k in kinder return k.alter', 'Das Ergebnis ist eine Liste (eine Zahl), gebraucht wird eine Zahl.'],
    [
      'zahl',
      'sum(for k in kinder return k.altr)',
      'Zeichen 28: „k.altr“ ist weder Angabe noch Ableitung noch Parameter. Meinten Sie „k.alter“?',
    ],
    [
      'zahl',
      'sum(for art in kinder return 1)',
      'Zeichen 5: Der Name „art“ ist schon vergeben. Bitte einen anderen wählen.',
    ],
    [
      'zahl',
      'count(kinder["k1"])',
      'Zeichen 7: In eckigen Klammern steht eine Bedingung, zum Beispiel [item.art = "rente"], oder eine Stelle.',
    ],
    ['zahl', 'antragsteller', 'Zeichen 1: „antragsteller“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.'],
    [
      'datum',
      'date("2025-02-30")',
      'Zeichen 1: „2025-02-30“ ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben.',
    ],
    ['zahl', 'miete ^ 2', 'Zeichen 1: Die Rechenart „^“ gibt es hier nicht. Erlaubt sind + - * / und **.'],
    ['janein', 'miete == 2', 'Zeichen 8: Gleich heißt „=“.'],
    ['janein', 'miete <> 2', 'Zeichen 8: Ungleich heißt „!=“.'],
    ['janein', 'miete = 2 && verheiratet', 'Zeichen 11: Und heißt „and“.'],
    ['janein', 'not verheiratet', 'Zeichen 1: Nicht heißt „not(…)“, mit Klammern.'],
    ['janein', 'miete > 1,5', 'Zeichen 10: Zahlen stehen mit Punkt: 1.5.'],
    ['janein', "art = 'miete'", 'Zeichen 7: Texte stehen in geraden Anführungszeichen: "text".'],
    ['janein', 'miete in 1..5', 'Zeichen 11: Ein Bereich steht in Klammern: in [1..5].'],
    [
      'janein',
      'antragsteller.geburtsdatum < "2007-01-01"',
      'Zeichen 30: Hier wird ein Datum gebraucht, das ist ein Text. Ein Datum schreibt man als date("2025-01-01").',
    ],
    [
      'datum',
      'antragsteller.geburtsdatum + 14',
      'Zeichen 1: Zu einem Datum kommt eine Dauer: duration("P14D") (Tage), duration("P1M") (Monate), monate * duration("P1M").',
    ],
    [
      'zahl',
      'antragsteller.geburtsdatum.jahr',
      'Zeichen 1: Ein Datum hat kein Feld „jahr“. Es gibt: year, month, day, weekday.',
    ],
    ['zahl', '{a: 1}.b', 'Zeichen 1: Dieser Kontext hat kein Feld „b“. Es gibt: a.'],
    [
      'zahl',
      'sum([1, "2"])',
      'Zeichen 9: In einer Liste stehen Werte derselben Art. Hier ist es eine Zahl, dazu passt nicht: ein Text.',
    ],
    ['zahl', '{a: 1, a: 2}.a', 'Zeichen 8: Der Name „a“ ist schon vergeben. Bitte einen anderen wählen.'],
    [
      'zahl',
      'round(miete, 2)',
      'Zeichen 1: „round“ ist weder Funktion noch Tabelle. Wie gerundet wird, gehört zum Namen: round half up(x, 2), round up, round down, floor, ceiling.',
    ],
    [
      'zahl',
      'round half up(mean(kinder.alter))',
      'Zeichen 1: Gebraucht wird die Zahl der Nachkommastellen, ausgeschrieben (-20 bis 20). So wird „round half up“ geschrieben: round half up(x, 2).',
    ],
    ['zahl', 'mean(kinder.alter)', 'Zeichen 1: Der Durchschnitt wird gerundet: round half up(mean(liste), 2).'],
    ['zahl', '1 +', 'Zeichen 4: Hier bricht der Ausdruck ab, es fehlt etwas, zum Beispiel eine schließende Klammer.'],
    [
      'zahl',
      'wenn 1 > 2 then 1 else 2',
      'Zeichen 12: „wenn“ gibt es nicht. Ausdrücke haben englische Wörter: if … then … else …, and, or, not(…).',
    ],
    ['zahl', '1 + )', 'Zeichen 5: „)“ ist an dieser Stelle nicht erlaubt oder gehört nicht zum Sprachumfang.'],
    [
      'zahl',
      'function(x) x',
      'Zeichen 1: Eigene Funktionen gibt es nicht. Bitte eine Ableitung oder eine Tabelle anlegen.',
    ],
  ])('%s %s', (typ, ausdruck, text) => {
    const geladen = ladePaket(
      dateien({ 'fassungen/2023-01-01/ableitungen.json': { ableitungen: [ERGEBNIS, ableitung('x', typ, ausdruck)] } }),
    )
    expect('fehler' in geladen && geladen.fehler).toEqual([
      { datei: 'fassungen/2023-01-01/ableitungen.json', pfad: 'ableitungen[1].ausdruck', text },
    ])
  })
  test('a field of the item without „item.“ is refused where the name means something else too', () => {
    const personen = { alter: 1, jobs: [] }
    expect(
      ergebnis('zahl', 'count(kinder[alter > personen])', { ...voll, kinder: [{ id: 'k', ...personen }] }).wert,
    ).toBe('0')
    expect(() =>
      paketMit({ ableitungen: [ableitung('alter', 'zahl', '1'), ableitung('x', 'zahl', 'count(kinder[alter > 2])')] }),
    ).toThrow('„alter“ gibt es hier zweimal. Für das Feld des Eintrags bitte „item.alter“ schreiben.')
  })
  test('nesting without end is refused, not computed', () => {
    const tief = `${'('.repeat(500)}1${')'.repeat(500)}`
    expect(() => paketMit({ ableitungen: [ableitung('x', 'zahl', tief)] })).toThrow('zu tief geschachtelt')
  })
})
