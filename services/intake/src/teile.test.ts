import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createTeile, parseTeilname } from './teile.ts'

function probe(maxAnlagen = 2) {
  const seen: unknown[] = []
  const teile = createTeile({
    jsonTeil: 'antrag',
    maxAnlagen,
    onJson: (json) => void seen.push(json),
    onDatei: async (index, teil) => void seen.push(`${index} ${teil.art} ${teil.betrifft} ${teil.dateiname}`),
  })
  return { seen, teile }
}
const bytes = () => Readable.from([Buffer.from('{"a":1}')])

describe('the parts of a form', () => {
  test.each([
    ['anlage', { art: 'sonstiges', betrifft: '' }],
    ['anlage:rentenbescheid', { art: 'rentenbescheid', betrifft: '' }],
    ['anlage:rentenbescheid:m1', { art: 'rentenbescheid', betrifft: 'm1' }],
    ['anlage:', undefined],
    ['anlage:../x', undefined],
    ['anlage:a:b:c', undefined],
    ['__proto__', undefined],
  ])('%s is read as %j', (name, teil) => expect(parseTeilname(name)).toEqual(teil))

  test('the JSON is checked before any file, whether it came as text or as a file', async () => {
    for (const send of [
      (t: ReturnType<typeof probe>['teile']) => t.text('antrag', '{"a":1}'),
      (t: ReturnType<typeof probe>['teile']) => t.datei('antrag', bytes(), 'a.json'),
    ]) {
      const { seen, teile } = probe()
      await Promise.all([
        send(teile),
        teile.datei('anlage:x:m1', bytes(), 'x.pdf'),
        teile.datei('anlage', bytes(), 'y.pdf'),
      ])
      await teile.end()
      expect(seen).toEqual([{ a: 1 }, '0 x m1 x.pdf', '1 sonstiges  y.pdf'])
    }
  })

  test('JSON twice, JSON after a file, too many files, unknown names and text that is not UTF-8 are refused', async () => {
    const twice = probe().teile
    await twice.text('antrag', '{}')
    await expect(twice.text('antrag', '{}')).rejects.toThrow(/genau einmal/)
    const late = probe().teile
    await late.datei('anlage', bytes(), 'x')
    await expect(late.text('antrag', '{}')).rejects.toThrow(/vor allen Anlagen/)
    const many = probe(1).teile
    await many.datei('anlage', bytes(), 'x')
    await expect(many.datei('anlage', bytes(), 'y')).rejects.toThrow(/höchstens 1 /)
    await expect(probe().teile.datei('passwort', bytes(), 'x')).rejects.toThrow(/unbekannten Namen/)
    await expect(probe().teile.text('antrag', '{"a":"\ufffd"}')).rejects.toThrow(/UTF-8/)
  })
})
