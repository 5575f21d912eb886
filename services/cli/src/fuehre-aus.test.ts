import { describe, expect, test } from 'vitest'
import { befehle } from './befehle/alle.ts'
import { fuehreAus } from './fuehre-aus.ts'

async function rufe(...argv: string[]) {
  const print: string[] = []
  const say: string[] = []
  const ausgabe = { print: (t: string) => print.push(t), say: (t: string) => say.push(t), breite: 100 }
  return { wert: await fuehreAus(argv, befehle, ausgabe), print: print.join('\n'), say: say.join('\n') }
}

describe('the command line', () => {
  test('lists every command and explains each', async () => {
    const { wert, print } = await rufe('--help')
    expect(wert).toBe(0)
    for (const { name } of befehle) {
      expect(print).toContain(`  ${name}`)
      expect((await rufe(name, '--help')).print).toContain(`weiche ${name}`)
    }
  })
  test('a command that does not exist is refused with the list', async () => {
    const { wert, say } = await rufe('pruefn')
    expect(wert).toBe(2)
    expect(say).toContain('Den Befehl „pruefn“ gibt es nicht.')
  })
  test('all cases of the packages that come along are as expected', { timeout: 30_000 }, async () => {
    const { wert, print } = await rufe('pruefen')
    expect(print).toMatch(/wohngeld: (\d+) von \1 Fällen wie erwartet/)
    expect(wert).toBe(0)
  })
  test('a folder that is no package is refused with its place', async () => {
    const { wert, say } = await rufe('pruefen', 'gibtesnicht')
    expect(wert).toBe(2)
    expect(say).toContain('leistung.json fehlt')
  })
})
