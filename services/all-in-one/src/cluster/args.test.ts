import { describe, expect, test } from 'vitest'
import { liesAnzahl, parseClusterArgs, schreibeAnzahl } from './args.ts'

describe('the command line of the cluster', () => {
  test('numbers of processes are what was named, the last word counts, and they survive being handed on', () => {
    const parsed = parseClusterArgs(['--scale', 'processing=4,intake=1', '--scale', 'processing=3'])
    expect(parsed.ok && parsed.args.wunsch).toEqual({ intake: 1, processing: 3 })
    expect(liesAnzahl([schreibeAnzahl({ intake: 1, processing: 3 })])).toEqual({
      ...{ ok: true, anzahl: { intake: 1, processing: 3 } },
    })
  })
  test.each([
    [['--scale', 'kasse=2'], 'kasse=2'],
    [['--scale', 'processing=0'], '1 bis 32'],
    [['--scale', 'processing'], 'processing=4'],
    [['--port', 'x'], '0 bis 65535'],
    [['--uhr', 'gestern'], '2027-02-01'],
  ])('%j is refused with the remedy', (argv, remedy) => {
    const parsed = parseClusterArgs(argv)
    expect(!parsed.ok && parsed.text).toContain(remedy)
  })
})
