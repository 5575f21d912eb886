import { expect, test } from 'vitest'
import { ablaufText } from './ablauf-text.ts'

const span = (id: string, parentId: string | undefined, name: string, at: number, tags = {}) => ({
  ...{ traceId: 't1', id, name, timestamp: 1_767_225_600_000_000 + at * 1000, duration: 1500, tags },
  ...(parentId ? { parentId } : {}),
  localEndpoint: { serviceName: 'weiche-intake' },
})

test('each step stands below the one it follows from; one whose parent is missing is not lost', () => {
  const text = ablaufText('V', [
    [
      span('1', undefined, 'POST', 0),
      span('2', '1', 'commit', 3),
      span('3', '2', 'pruefe', 12, { 'error.type': 'aufgegeben' }),
      span('9', 'fehlt', 'spaeter', 20),
    ],
  ])
  expect(text.split('\n')).toEqual([
    'Ablauf t1 vom 2026-01-01T00:00:00.000Z, 4 Abschnitte',
    '     +0,0 ms      1,5 ms  weiche-intake         POST',
    '     +3,0 ms      1,5 ms  weiche-intake           commit',
    '    +12,0 ms      1,5 ms  weiche-intake             pruefe  FEHLER aufgegeben',
    '    +20,0 ms      1,5 ms  weiche-intake         spaeter',
  ])
})

test('nothing stored is said, and why that may be', () => {
  expect(ablaufText('V', [])).toMatch(/kein Ablauf.*Sekunden.*Stichprobe/)
})
