/** As much as is held twice in memory at once; what comes more waits for the next one. */
const MAX = 32

/**
 * What is asked for while a run is under way goes together into the next one: batches grow with the load. `run` answers each
 * item at its place, with an Error where it failed; when it throws, it failed for all of them.
 */
export function createStapel<K, V>(run: (items: K[]) => Promise<(V | Error)[]>): (item: K) => Promise<V> {
  let waiting: { item: K; resolve(value: V): void; reject(error: unknown): void }[] = []
  let running = false

  async function begin(): Promise<void> {
    running = true
    // What is asked for in the same turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve))
    for (let batch = waiting; batch.length > 0; batch = waiting) {
      batch = waiting.slice(0, MAX)
      waiting = waiting.slice(MAX)
      try {
        const answers = await run(batch.map((w) => w.item))
        for (const [i, { resolve, reject }] of batch.entries()) {
          const answer = answers[i] as V | Error
          if (answer instanceof Error) reject(answer)
          else resolve(answer)
        }
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void begin()
    })
}
