import { createTestLog } from '@weiche/controller/test'
import * as e from '@weiche/vorgang/test'
import { describe, expect, test } from 'vitest'
import { appendCommand } from './append-command.ts'
import { decideRuecknahme } from './decide-ruecknahme.ts'

const uhr = { jetzt: () => new Date('2025-06-02T10:00:00Z') }
const withdraw = (v: Parameters<typeof decideRuecknahme>[0]) =>
  decideRuecknahme(v, { kanal: 'api', eingangsdatum: '2025-06-02', grund: '' })

describe('a command on a Vorgang', () => {
  test('takes effect once per key, also when it would no longer be allowed', async () => {
    const log = createTestLog(e.strom([e.eingegangen()]))
    const first = await appendCommand({ log, uhr }, e.testVorgangId, 'k1', withdraw)
    const again = await appendCommand({ log, uhr }, e.testVorgangId, 'k1', withdraw)
    expect([first.kind, again.kind]).toEqual(['appended', 'already'])
    expect((await appendCommand({ log, uhr }, e.testVorgangId, 'k2', withdraw)).kind).toBe('zurueckgenommen')
    expect(await log.read(e.testVorgangId)).toHaveLength(2)
  })

  test('is decided again when somebody else wrote between reading and writing', async () => {
    const log = createTestLog(e.strom([e.eingegangen()]))
    let looked = 0
    const result = await appendCommand({ log, uhr }, e.testVorgangId, 'k1', (v) => {
      if (looked++ === 0) {
        void log.append({
          vorgangId: v.vorgangId,
          gesehen: 1,
          service: 'validation',
          ursache: 'x',
          zeitpunkt: uhr.jetzt(),
          ereignisse: [e.geprueft(1)],
        })
      }
      return withdraw(v)
    })
    expect(looked).toBe(2)
    expect(result).toMatchObject({ kind: 'appended', commit: { seq: 3 } })
  })

  test('on a Vorgang that is not there says so', async () => {
    expect(await appendCommand({ log: createTestLog(), uhr }, e.testVorgangId, 'k', withdraw)).toEqual({
      kind: 'unbekannt',
    })
  })
})
