import type { Erklaerung } from '@weiche/werkbank'
import { expect, test } from 'vitest'
import { erklaerungText } from './text.ts'

const angehalten = {
  gate: 'automatik-gestoppt',
  klar: false,
  code: 'AS-AUTOMATIK-GESTOPPT',
  grund: 'Die Automatik ist angehalten.',
  geklaertVon: '',
  text: 'Im Moment entscheidet kein Computer.\n\nEin Mensch entscheidet.',
}
const erklaerung: Erklaerung = {
  vorgangId: 'V',
  leistung: 'Schulstarthilfe',
  ausgabe: 'a'.repeat(64),
  ausgang: 'bewilligung',
  daten: {
    recht: ['2025-01-01'],
    tatsachen: { eingang: '2026-06-02', stand: '2026-06-02' },
    wirkung: { von: '2026-06-02', bis: '2027-06-01' },
    entscheidung: '2026-06-02',
  },
  abschnitte: [{ von: '2026-06-02', bis: '2027-06-01', fassung: '2025-01-01', betrag: '150.00' }],
  turnus: 'einmal',
  rechenweg: [],
  regeln: [],
  geprueft: [],
  offen: [],
  gates: [],
  weg: { typ: 'vorgang.ausgesteuert', codes: ['AS-AUTOMATIK-GESTOPPT'] },
  entscheidung: undefined,
  gegenbeispiele: [],
}

test('a sum that is paid once is not „im Monat“, one that is paid each month is', () => {
  expect(erklaerungText(erklaerung, 'recht')).toMatch(/: 150,00\s€$/m)
  expect(erklaerungText({ ...erklaerung, turnus: 'monat' }, 'recht')).toMatch(/150,00\s€ im Monat$/m)
})

test('why a person decides: with code and reason for who works with it, in the words of the package for everybody else', () => {
  const mit = { ...erklaerung, gates: [angehalten] }
  expect(erklaerungText(mit, 'recht')).toContain('AS-AUTOMATIK-GESTOPPT: Die Automatik ist angehalten.')
  const leicht = erklaerungText(mit, 'leicht')
  expect(leicht).toContain('  - Im Moment entscheidet kein Computer.\n    Ein Mensch entscheidet.')
  expect(leicht).not.toContain('AS-AUTOMATIK-GESTOPPT')
})

test('in easy words a rule that called the person is told once', () => {
  const regel = {
    code: 'SCH-PL-001',
    titel: 'Viele Kinder',
    norm: '§ 10',
    phase: 'plausibilitaet' as const,
    fassung: '2025-01-01',
  }
  const mit: Erklaerung = {
    ...erklaerung,
    regeln: [
      { ...regel, ergebnis: 'erfuellt', text: 'Sie haben viele Kinder angegeben.', bedingungen: [], angaben: [] },
    ],
    gates: [{ ...angehalten, code: 'SCH-PL-001', grund: 'Viele Kinder (§ 10)', text: '' }],
  }
  expect(erklaerungText(mit, 'einfach')).not.toContain('Warum ein Mensch entscheidet')
  expect(erklaerungText(mit, 'recht')).toContain('SCH-PL-001: Viele Kinder (§ 10)')
})

test('what is asked of the items of a list is told without values of the list', () => {
  const bedingung = {
    fakt: 'kinder',
    titel: 'Kinder',
    links: null,
    operator: 'none',
    rechts: null,
    ergebnis: 'erfuellt' as const,
  }
  const regel = {
    code: 'SCH-AN-002',
    titel: 'Kein Kind',
    norm: '§ 2',
    phase: 'anspruch' as const,
    fassung: '2025-01-01',
  }
  const mit: Erklaerung = {
    ...erklaerung,
    regeln: [{ ...regel, ergebnis: 'erfuellt', text: '', bedingungen: [bedingung], angaben: [] }],
  }
  expect(erklaerungText(mit, 'recht')).toContain('Kinder: hat keinen Eintrag, für den gilt (erfüllt):')
})
