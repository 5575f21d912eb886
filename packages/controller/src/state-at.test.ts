import * as e from '@weiche/vorgang/test'
import { expect, test } from 'vitest'
import { stateAt } from './state-at.ts'
import { createTestLog } from './test-log.ts'

const bisBescheid = [[e.eingegangen()], [e.geprueft(1)], [e.zugeordnet(1)], [e.entschieden(1)], [e.bescheid(1)]]

test('what comes after the order does not reach the effect', async () => {
  const commits = e.strom(...bisBescheid, [e.nachgereicht({ 'wohnung.miete': '1' })])
  const log = createTestLog(commits)
  const now = (await log.fold(e.testVorgangId))!
  const then = await stateAt(log, now, 5)
  expect(now.angaben).toEqual({ wohnung: { miete: '1' } })
  expect(then).toEqual(e.gegeben(...bisBescheid))
})

test('evidence of other effects is no reason to read the stream again', async () => {
  const log = createTestLog(e.strom(...bisBescheid, [e.versandt()], [e.abgelegt()]))
  const now = (await log.fold(e.testVorgangId))!
  expect(await stateAt(log, now, 5)).toBe(now)
})
