import { spawnSync } from 'node:child_process'
import type { Angaben } from '@weiche/vorgang'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { bewerte } from '../auswertung/bewerte.ts'
import { werteAus } from '../auswertung/werte-aus.ts'
import type { Paket } from '../laden/paket.ts'
import { ableitung, paketMit, regel } from '../pruefstand/test-paket.ts'
import { bedingung, frage, luecke, nimm, tage, vollstaendig, zahl } from '../pruefstand/test-zufall.ts'
import { createQuelle } from './erzeuge-quelle.ts'

type Teile = Parameters<typeof paketMit>[0]
/** The same package twice: as generated code and as closures. */
const beide = (teile: Teile): Paket[] => [paketMit(teile), paketMit({ ...teile, erzeuge: false })]
const bytes = (paket: Paket, angaben: Angaben) => JSON.stringify(werteAus(paket, { angaben, ...tage }))

function gleicheBytes(teile: Teile, ...faelle: Angaben[]): void {
  const [erzeugt, funktionen] = beide(teile)
  for (const angaben of faelle) expect(bytes(erzeugt!, angaben)).toBe(bytes(funktionen!, angaben))
}

describe('generated code and closures give the same bytes', { timeout: 60_000 }, () => {
  test('for any expression and any facts', () => {
    fc.assert(
      fc.property(
        frage.map((f) => f(0)),
        zahl.map((z) => z(0)),
        fc.constantFrom(
          undefined,
          { modus: 'half-up', skala: 1, norm: '§ 1' },
          { modus: 'floor', skala: 0, norm: '§ 1' },
        ),
        vollstaendig,
        luecke,
        (f, z, rundung, voll, weg) => {
          const je = { je: 'kinder', als: 'kind' }
          const ableitungen = [
            ableitung('f', 'janein', f),
            ableitung('z', 'zahl', z, { rundung, bescheid: true }),
            ableitung('kind.z', 'zahl', `kind.alter * ${z}`, je),
            ableitung('kind.f', 'janein', `kind.schule or (${f})`, je),
            ableitung('alle', 'zahl', 'sum(for kk in kinder[item.f] return kk.z)'),
            ableitung('liste', 'liste', 'for kk in kinder return kk.z', { von: 'zahl' }),
          ]
          gleicheBytes({ ableitungen }, voll as Angaben, nimm(voll, weg))
        },
      ),
      { numRuns: 250 },
    )
  })
  test('for any rule, with its leaves that were not reached', () => {
    fc.assert(
      fc.property(bedingung, vollstaendig, luecke, (conditions, voll, weg) => {
        const ableitungen = [ableitung('alterskinder', 'liste', 'for k in kinder return k.alter', { von: 'ganzzahl' })]
        const anspruch = [
          regel('PRO-AN-001', 'anspruch', 'ablehnung', { all: [conditions] }),
          regel('PRO-AN-002', 'anspruch', 'nachforderung', { any: [{ not: conditions }, conditions] }, { priority: 2 }),
        ]
        gleicheBytes({ ableitungen, regeln: { anspruch } }, voll as Angaben, nimm(voll, weg))
      }),
      { numRuns: 250 },
    )
  })
  test('for items in items, their own fields and those around them', () => {
    const je = { je: 'kinder.jobs', als: ['kind', 'job'] }
    const ableitungen = [
      ableitung('job.lohnJeAlter', 'zahl', 'divide(job.lohn, kind.alter, 2)', je),
      ableitung('job.nur', 'betrag', 'job.lohn * 2', { je: 'kinder.jobs', als: 'job' }),
      ableitung('kind.lohn', 'betrag', 'sum(for j in kind.jobs return j.nur)', { je: 'kinder', als: 'kind' }),
      ableitung('lohn', 'betrag', 'sum(for k in kinder return k.lohn)'),
      ableitung('stufen', 'liste', 'for k in kinder return stufe(k.alter)', { von: 'betrag' }),
    ]
    const jobs = (lohn?: string) => [{ id: 'j1', ...(lohn === undefined ? {} : { lohn }) }]
    const kinder = [
      { id: 'k1', alter: 2, jobs: jobs('12.34') },
      { id: 'k2', alter: 0, jobs: jobs('5.00') },
      { id: 'k3', jobs: jobs() },
      { id: 'k4', alter: 1 },
    ]
    gleicheBytes({ ableitungen }, { kinder }, { kinder: kinder.slice(0, 2) }, { kinder: [] }, {})
  })
})

test('a row of a table is found by the value of its key, the first time and the next', () => {
  const paket = paketMit({ ableitungen: [ableitung('x', 'betrag', 'stufe(divide(personen * 2, 2, 1))')] })
  const x = (personen: number) => werteAus(paket, { angaben: { personen }, ...tage }).werte[0]!['x']
  expect([x(2), x(2), x(3), x(3), x(1)]).toEqual(['180.50', '180.50', null, null, '100.00'])
})

describe('what stands in a rule file', () => {
  const boese = '");globalThis.verraten=true;("`\x24{globalThis.verraten=true}`\n*/ </script>'
  test('never becomes source text', () => {
    const spion = vi.spyOn(globalThis, 'Function')
    try {
      const paket = paketMit({
        ableitungen: [
          ableitung('verraten', 'janein', `art = "miete" or "geheim" = antragsteller.name or einkommen > 4711.25`, {
            titel: boese,
          }),
        ],
        regeln: {
          anspruch: [
            regel('PRO-AN-001', 'anspruch', 'ablehnung', {
              all: [{ fact: 'antragsteller.name', operator: 'in', value: [boese, 'geheim'] }],
            }),
          ],
        },
      })
      const quelltext = spion.mock.calls.map((teile) => teile.join('\n')).join('\n')
      expect(quelltext).toContain('return function')
      for (const wort of ['verraten', 'geheim', 'miete', '4711', 'einkommen', 'PRO-AN'])
        expect(quelltext).not.toContain(wort)
      const { treffer } = bewerte(paket, { angaben: { antragsteller: { name: boese } }, ...tage })
      expect(treffer.map((t) => t.code)).toEqual(['PRO-AN-001'])
      expect(globalThis).not.toHaveProperty('verraten')
    } finally {
      spion.mockRestore()
    }
  })
  test('is the same constant wherever it stands', () => {
    const quelle = createQuelle()
    expect([quelle.wert('a'), quelle.wert('b'), quelle.wert('a')]).toEqual(['k0', 'k1', 'k0'])
    quelle.zeile('return k0+k1')
    expect(quelle.fertig()).toBe('ab')
  })
})

test('where code may not be generated, the closures do the work', () => {
  const skript = `
    import { ableitung, paketMit } from '${new URL('../pruefstand/test-paket.ts', import.meta.url).href}'
    import { werteAus } from '${new URL('../auswertung/werte-aus.ts', import.meta.url).href}'
    const paket = paketMit({ ableitungen: [ableitung('x', 'betrag', 'miete * personen')] })
    const tage = { eingangsdatum: '2025-02-28', entscheidungsdatum: '2025-02-28' }
    console.log(werteAus(paket, { angaben: { miete: '12.50', personen: 3 }, ...tage }).werte[0].x)
    try { new Function('return 1') } catch (error) { console.log(error.name) }`
  const verboten = '--disallow-code-generation-from-strings'
  const { stdout, stderr } = spawnSync(process.execPath, [verboten, '--input-type=module', '-e', skript])
  expect([String(stdout), String(stderr)]).toEqual(['37.50\nEvalError\n', ''])
})
