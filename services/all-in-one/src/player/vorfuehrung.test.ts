import type { SteuerungCommit } from '@weiche/vorgang'
import { expect, test } from 'vitest'
import type { Installation } from '../platform.ts'
import { beendeVorfuehrung } from './vorfuehrung.ts'

type Anteil = [urheber: string, anteil: string]

/** The shares that are set when a play ends after these were set before. */
async function setsAfter(...before: Anteil[]): Promise<Anteil[]> {
  const set: Anteil[] = []
  const commits = before.map(
    ([urheber, anteil], i): SteuerungCommit => ({
      seq: i + 1,
      zeitpunkt: '2025-06-01T08:00:00.000Z',
      ereignisse: [{ type: 'stichprobe.festgelegt', fakten: { urheber, anteil } }],
    }),
  )
  await beendeVorfuehrung({
    log: { readSteuerung: async () => commits },
    regelwerke: {
      leistungen: async () => ['wohngeld'],
      setzeStichprobe: async (_leistung: string, ...anteil: Anteil) => void set.push(anteil),
    },
  } as unknown as Installation)
  return set
}

test('a play that was broken off does not leave the Stichprobe switched off', async () => {
  expect(await setsAfter(['Vorführung', '0'])).toEqual([['Vorführung', '']])
})
test.each<[string, Anteil[]]>([
  ['nothing was ever set', []],
  [
    'the play ended as it should',
    [
      ['Vorführung', '0'],
      ['Vorführung', ''],
    ],
  ],
  [
    'the Fachbereich switched it off',
    [
      ['Vorführung', '0'],
      ['fachbereich-50', '0'],
    ],
  ],
])('nothing is touched when %s', async (_when, before) => {
  expect(await setsAfter(...before)).toEqual([])
})
