import { describe, expect, test } from 'vitest'
import { createNeuigkeiten, type Schau } from './neuigkeiten.ts'

function probe() {
  const schauen: { tell: Parameters<Schau>[0]; stopped: boolean }[] = []
  const neuigkeiten = createNeuigkeiten((tell) => {
    const schau = { tell, stopped: false }
    schauen.push(schau)
    return {
      bereit: Promise.resolve(),
      async stop() {
        schau.stopped = true
      },
    }
  })
  return { neuigkeiten, schauen }
}

describe('news of Vorgaenge', () => {
  test('cost no look at the log while nobody waits for them, and one for all who do', () => {
    const { neuigkeiten, schauen } = probe()
    expect(schauen).toHaveLength(0)
    const abos = ['a', 'a', 'b'].map((v) => neuigkeiten.abonniere(v, () => undefined))
    expect(schauen).toHaveLength(1)
    for (const abo of abos.slice(1)) abo.stop()
    expect(schauen[0]!.stopped).toBe(false)
    abos[0]!.stop()
    abos[0]!.stop()
    expect(schauen[0]!.stopped).toBe(true)
    neuigkeiten.abonniere('a', () => undefined)
    expect(schauen).toHaveLength(2)
  })

  test('are told to those alone who wait for this Vorgang', () => {
    const { neuigkeiten, schauen } = probe()
    const heard: string[] = []
    const first = neuigkeiten.abonniere('a', (seq) => heard.push(`a${seq}`))
    neuigkeiten.abonniere('b', (seq) => heard.push(`b${seq}`))
    schauen[0]!.tell([
      { vorgangId: 'a', seq: 3 },
      { vorgangId: 'c', seq: 1 },
      { vorgangId: 'b', seq: 9 },
    ])
    first.stop()
    schauen[0]!.tell([{ vorgangId: 'a', seq: 4 }])
    expect(heard).toEqual(['a3', 'b9'])
  })
})
