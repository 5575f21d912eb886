import type { Angaben, EreignisVon } from '@weiche/vorgang'
import { describe, expect, test } from 'vitest'
import type { Paket } from '../laden/paket.ts'
import { ableitung, paketMit, regel } from '../pruefstand/test-paket.ts'
import { bewerte } from './bewerte.ts'
import { liesAuswertung, liesWerte, notiereBewertung, werteAus } from './werte-aus.ts'

const je = { je: 'kinder', als: 'kind' }
const jobs = { fact: 'jobs', operator: 'some', value: { fact: 'lohn', operator: 'greaterThan', value: '10' } }
const paketVon = (erzeuge: boolean) =>
  paketMit({
    erzeuge,
    ableitungen: [
      ableitung('kind.klein', 'janein', 'kind.alter < 6', je),
      ableitung('kind.betrag', 'betrag', 'if kind.klein then 2 * satz else satz', { ...je, bescheid: true }),
      ableitung('job.text', 'text', 'kind.name + ":" + job.id', { je: 'kinder.jobs', als: ['kind', 'job'] }),
      ableitung('genau', 'zahl', 'round half up(einkommen / 3, 10)', {
        rundung: { skala: 10, modus: 'half-up', norm: '§ 1' },
      }),
      ableitung('kurz', 'zahl', 'einkommen * 1.0'),
      ableitung('tag', 'datum', 'verfahren.eingangsdatum'),
      ableitung('alter', 'liste', 'for k in kinder return k.alter', { von: 'ganzzahl' }),
    ],
    regeln: {
      anspruch: [
        regel('PRO-AN-001', 'anspruch', 'ablehnung', {
          any: [
            { fact: 'genau', operator: 'greaterThan', value: { fact: 'kurz' } },
            {
              fact: 'kinder',
              operator: 'some',
              value: { all: [jobs, { fact: 'klein', operator: 'equal', value: true }] },
            },
            { fact: 'art', operator: 'equal', value: 'eigentum', priority: 5 },
          ],
        }),
        regel('PRO-AN-002', 'anspruch', 'ablehnung', { all: [{ fact: 'alter', operator: 'contains', value: 17 }] }),
      ],
    },
  })

const kind = (id: string, alter?: number) => ({
  id,
  name: id.toUpperCase(),
  ...(alter === undefined ? {} : { alter }),
  jobs: [{ id: 'j1', lohn: '12.50' }, { id: 'j2' }],
})
const bekannt: Angaben = { einkommen: '-100', art: 'miete', kinder: [kind('k1', 3), kind('k2', 17)] }
const faelle: [string, Angaben][] = [
  ['everything known', bekannt],
  ['decided before all was looked at', { ...bekannt, art: 'eigentum' }],
  ['an item of which something is unknown', { ...bekannt, kinder: [kind('k1'), kind('k2', 4)] }],
  ['an unknown list', { einkommen: '0.10' }],
  ['an empty list', { kinder: [] }],
  ['a number that is larger than a float holds', { ...bekannt, einkommen: '99999999999999999999.99' }],
  ['nothing known', {}],
]
const tage = { eingangsdatum: '2025-01-10', entscheidungsdatum: '2025-01-12' }

type Inhalt = EreignisVon<'regeln.ausgewertet'>['inhalt']

/** The content of the event as it comes back from the log. */
function gespeichert(paket: Paket, angaben: Angaben, teil: Partial<Inhalt> = {}): Inhalt {
  const { spur } = notiereBewertung(paket, bewerte(paket, { angaben, ...tage }))
  return JSON.parse(JSON.stringify({ spur, quittung: tage, ...teil })) as Inhalt
}

describe.each([true, false])('what is kept of an evaluation (generated code: %s)', (erzeuge) => {
  const paket = paketVon(erzeuge)
  test.each(faelle)('prints the same bytes when it is read: %s', (_name, angaben) => {
    const { trace, werte } = werteAus(paket, { angaben, ...tage })
    const inhalt = gespeichert(paket, angaben)
    expect(JSON.stringify(liesAuswertung(paket, inhalt, angaben))).toBe(JSON.stringify({ werte, trace }))
    expect(liesWerte(paket, inhalt, angaben)).toEqual(werte)
  })
})

test('reading computes nothing: it prints although no computed fact can be computed any more', () => {
  const [angaben, paket, leser] = [bekannt, paketVon(false), paketVon(false)]
  for (const fassung of leser.kompiliert.fassungen)
    for (const { ableitung } of fassung.ableitungen)
      ableitung.fn = () => {
        throw new Error('computed')
      }
  expect(() => werteAus(leser, { angaben, ...tage })).toThrow('computed')
  expect(liesAuswertung(leser, gespeichert(paket, angaben), angaben).trace).toEqual(
    werteAus(paket, { angaben, ...tage }).trace,
  )
})

test('it is a character for each rule and each condition, the ones on items behind their list', () => {
  const [notiz] = gespeichert(paketVon(true), { ...bekannt, kinder: [kind('k1', 3), kind('k2')] }).spur
  expect(notiz).toMatchObject({ fassung: '2023-01-01', monat: '2025-01-01', monate: 3 })
  expect(notiz!.regeln).toBe('1?')
  expect(notiz!.werte.slice(0, 2)).toEqual([
    [true, null],
    ['51.00', null],
  ])
  // art, genau, some kinder with k1 (some jobs: j1, j2; klein) and k2 (the same); alter.
  expect(notiz!.bedingungen).toBe(['0', '1', '1', '11?1', '11??', '?'].join(''))
  expect(notiz!.offen[0]).toEqual(['kinder[k2].alter'])
})

test('months before the first Fassung leave nothing', () => {
  const paket = paketVon(true)
  const frueh = { angaben: bekannt, eingangsdatum: '2022-11-10', entscheidungsdatum: '2023-02-01' }
  const { spur } = notiereBewertung(paket, bewerte(paket, frueh))
  expect(spur.map((s) => s?.monat)).toEqual([undefined, '2023-01-01'])
  const inhalt = { spur, quittung: frueh } as unknown as Inhalt
  expect(liesAuswertung(paket, inhalt, bekannt).trace).toEqual(werteAus(paket, frueh).trace)
})

test('an event from before holds values and trace printed, and they are what is read', () => {
  const trace = [{ art: 'regel', code: 'PRO-AN-001' }]
  const alt = gespeichert(paketVon(true), bekannt, { spur: [], werte: [{ a: '1' }], trace })
  expect(liesAuswertung(paketVon(true), alt, bekannt)).toEqual({ werte: [{ a: '1' }], trace })
  expect(liesWerte(paketVon(true), alt, bekannt)).toEqual([{ a: '1' }])
})

test('a Spur that does not belong to the package is refused', () => {
  const inhalt = gespeichert(paketVon(true), bekannt)
  inhalt.spur[0]!.bedingungen += '1'
  expect(() => liesAuswertung(paketVon(true), inhalt, bekannt)).toThrow('passt nicht')
})
