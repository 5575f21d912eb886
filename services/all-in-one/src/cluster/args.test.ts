import { describe, expect, test } from 'vitest'
import { parseClusterArgs } from './args.ts'

describe('the command line of the cluster', () => {
  test('two of each, unless something else is asked for', () => {
    const parsed = parseClusterArgs(['--scale', 'processing=4,intake=1', '--scale', 'betrieb=1'])
    expect(parsed.ok && parsed.args.anzahl).toEqual({
      ...{ intake: 1, review: 2, validation: 2, routing: 2 },
      ...{ processing: 4, backchannel: 2, betrieb: 1 },
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
