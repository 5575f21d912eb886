import { expect, test } from 'vitest'
import { createStapel } from './stapel.ts'

type Run = { items: string[]; answer(values: (string | Error)[]): void; fail(error: Error): void }
const turn = () => new Promise((resolve) => setImmediate(resolve))

function recorded() {
  const runs: Run[] = []
  const ask = createStapel<string, string>((items) => new Promise((answer, fail) => runs.push({ items, answer, fail })))
  return { runs, ask }
}

test('who asks during a run waits for the next one, together with all others, and each gets the answer of its own', async () => {
  const { runs, ask } = recorded()
  const first = ask('a')
  await turn()
  const later = [ask('b'), ask('c')]
  expect(runs.map((r) => r.items)).toEqual([['a']])
  runs[0]!.answer(['A'])
  expect(await first).toBe('A')
  await turn()
  expect(runs[1]!.items).toEqual(['b', 'c'])
  runs[1]!.answer(['B', 'C'])
  expect(await Promise.all(later)).toEqual(['B', 'C'])
})

test('what failed alone is told to its asker only; a run that breaks is told to all of it, and the next one goes on', async () => {
  const { runs, ask } = recorded()
  const [a, b] = [ask('a'), ask('b')]
  await turn()
  runs[0]!.answer([new Error('a is taken'), 'B'])
  await expect(a).rejects.toThrow('a is taken')
  expect(await b).toBe('B')
  const [c, d] = [ask('c'), ask('d')]
  await turn()
  await turn()
  runs[1]!.fail(new Error('thread'))
  await expect(c).rejects.toThrow('thread')
  await expect(d).rejects.toThrow('thread')
  const e = ask('e')
  await turn()
  await turn()
  runs[2]!.answer(['E'])
  expect(await e).toBe('E')
})
