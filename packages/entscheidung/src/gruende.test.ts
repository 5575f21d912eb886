import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, werteAus } from '@weiche/regelwerk'
import { assert, describe, expect, test } from 'vitest'
import { gruendeOf } from './gruende.ts'

const rules = fileURLToPath(new URL('../../../rules/wohngeld', import.meta.url))
const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((f) => /\.(json|md)$/.test(f))
const geladen = ladePaket(
  Object.fromEntries(
    files.filter((f) => !/^(faelle|beispiele)/.test(f)).map((f) => [f, readFileSync(join(rules, f), 'utf8')]),
  ),
)

describe('the reasons of a refusal', () => {
  test('print an amount the German way, as the calculation sheet does', () => {
    assert('paket' in geladen)
    const e11 = JSON.parse(readFileSync(join(rules, 'beispiele', 'e11.json'), 'utf8'))
    const auswertung = werteAus(geladen.paket, {
      angaben: e11.antrag,
      eingangsdatum: '2025-06-05',
      entscheidungsdatum: '2025-06-05',
    })
    const [grund] = gruendeOf(geladen.paket, auswertung)
    expect(grund?.text).toContain('ein Wohngeld von 9,00\u00a0€ im Monat')
  })
})
