import { describe, expect, test } from 'vitest'
import { abdeckungVon } from '../abdeckung/abdeckung.ts'
import { fall, mitTieren, regel, werkstueck, ZU_VIEL } from '../test-paket.ts'
import { schlossPruefung } from './schloss.ts'

type Teile = Parameters<typeof werkstueck>[0]
const zuViel = { weg: 'dunkel', ausgang: 'ablehnung', codes: ['PRO-AN-001'] }
const offen = { weg: 'nachforderung', ausgang: 'offen', codes: [] }
const ALLE = {
  darunter: fall(),
  darueber: fall({ einkommen: '2000.01' }, zuViel),
  unbekannt: fall({ einkommen: null }, offen),
}

function schloss(teile: Teile) {
  const { paket, dateien, faelle } = werkstueck(teile)
  return schlossPruefung(paket, abdeckungVon(paket, dateien, faelle))
}
const leistungMit = (automatisierung: Record<string, unknown>) => {
  const leistung = JSON.parse(werkstueck().dateien['leistung.json']!) as Record<string, object>
  return { 'leistung.json': { ...leistung, automatisierung: { ...leistung['automatisierung'], ...automatisierung } } }
}

describe('the lock before automatic decisions', () => {
  test('opens when the cases show every outcome', () => {
    expect(schloss({ faelle: ALLE })).toEqual({ zulaessig: true, fehlt: [], hinweise: [] })
  })
  test.each([
    ['darunter', ['PRO-AN-001 nicht zutrifft', 'nicht erfüllt ist']],
    ['darueber', ['PRO-AN-001 zutrifft', 'erfüllt ist']],
    ['unbekannt', ['offen ist']],
  ])('without the case „%s“ it names what no case shows', (name, texte) => {
    const { [name as keyof typeof ALLE]: _, ...faelle } = ALLE
    const { zulaessig, fehlt } = schloss({ faelle })
    expect(zulaessig).toBe(false)
    expect(fehlt).toHaveLength(texte.length)
    for (const [i, text] of texte.entries()) expect(fehlt[i]!.text).toContain(text)
    expect(fehlt[0]).toMatchObject({ datei: 'fassungen/2023-01-01/regeln/anspruch.json' })
    expect(fehlt.at(-1)!.pfad).toBe('regeln[0].conditions.all[0]')
  })
  test('a row of a decision table that no case hits keeps it shut', () => {
    const tabelle = {
      id: 'stufe',
      titel: 'Stufe',
      norm: '§ 4 ProbeG',
      treffer: 'eindeutig',
      eingaben: [{ titel: 'Kinder', fakt: 'kinder' }],
      ausgaben: [{ id: 'satz', titel: 'Satz', typ: 'betrag', bescheid: true }],
      zeilen: [
        { wenn: ['< 3'], dann: ['1.00'] },
        { wenn: ['>= 3'], dann: ['2.00'] },
      ],
    }
    const ersetzt = { 'fassungen/2023-01-01/tabellen/stufe.json': tabelle }
    expect(schloss({ faelle: ALLE, ersetzt }).fehlt).toMatchObject([
      { datei: 'fassungen/2023-01-01/tabellen/stufe.json', pfad: 'zeilen[1]' },
    ])
    expect(schloss({ faelle: { ...ALLE, drei: fall({ kinder: 3 }) }, ersetzt }).zulaessig).toBe(true)
  })
  test('a case that fails shows nothing', () => {
    const { fehlt } = schloss({ faelle: { ...ALLE, darueber: fall({ einkommen: '2000.01' }, { codes: [] }) } })
    expect(fehlt.map((m) => m.datei)).toContain('faelle/darueber.json')
    expect(fehlt.map((m) => m.text).join()).toContain('PRO-AN-001 zutrifft')
  })
  test('what cannot be unknown needs no case for it, and that is said', () => {
    const { zulaessig, hinweise } = schloss({
      regeln: {
        anspruch: [ZU_VIEL],
        aussteuerung: [
          regel('PRO-AS-001', 'aussteuerung', 'aussteuerung', {
            all: [{ fact: 'zuzug', operator: 'equal', value: true }],
          }),
        ],
      },
      faelle: { ...ALLE, zuzug: fall({ zuzug: true }, { weg: 'person', codes: ['PRO-AS-001'] }) },
    })
    expect(zulaessig).toBe(true)
    expect(hinweise.map((m) => m.text)).toEqual([
      'PRO-AS-001: Es kann nie sein, dass „zuzug = ja“ offen ist; dafür wird kein Fall verlangt.',
    ])
  })
  test('a condition on the items of a list is shown like any other: true, false and unknown of an item', () => {
    const tiere = (...alter: (number | null)[]) => ({
      tiere: alter.map((a, i) => ({ id: `t${i}`, alter: a, chip: true })),
    })
    const frage = {
      all: [
        { fact: 'alter', operator: 'greaterThan', value: 20 },
        { fact: 'chip', operator: 'equal', value: true },
      ],
    }
    const alt = regel('PRO-AS-002', 'aussteuerung', 'aussteuerung', {
      all: [{ fact: 'tiere', operator: 'some', value: frage }],
    })
    const mit = (faelle: Record<string, ReturnType<typeof fall>>) =>
      schloss({
        regeln: { anspruch: [ZU_VIEL], aussteuerung: [alt] },
        faelle: { ...ALLE, 'ohne-chip': fall({ tiere: [{ id: 't1', alter: 3, chip: false }] }), ...faelle },
        ersetzt: mitTieren,
      })
    const person = { weg: 'person', codes: ['PRO-AS-002'] }
    const offen = fall(tiere(null), { weg: 'person' })
    // The list as a whole was true, false and unknown before; of the items nobody has shown that the age is unknown.
    const ohne = mit({ alt: fall(tiere(3, 21), person) })
    expect(ohne.fehlt.map(({ pfad, text }) => [pfad, text])).toContainEqual([
      'regeln[0].conditions.all[0].value.all[0]',
      'PRO-AS-002: Kein Fall zeigt, dass „alter > 20 (Eintrag in tiere)“ offen ist.',
    ])
    const ganz = mit({ alt: fall(tiere(3, 21), person), 'alter-unbekannt': offen })
    expect(ganz.fehlt).toEqual([])
    expect(ganz.hinweise.map(({ text }) => text)).toEqual([
      'PRO-AS-002: Es kann nie sein, dass „chip = ja (Eintrag in tiere)“ offen ist; dafür wird kein Fall verlangt.',
    ])
  })
  test.each([
    [{ norm: 'weil es geht' }, 'keine Vorschrift mit Paragraf'],
    [{ norm: '§ 35a VwVfG' }, 'erlaubt die automatische Entscheidung nicht selbst'],
    [{ norm: '§ 35a VwVfG, § 5 ProbeG', ermessen: true }, 'Ermessen'],
  ])('stays shut with %j', (automatisierung, text) => {
    const { fehlt } = schloss({ faelle: ALLE, ersetzt: leistungMit(automatisierung) })
    expect(fehlt[0]!.text).toContain(text)
  })
  test('a missing norm and discretion are both named', () => {
    const { fehlt } = schloss({ faelle: ALLE, ersetzt: leistungMit({ norm: '', ermessen: true }) })
    expect(fehlt.slice(0, 2).map(({ pfad }) => pfad)).toEqual(['automatisierung.norm', 'automatisierung.ermessen'])
  })
  test('§ 35a VwVfG with the Rechtsvorschrift that permits opens it', () => {
    const ersetzt = leistungMit({ norm: '§ 35a VwVfG, § 5 Abs. 2 ProbeG' })
    expect(schloss({ faelle: ALLE, ersetzt }).zulaessig).toBe(true)
  })
})
