import { describe, expect, test } from 'vitest'
import { parseCommandLine } from './args.ts'

describe('the command line', () => {
  test('has sensible defaults', () => {
    expect(parseCommandLine([])).toMatchObject({ ok: true, args: { port: 8080, pruefe: false, uhr: undefined } })
  })
  test.each([
    [['--port', 'abc'], '0 bis 65535'],
    [['--port', '70000'], '0 bis 65535'],
    [['--uhr', '2026-02-30'], '2027-02-01'],
    [['--uhr', 'gestern'], '2027-02-01'],
    [['--zeitreise', 'morgen'], '30d oder 6w'],
    [['--zeitreise', '0d'], '30d oder 6w'],
    [['--pruefen'], 'gibt es nicht'],
    [['--port'], 'Option --port fehlt ihr Wert'],
    [['--pruefe=ja'], 'steht allein'],
    [['beispiele'], '„beispiele“ ist keine Option'],
  ])('%j is refused with the remedy', (argv, remedy) => {
    const result = parseCommandLine(argv)
    expect(result.ok).toBe(false)
    expect(!result.ok && result.text).toContain(remedy)
  })
  test.each([
    [['--zeitreise', '30d'], 30],
    [['--zeitreise', '6w'], 42],
    [[], 0],
  ])('%j is a journey of %i days', (argv, tage) => {
    expect(parseCommandLine(argv)).toMatchObject({ args: { zeitreise: tage } })
  })
  test('a demo day is morning in Germany', () => {
    const result = parseCommandLine(['--uhr', '2027-02-01'])
    expect(result.ok && result.args.uhr?.toISOString()).toBe('2027-02-01T07:00:00.000Z')
  })
})
