import { describe, expect, test } from 'vitest'
import {
  ableitung,
  angaben,
  dateien,
  ERGEBNIS,
  fehlerBei,
  leistung,
  parameter,
  regel,
} from '../pruefstand/test-paket.ts'
import { ladePaket } from './lade-paket.ts'

const ANSPRUCH = 'fassungen/2023-01-01/regeln/anspruch.json'
const ABLEITUNGEN = 'fassungen/2023-01-01/ableitungen.json'
const PARAMETER = 'fassungen/2023-01-01/parameter.json'
const wenn = { fact: 'miete', operator: 'equal', value: '1' }

function feld(mehr: object) {
  return { felder: [...(angaben['felder'] as object[]), { id: 'neu', titel: 'Neu', ...mehr }] }
}
function bei(datei: string, inhalt: unknown): [string, string][] {
  return fehlerBei({ [datei]: inhalt }).map((f) => {
    expect(f.datei).toBe(datei)
    return [f.pfad, f.text]
  })
}
function inRegel(mehr: object): [string, string][] {
  return bei(ANSPRUCH, { regeln: [{ ...regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [wenn] }), ...mehr }] })
}
const inBedingung = (conditions: unknown) => inRegel({ conditions })
const inAbleitung = (...neue: object[]) => bei(ABLEITUNGEN, { ableitungen: [ERGEBNIS, ...neue] })
const inParameter = (neu: object) => bei(PARAMETER, { parameter: [...(parameter['parameter'] as object[]), neu] })

test('the package of the tests itself is without fault', () => {
  expect(fehlerBei({})).toEqual([])
})

test('a file that is no JSON is named alone, not everything that hangs on it', () => {
  expect(bei(PARAMETER, '{ "parameter": [\n { "id" "x" } ] }').map(([, text]) => text)).toEqual([
    expect.stringContaining('Zeile 2'),
  ])
})

describe('a fault in a rule is named with its remedy', () => {
  test.each<[string, object, string, string]>([
    [
      'unknown key',
      { prio: 3 },
      'regeln[0]',
      'Der Schlüssel „prio“ ist hier unbekannt. Erlaubt sind: code, titel, norm, phase, conditions, event, priority.',
    ],
    [
      'misspelt key',
      { conditons: {} },
      'regeln[0]',
      'Der Schlüssel „conditons“ ist hier unbekannt. Meinten Sie „conditions“?',
    ],
    [
      'no norm',
      { norm: undefined },
      'regeln[0].norm',
      '„norm“ fehlt. Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.',
    ],
    [
      'empty norm',
      { norm: ' ' },
      'regeln[0].norm',
      'Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.',
    ],
    [
      'code',
      { code: 'an1' },
      'regeln[0].code',
      'Ein Code sieht aus wie „WOG-AN-001“: Großbuchstaben, Ziffern, Bindestriche.',
    ],
    [
      'phase',
      { phase: 'hoehe' },
      'regeln[0].phase',
      'In dieser Datei stehen Regeln der Phase „anspruch“. Bitte „phase“ berichtigen oder die Regel verschieben.',
    ],
    [
      'unknown phase',
      { phase: 'ende' },
      'regeln[0].phase',
      'Erlaubt ist hier nur: „vollstaendigkeit“, „anspruch“, „hoehe“, „plausibilitaet“, „aussteuerung“.',
    ],
    [
      'unknown text',
      { event: { type: 'ablehnung', params: { text: 'fehlt' } } },
      'regeln[0].event.params.text',
      'Den Text „fehlt“ gibt es nicht. Bitte texte/fehlt.md anlegen.',
    ],
    [
      'gegenstand',
      { event: { type: 'nachforderung', params: { text: 'grund', gegenstand: 'kinder.altr' } } },
      'regeln[0].event.params.gegenstand',
      '„kinder.altr“ ist keine Angabe. Bitte den Pfad aus angaben.json nennen.',
    ],
  ])('%s', (_, mehr, pfad, text) => {
    expect(inRegel(mehr)).toEqual([[pfad, text]])
  })
  test('a code that stands twice', () => {
    const zwei = [
      regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [wenn] }),
      regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [wenn] }),
    ]
    expect(bei(ANSPRUCH, { regeln: zwei })).toEqual([
      ['regeln[1].code', 'Der Code „PRO-AN-001“ ist schon vergeben. Codes werden nie zweimal benutzt.'],
    ])
  })
  test('a refusal in a phase that cannot ask', () => {
    const datei = 'fassungen/2023-01-01/regeln/plausibilitaet.json'
    expect(bei(datei, { regeln: [regel('PRO-PL-001', 'plausibilitaet', 'ablehnung', { all: [wenn] })] })).toEqual([
      [
        'regeln[0].event.type',
        'Eine Ablehnung gehört in die Phase anspruch oder hoehe, weil offene Regeln dort nachgefragt werden.',
      ],
    ])
  })
})

describe('a fault in a condition is named with its remedy', () => {
  test.each<[string, unknown, string, string]>([
    [
      'empty group',
      { all: [] },
      'all',
      'Eine leere Gruppe träfe immer zu. Bitte Bedingungen eintragen oder die Gruppe entfernen.',
    ],
    [
      'empty group below',
      { any: [{ all: [] }] },
      'any[0].all',
      'Eine leere Gruppe träfe immer zu. Bitte Bedingungen eintragen oder die Gruppe entfernen.',
    ],
    ['no group', { al: [wenn] }, '', 'Hier fehlt „all“, „any“, „not“, „condition“ oder „fact“.'],
    [
      'two groups',
      { all: [wenn], any: [wenn] },
      '',
      'Hier stehen „all“ und „any“ nebeneinander. Bitte nur eines davon schreiben.',
    ],
    [
      'no object',
      'immer',
      '',
      'Hier steht eine Bedingung: { "all": [ … ] }, { "any": [ … ] }, { "not": { … } } oder { "fact", "operator", "value" }.',
    ],
    [
      'unknown operator',
      { all: [{ ...wenn, operator: 'lesThan' }] },
      'all[0].operator',
      'Den Operator „lesThan“ gibt es nicht. Meinten Sie „lessThan“?',
    ],
    [
      'misspelt value',
      { all: [{ fact: 'miete', operator: 'equal', vale: 1 }] },
      'all[0]',
      'Der Schlüssel „vale“ ist hier unbekannt. Meinten Sie „value“?',
    ],
    [
      'no value',
      { all: [{ fact: 'miete', operator: 'equal' }] },
      'all[0].value',
      '„value“ fehlt: der Wert oder { "fact": "…" }, mit dem verglichen wird.',
    ],
    [
      'path into what is no group',
      { all: [{ ...wenn, path: '$.x' }] },
      'all[0].path',
      '„miete“ ist keine Gruppe von Angaben. Bitte „path“ entfernen.',
    ],
    [
      'unknown fact',
      { all: [{ ...wenn, fact: 'mieten' }] },
      'all[0].fact',
      '„mieten“ ist weder Angabe noch Ableitung noch Parameter. Meinten Sie „miete“?',
    ],
    [
      'group as fact',
      { all: [{ ...wenn, fact: 'antragsteller' }] },
      'all[0].fact',
      '„antragsteller“ ist eine Gruppe von Angaben. Bitte ein Feld davon nennen.',
    ],
    [
      'float',
      { all: [{ ...wenn, value: 1.5 }] },
      'all[0].value',
      'Das passt nicht zum Typ „zahl“. Bitte so schreiben: 12 oder "0.5".',
    ],
    [
      'text for a number',
      { all: [{ ...wenn, value: '1e3' }] },
      'all[0].value',
      'Das passt nicht zum Typ „zahl“. Bitte so schreiben: 12 oder "0.5".',
    ],
    [
      'number for yes/no',
      { all: [{ fact: 'verheiratet', operator: 'equal', value: 1 }] },
      'all[0].value',
      'Das passt nicht zum Typ „janein“. Bitte so schreiben: true oder false.',
    ],
    [
      'impossible date',
      { all: [{ fact: 'antragsteller.geburtsdatum', operator: 'lessThan', value: '2025-02-30' }] },
      'all[0].value',
      'Das passt nicht zum Typ „datum“. Bitte so schreiben: "2025-01-01".',
    ],
    [
      'unknown word',
      { all: [{ fact: 'art', operator: 'in', value: ['miete', 'haus'] }] },
      'all[0].value[1]',
      '„haus“ kommt hier nie vor. Möglich sind: miete, eigentum.',
    ],
    [
      'no list for in',
      { all: [{ fact: 'art', operator: 'in', value: 'miete' }] },
      'all[0].value',
      'Hier steht eine Liste mit mindestens einem Wert: [ … ].',
    ],
    [
      'order of words',
      { all: [{ fact: 'art', operator: 'lessThan', value: 'miete' }] },
      'all[0].operator',
      '„lessThan“ passt nicht: „art“ ist ein Text.',
    ],
    [
      'contains on a number',
      { all: [{ ...wenn, operator: 'contains' }] },
      'all[0].operator',
      '„contains“ passt nicht: „miete“ ist eine Zahl.',
    ],
    [
      'fact of another type',
      { all: [{ ...wenn, value: { fact: 'art' } }] },
      'all[0].value',
      'Hier wird eine Zahl gebraucht, das ist ein Text.',
    ],
    [
      'null with an order',
      { all: [{ ...wenn, operator: 'lessThan', value: null }] },
      'all[0].value',
      'null (nicht angegeben) geht nur mit equal und notEqual und nur bei einer Angabe ohne „vorgabe“.',
    ],
    [
      'null and vorgabe',
      { all: [{ fact: 'bonus', operator: 'equal', value: null }] },
      'all[0].value',
      'null (nicht angegeben) geht nur mit equal und notEqual und nur bei einer Angabe ohne „vorgabe“.',
    ],
    [
      'priority',
      { all: [{ ...wenn, priority: '__proto__' }] },
      'all[0].priority',
      '„priority“ ist eine ganze Zahl ab 1.',
    ],
  ])('%s', (_, bedingung, pfad, text) => {
    expect(inBedingung(bedingung)).toEqual([[`regeln[0].conditions${pfad === '' ? '' : `.${pfad}`}`, text]])
  })
  test('nesting without end', () => {
    let tief: unknown = wenn
    for (let i = 0; i < 30; i++) tief = { not: tief }
    expect(inBedingung(tief)[0]?.[1]).toContain('zu tief geschachtelt')
  })
  test('a key that stands twice, where JSON would drop the first', () => {
    const text = '{ "regeln": [\n { "code": "PRO-AN-001",\n "code": "PRO-AN-002" } ] }'
    expect(bei(ANSPRUCH, text)[0]).toEqual([
      '',
      'Zeile 3: Der Schlüssel „code“ steht doppelt. Bitte einen davon entfernen.',
    ])
  })
})

describe('a fault in a computed fact is named with its remedy', () => {
  test('a circle', () => {
    const kreis = inAbleitung(
      ableitung('a', 'zahl', 'b + 1'),
      ableitung('b', 'zahl', 'c'),
      ableitung('c', 'zahl', 'a * 2'),
    )
    expect(kreis).toEqual([
      ['ableitungen[1]', 'Die Ableitung dreht sich im Kreis: a → b → c → a. Bitte an einer Stelle auftrennen.'],
    ])
  })
  test.each<[string, object, string, string]>([
    [
      'wrong type',
      ableitung('x', 'zahl', 'verheiratet'),
      'ausdruck',
      'Das Ergebnis ist ja/nein, gebraucht wird eine Zahl.',
    ],
    ['taken name', ableitung('miete', 'zahl', '1'), 'id', 'Den Namen „miete“ gibt es schon. Bitte anders benennen.'],
    [
      'rounded text',
      ableitung('x', 'text', '"a"', { rundung: { modus: 'floor', skala: 0, norm: '§ 1' } }),
      'rundung',
      'Gerundet werden nur Zahlen. Bitte „rundung“ entfernen oder den Typ berichtigen.',
    ],
    [
      'rounding without norm',
      ableitung('x', 'zahl', '1', { rundung: { modus: 'floor', skala: 0 } }),
      'rundung.norm',
      '„norm“ fehlt. Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.',
    ],
    [
      'list of what',
      ableitung('x', 'liste', 'for k in kinder return k.alter'),
      'von',
      'Eine Liste sagt mit „von“, woraus sie besteht, zum Beispiel "betrag"; andere Typen haben kein „von“.',
    ],
    [
      'unknown list',
      ableitung('kind.x', 'zahl', '1', { je: 'kider', als: 'kind' }),
      'je',
      '„kider“ ist keine Liste in angaben.json. Meinten Sie „kinder“?',
    ],
    [
      'je alone',
      ableitung('x', 'zahl', '1', { je: 'kinder' }),
      '',
      '„je“ und „als“ gehören zusammen: die Liste und der Name ihres Eintrags.',
    ],
    [
      'name of the item',
      ableitung('x', 'zahl', '1', { je: 'kinder', als: 'kind' }),
      'id',
      'Die id beginnt mit dem Namen des Eintrags: „kind.…“.',
    ],
    [
      'too many names',
      ableitung('b.x', 'zahl', '1', { je: 'kinder', als: ['a', 'b'] }),
      'als',
      '„kinder“ hat nur 1 Ebene(n), so viele Namen sind erlaubt.',
    ],
    [
      'title',
      ableitung('x', 'zahl', '1', { titel: 'für {{kind.name}}' }),
      'titel',
      'Zeichen 1: „kind.name“ ist weder Angabe noch Ableitung noch Parameter. Bitte den Namen prüfen oder das Feld in angaben.json ergänzen.',
    ],
  ])('%s', (_, neu, pfad, text) => {
    expect(inAbleitung(neu)).toEqual([[`ableitungen[1]${pfad === '' ? '' : `.${pfad}`}`, text]])
  })
})

describe('a fault in figures and data model is named with its remedy', () => {
  const tabelle = { id: 't', typ: 'betrag', schluessel: [{ id: 'n', typ: 'ganzzahl' }], norm: '§ 1' }
  test.each<[string, object, string, string]>([
    [
      'float',
      { id: 'x', typ: 'zahl', wert: 1.15, norm: '§ 1' },
      'parameter[2].wert',
      'Hierher gehört ein Text, eine ganze Zahl oder true/false. Dezimalzahlen stehen als Text mit Punkt: "150.50".',
    ],
    [
      'text as number',
      { id: 'x', typ: 'ganzzahl', wert: '12', norm: '§ 1' },
      'parameter[2].wert',
      'Das passt nicht zum Typ „ganzzahl“. Bitte so schreiben: 12.',
    ],
    [
      'no norm',
      { id: 'x', typ: 'zahl', wert: '1' },
      'parameter[2].norm',
      '„norm“ fehlt. Ohne Norm gilt nichts. Bitte die Vorschrift angeben, zum Beispiel „§ 7 Abs. 1 WoGG“.',
    ],
    [
      'twice',
      { id: 'satz', typ: 'zahl', wert: '1', norm: '§ 1' },
      'parameter[2]',
      '„satz“ gibt es schon. Bitte einen Eintrag entfernen.',
    ],
    [
      'double row',
      {
        ...tabelle,
        werte: [
          [1, '1'],
          [1, '2'],
        ],
      },
      'parameter[2].werte[1]',
      'Diese Schlüssel kommen doppelt vor. Bitte eine der beiden Zeilen entfernen.',
    ],
    [
      'short row',
      { ...tabelle, werte: [[1]] },
      'parameter[2].werte[0]',
      'Diese Zeile braucht 2 Werte: die Schlüssel in ihrer Reihenfolge, dann den Wert.',
    ],
    [
      'cell',
      { ...tabelle, werte: [['1', '1']] },
      'parameter[2].werte[0][0]',
      'Das passt nicht zum Typ „ganzzahl“. Bitte so schreiben: 12.',
    ],
  ])('parameter: %s', (_, neu, pfad, text) => {
    expect(inParameter(neu)).toEqual([[pfad, text]])
  })
  const stelle = `felder[${String((angaben['felder'] as object[]).length)}]`
  test.each<[string, object, string, string]>([
    [
      'type',
      { typ: 'geld' },
      '.typ',
      'Der „typ“ fehlt oder ist unbekannt. Erlaubt sind: janein, auswahl, ganzzahl, betrag, zahl, datum, text, objekt, liste.',
    ],
    ['taken name', { id: 'miete', typ: 'betrag' }, '.id', 'Das Feld „miete“ gibt es hier schon. Bitte umbenennen.'],
    [
      'forbidden name',
      { id: 'constructor', typ: 'betrag' },
      '.id',
      'Der Name „constructor“ ist vergeben. Bitte einen anderen wählen.',
    ],
    [
      'list without id',
      { typ: 'liste', felder: [{ id: 'a', titel: 'A', typ: 'janein' }] },
      '.felder',
      'Jeder Eintrag einer Liste hat ein Textfeld „id“, damit man ihn nennen kann. Bitte ergänzen.',
    ],
    ['limits', { typ: 'betrag', min: '2', max: '1.5' }, '.min', '„min“ ist größer als „max“. Bitte berichtigen.'],
    [
      'vorgabe',
      { typ: 'auswahl', werte: ['a', 'b'], vorgabe: 'c' },
      '.vorgabe',
      'Die Vorgabe ist keiner der Werte: a, b.',
    ],
    [
      'key of another type',
      { typ: 'betrag', maxLaenge: 5 },
      '',
      'Der Schlüssel „maxLaenge“ ist hier unbekannt. Erlaubt sind: id, titel, hinweis, pflicht, schutz, fim, typ, min, max, vorgabe.',
    ],
  ])('Angabe: %s', (_, neu, pfad, text) => {
    expect(bei('angaben.json', feld(neu))).toEqual([[stelle + pfad, text]])
  })
})

test('one fault makes one message, also for what builds on it', () => {
  const kaputt = { ...ableitung('x', 'zahl', '1'), norm: undefined }
  const darauf = ableitung('y', 'zahl', 'sum(for k in x return k.z) + divide(x, a(x), 2)')
  expect(
    fehlerBei({
      [PARAMETER]: { parameter: [...(parameter['parameter'] as object[]), { id: 'a', typ: 'zahl', schluessel: [] }] },
      [ABLEITUNGEN]: { ableitungen: [ERGEBNIS, kaputt, darauf] },
      [ANSPRUCH]: {
        regeln: [
          regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [{ fact: 'x', operator: 'contains', value: 1 }] }),
        ],
      },
    }).map((f) => [f.datei, f.pfad]),
  ).toEqual([
    [PARAMETER, 'parameter[2].norm'],
    [PARAMETER, 'parameter[2].schluessel'],
    [PARAMETER, 'parameter[2].werte'],
    [ABLEITUNGEN, 'ableitungen[1].norm'],
  ])
})

const brief = { kanaele: ['brief'], norm: '§ 1' }
const wege = { bescheid: brief, schreiben: brief, hinweise: [] }

describe('a fault between files is named with its remedy', () => {
  test.each<[string, string, unknown, string, string]>([
    [
      'date of the law',
      'leistung.json',
      { ...leistung, geprueftBis: '2026-02-30' },
      'geprueftBis',
      'Das ist kein Tag des Kalenders. Bitte als JJJJ-MM-TT schreiben, zum Beispiel „2025-01-01“.',
    ],
    [
      'amount',
      'leistung.json',
      { ...leistung, ergebnis: { ...(leistung['ergebnis'] as object), betrag: 'summe' } },
      'ergebnis.betrag',
      '„summe“ ist in der Fassung 2023-01-01 keine Ableitung vom Typ betrag. Bitte den Namen berichtigen.',
    ],
    [
      'address of a mail',
      'leistung.json',
      { ...leistung, zustellung: { ...wege, hinweise: ['mail'], email: 'miete' } },
      'zustellung.email',
      '„miete“ ist keine Angabe vom Typ text. Bitte den Namen berichtigen.',
    ],
    [
      'mail without an address',
      'leistung.json',
      { ...leistung, zustellung: { ...wege, hinweise: ['mail'] } },
      'zustellung.email',
      'Zu „mail“ in den Hinweisen gehört „email“, die Angabe mit der Adresse, und umgekehrt. Bitte beides nennen oder keines.',
    ],
    [
      'way named twice',
      'leistung.json',
      { ...leistung, zustellung: { ...wege, hinweise: ['postfach', 'postfach'] } },
      'zustellung.hinweise',
      '„postfach“ steht zweimal da. Bitte einen Eintrag entfernen.',
    ],
    [
      'protected fact',
      'leistung.json',
      { ...leistung, schutz: { adresse: 'miete', betreuung: 'antragsteller.betreuung' } },
      'schutz.adresse',
      '„miete“ ist keine Angabe vom Typ janein. Bitte den Namen berichtigen.',
    ],
    [
      'catalogue',
      'aussteuerung-katalog.json',
      { gruende: [{ code: 'PRO-AS-001', titel: 'x', norm: '§ 1', durch: 'regel', faelle: ['a'] }] },
      'gruende[0].code',
      'Eine Regel „PRO-AS-001“, die aussteuert, gibt es nicht. Bitte den Code berichtigen oder die Regel anlegen.',
    ],
    [
      'placeholder',
      'texte/grund.md',
      'Der {{betragg}}.',
      '',
      'Den Platzhalter „{{betragg}}“ gibt es nicht. Im Text einer Regel erlaubt sind nur Ableitungen (nicht je Eintrag).',
    ],
    [
      'placeholder of a letter',
      'texte/brief.md',
      'Ab {{von}}: {{ergebnis}}.',
      '',
      'Den Platzhalter „{{ergebnis}}“ gibt es nicht. In einem Schreiben erlaubt sind Ableitungen mit „bescheid“ und: aktenzeichen, anschrift, antragVom, behoerde, betrag, bis, erinnerungVom, frist, gericht, gerichtAnschrift, leistung, nachforderungVom, versagungVom, von, vorgangId.',
    ],
    [
      'open placeholder',
      'texte/grund.md',
      'Der {{ergebnis.',
      '',
      'Ein Platzhalter steht zwischen „{{“ und „}}“. Eine Seite fehlt hier.',
    ],
    [
      'file name',
      'fassungen/2023-01-01/tabelle/a.json',
      {},
      '',
      'Diese Datei gehört nicht in ein Leistungspaket. Bitte umbenennen oder entfernen.',
    ],
    [
      'misspelt file',
      'nachweisse.json',
      {},
      '',
      'Diese Datei gehört nicht in ein Leistungspaket. Meinten Sie „nachweise.json“?',
    ],
    ['missing file', 'nachweise.json', undefined, '', 'Die Datei „nachweise.json“ fehlt im Paket. Bitte anlegen.'],
    [
      'no JSON',
      'nachweise.json',
      '{ "nachweise": [\n { "id" "x" } ] }',
      '',
      'Zeile 2, Zeichen 9: Das ist kein gültiges JSON. Oft fehlt ein Komma oder ein Anführungszeichen.',
    ],
    [
      'wie',
      'fassungen/2023-01-01/fassung.json',
      { wie: '2020-01-01' },
      'wie',
      'Die Fassung 2020-01-01 hat keine eigenen Ableitungen. Bitte auf eine Fassung mit Regeln verweisen.',
    ],
  ])('%s', (_, datei, inhalt, pfad, text) => {
    expect(bei(datei, inhalt)).toEqual([[pfad, text]])
  })
  test('a rule that brings a person but is not in the catalogue', () => {
    const datei = 'fassungen/2023-01-01/regeln/aussteuerung.json'
    expect(
      fehlerBei({ [datei]: { regeln: [regel('PRO-AS-001', 'aussteuerung', 'aussteuerung', { all: [wenn] })] } }),
    ).toEqual([
      {
        datei: 'aussteuerung-katalog.json',
        pfad: 'gruende',
        text: 'Die Regel „PRO-AS-001“ steuert aus, steht aber nicht im Katalog. Bitte ergänzen.',
      },
    ])
  })
  test('a Fassung that is no day, and none at all', () => {
    expect(fehlerBei({ 'fassungen/2025-13-01/parameter.json': parameter }).map((f) => [f.datei, f.text])).toEqual([
      [
        'fassungen/2025-13-01/',
        '„2025-13-01“ ist kein Tag. Der Ordner heißt nach dem Tag, ab dem die Fassung gilt, zum Beispiel 2025-01-01.',
      ],
    ])
    const ohne = Object.fromEntries(Object.entries(dateien()).filter(([name]) => !name.startsWith('fassungen/')))
    const geladen = ladePaket(ohne)
    expect('fehler' in geladen && geladen.fehler[0]?.text).toContain('Das Paket hat keine Fassung.')
  })
})

test('all faults of all files come at once', () => {
  const fehler = fehlerBei({
    'leistung.json': { ...leistung, name: '', extra: 1 },
    [PARAMETER]: { parameter: [] },
    [ABLEITUNGEN]: { ableitungen: [ERGEBNIS, ableitung('x', 'zahl', '1 +')] },
    [ANSPRUCH]: {
      regeln: [regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [{ fact: 'x1', operator: 'equals', value: 1 }] })],
    },
  })
  expect(fehler.map((f) => [f.datei, f.pfad])).toEqual([
    ['leistung.json', 'name'],
    ['leistung.json', ''],
    [ABLEITUNGEN, 'ableitungen[0].ausdruck'],
    [ABLEITUNGEN, 'ableitungen[1].ausdruck'],
    [ANSPRUCH, 'regeln[0].conditions.all[0].fact'],
    [ANSPRUCH, 'regeln[0].conditions.all[0].operator'],
  ])
})
