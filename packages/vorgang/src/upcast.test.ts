import { afterEach, expect, test } from 'vitest'
import type { EreignisTyp } from './ereignisse.ts'
import { upcastSteuerung } from './steuerung.ts'
import { zugeordnet } from './test-ereignisse.ts'
import { UnbekanntesEreignis, type Upcast, upcastEreignis, upcasts, versionOf } from './upcast.ts'

const writable = upcasts as Partial<Record<EreignisTyp, readonly Upcast[]>>
afterEach(() => {
  delete writable['vorgang.zugeordnet']
})

/** A program in which this event has been changed twice: `fakten` name the step they came through. */
function changedTwice(): void {
  const step =
    (name: string): Upcast =>
    ({ fakten, inhalt }) => ({ fakten: { ...fakten, [name]: true }, inhalt })
  writable['vorgang.zugeordnet'] = [step('zwei'), step('drei')]
}

test('an event is brought through every step that came after its version, and through none before', () => {
  changedTwice()
  const stored = zugeordnet(1)
  const steps = (version?: number) =>
    Object.keys(upcastEreignis({ ...stored, ...(version ? { version } : {}) }).fakten).slice(-2)
  expect(steps()).toEqual(['zwei', 'drei'])
  expect(steps(2)).toEqual(['codes', 'drei'])
  expect(upcastEreignis({ ...stored, version: 3 })).toEqual(stored)
  expect(versionOf('vorgang.zugeordnet')).toBe(3)
})

test('an event of a newer program is not understood, and it is said which', () => {
  const read = (type: string, version?: number) => () =>
    upcastEreignis({ type, ...(version ? { version } : {}), fakten: {}, inhalt: {} })
  expect(read('vorgang.zugeordnet', 2)).toThrow(new UnbekanntesEreignis('vorgang.zugeordnet', 2))
  expect(read('bescheid.verziert')).toThrow(new UnbekanntesEreignis('bescheid.verziert', 1))
  expect(read('toString')).toThrow(UnbekanntesEreignis)
})

test('switches and releases from before classes and signatures concern everything and are unsigned', () => {
  expect(upcastSteuerung({ type: 'automatik.gestoppt', fakten: { urheber: 'a', grund: 'b' } }).fakten).toMatchObject({
    klasse: '',
  })
  expect(upcastSteuerung({ type: 'ausgabe.freigegeben', fakten: { ausgabe: 'a', urheber: 'Installation' } })).toEqual({
    type: 'ausgabe.freigegeben',
    fakten: { ausgabe: 'a', urheber: 'Installation', antrag: null, unterschriften: [] },
  })
})
