/** Collects requests for a few milliseconds and answers them with one round trip; one failing batch fails its own requests. */
export function gather<K, V>(options: {
  waitMs: number
  limit: number
  run(keys: K[]): Promise<V[]>
}): (key: K) => Promise<V> {
  type Request = { key: K; resolve(value: V): void; reject(error: unknown): void }
  let waiting: Request[] = []

  async function flush(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      const values = await options.run(batch.map((r) => r.key))
      for (const [i, request] of batch.entries()) request.resolve(values[i] as V)
    } catch (error) {
      for (const request of batch) request.reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (waiting.length === 1) setTimeout(() => waiting.length > 0 && void flush(), options.waitMs)
      else if (waiting.length >= options.limit) void flush()
    })
}
