import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMessage, toMessage } from './message.ts'

const signal = { vorgangId: 'abc', seq: 3, leistung: 'wohngeld', types: ['antrag.geprueft' as const] }
const read = (value: unknown) =>
  fromMessage({ value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) })

describe('a signal on its way through Kafka', () => {
  test('comes back as it was, with its key, its event id, its cause and its trace', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const { key, value, headers } = toMessage({ ...signal, traceparent }, 'abc:2.0')
    expect([key, headers]).toEqual(['abc', { 'ereignis-id': 'abc:3.0', ursache: 'abc:2.0', traceparent }])
    const sent = { value: Buffer.from(String(value)), headers: { traceparent: Buffer.from(traceparent) } }
    expect(fromMessage(sent)).toEqual({ kind: 'signal', signal: { ...signal, traceparent } })
  })
  test.each([
    ['no JSON', 'kein', 'kein JSON'],
    ['cut off', '{"v":1,"vorgangId":"a', 'kein JSON'],
    ['a newer version', { v: 2, ganz: 'anders' }, 'neuere Version'],
    ['a wrong seq', { v: 1, ...signal, seq: '3' }, 'falsche Form: seq'],
    ['a list', [], 'falsche Form: '],
    ['far too long', 'x'.repeat(20_000), 'zu lang'],
  ])('%s is not worked on, and it is said why', (_name, value, grund) => {
    expect(read(value)).toEqual({ kind: 'unlesbar', grund })
  })
  test('a message without content is none', () => {
    expect(fromMessage({ value: null })).toEqual({ kind: 'unlesbar', grund: 'ohne Inhalt' })
  })
  test('whatever the bytes, it answers and never throws', () => {
    void fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(['signal', 'unlesbar']).toContain(read(text).kind)
      }),
    )
  })
})
