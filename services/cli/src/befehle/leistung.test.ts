import { describe, expect, test } from 'vitest'
import { leistung } from './leistung.ts'

async function rufe(...argv: string[]) {
  const said: string[] = []
  const sammle = (text: string) => said.push(text)
  const wert = await leistung.run(argv, { print: sammle, say: sammle, breite: 100 })
  return { wert, text: said.join('\n') }
}

describe('leistung neu', () => {
  test.each([
    [['neu', 'wohngeld'], 'gibt es schon'],
    [['neu', 'Hundesteuer'], 'geht nicht als Name'],
    [['neu', '../../etc'], 'geht nicht als Name'],
    [['neu'], 'leistung neu NAME'],
    [['alt', 'x'], 'leistung neu NAME'],
    [['neu', 'hundesteuer2', '--title', 'x'], '--title gibt es nicht'],
  ])('%j is refused with what to do', async (argv, text) => {
    const gesagt = await rufe(...argv)
    expect(gesagt.wert).toBe(2)
    expect(gesagt.text).toContain(text)
  })
})
