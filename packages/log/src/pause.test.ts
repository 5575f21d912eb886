import { expect, test } from 'vitest'
import { createPause } from './pause.ts'

const taken = async (run: () => Promise<void>) => {
  const begin = performance.now()
  await run()
  return performance.now() - begin
}

test('a pause lasts as long as it is meant to', async () => {
  expect(await taken(() => createPause().wait(40))).toBeGreaterThan(35)
})

test('who is in a hurry ends the pause under way, and no later one', async () => {
  const pause = createPause()
  const first = taken(() => pause.wait(5_000))
  pause.cut()
  expect(await first).toBeLessThan(1_000)
  const short = createPause()
  short.cut()
  expect(await taken(() => short.wait(40))).toBeGreaterThan(35)
})
