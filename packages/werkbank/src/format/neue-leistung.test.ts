import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ladePaket, phasen, regelnVon } from '@weiche/regelwerk'
import { describe, expect, test } from 'vitest'
import { liesFaelle } from '../fall/lies-faelle.ts'
import { pruefeFall } from '../fall/pruefe-fall.ts'
import { neueLeistung, pruefeLeistungsname } from './neue-leistung.ts'

const ordner = fileURLToPath(new URL('../../../../rules/_vorlage', import.meta.url))
const vorlage = Object.fromEntries(
  readdirSync(ordner, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((pfad) => [relative(ordner, pfad).replaceAll('\\', '/'), readFileSync(pfad, 'utf8')]),
)

function lade(dateien: Record<string, string>) {
  const geladen = ladePaket(dateien)
  if ('fehler' in geladen) throw new Error(JSON.stringify(geladen.fehler, null, 2))
  const { faelle, fehler } = liesFaelle(dateien)
  expect(fehler).toEqual([])
  return { paket: geladen.paket, faelle }
}

describe('the template', () => {
  const { paket, faelle } = lade(vorlage)
  test('shows every phase', () => {
    const gezeigt = regelnVon(paket, '2025-01-01').map(({ json }) => json.phase)
    expect(phasen.filter((phase) => !gezeigt.includes(phase))).toEqual([])
  })
  test.each([...faelle.values()])('case $name: $titel', (fall) => expect(pruefeFall(paket, fall)).toEqual([]))
  test('explains every file that it has', () => {
    const readme = vorlage['README.md']!
    const namen = Object.keys(vorlage).map((pfad) => pfad.replace(/^fassungen\/[^/]+\//, ''))
    const teile = new Set(namen.map((pfad) => (pfad.includes('/') ? `${pfad.split('/')[0]!}/` : pfad)))
    expect(
      [...teile].filter((teil) => !['README.md', 'fassung.json'].includes(teil) && !readme.includes(teil)),
    ).toEqual([])
  })
})

describe('a new Leistung', () => {
  const neu = neueLeistung(vorlage, 'lasten-rad', 'Lasten"rad $& Zuschuss')
  const { paket, faelle } = lade(neu)
  test('has its own id, title and codes, and nothing of the old ones', () => {
    expect(paket.leistung).toBe('lasten-rad')
    expect(paket.kopf.name).toBe('Lasten"rad $& Zuschuss')
    expect(paket.texte.get('bescheid-bewilligung')).toContain('die Leistung **Lasten"rad $& Zuschuss** vom')
    expect(Object.values(neu).filter((inhalt) => /VOR-|vorlage|Musikschulzuschuss/.test(inhalt))).toEqual([])
    expect(regelnVon(paket, '2025-01-01')[0]!.json.code).toBe('LAS-VO-001')
  })
  test('its cases are as expected from the first day', () => {
    expect([...faelle.values()].flatMap((fall) => pruefeFall(paket, fall))).toEqual([])
  })
  test.each(['', 'ab', 'Hundesteuer', 'hunde steuer', '../etc', '-x-', 'a'.repeat(41), 'vorlage', 'wohngeld'])(
    'cannot be called "%s"',
    (name) => expect(pruefeLeistungsname(name, ['wohngeld'])).toMatch(/Bitte|Erlaubt/),
  )
  test('can be called by a plain name', () => {
    expect(pruefeLeistungsname('bewohner-parkausweis2', ['wohngeld'])).toBeUndefined()
  })
})
