import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Kanal, Kanalstoerung, type Kanalzustand, type Sendung, sichere, type Zustellung } from './index.ts'

const sendung = { effekt: 'x', vorgangId: 'TEST-TEST-TEST-TEST-G' }
const DA: Zustellung = { kind: 'zugestellt', quittung: '', tag: '2025-06-02', dateien: [], dokumentId: '' }

function setUp() {
  const state = { answer: DA as Zustellung | 'weg', calls: 0 }
  const zustaende: Kanalzustand[] = []
  const kanal: Kanal<Sendung> = {
    name: 'mail',
    erkenntWiederholung: false,
    async stelleZu() {
      state.calls++
      if (state.answer === 'weg') throw new Kanalstoerung('weg')
      return state.answer
    },
  }
  return { state, zustaende, kanal: sichere(kanal, (z) => zustaende.push(z), { nachFehlern: 3, pauseMs: 100 }) }
}

test('after some failures in a row nobody waits for the channel any more; it is tried again later and opens', async () => {
  const { state, zustaende, kanal } = setUp()
  state.answer = 'weg'
  for (let i = 0; i < 10; i++) await expect(kanal.stelleZu(sendung)).rejects.toThrow(Kanalstoerung)
  expect(state.calls).toBe(3)
  expect(zustaende).toEqual(['frei', 'gesperrt'])
  state.answer = DA
  await expect(kanal.stelleZu(sendung)).rejects.toThrow('gerade nicht benutzt')
  await sleep(150)
  expect(await kanal.stelleZu(sendung)).toEqual(DA)
  expect(zustaende).toEqual(['frei', 'gesperrt', 'versuch', 'frei'])
})

test('receivers that can never be reached do not close the channel for the others', async () => {
  const { state, kanal } = setUp()
  state.answer = { kind: 'unzustellbar', grund: 'smtp-550' }
  for (let i = 0; i < 10; i++) expect(await kanal.stelleZu(sendung)).toEqual(state.answer)
  expect(state.calls).toBe(10)
})
