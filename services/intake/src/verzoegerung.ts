import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 50
const WINDOW_MS = 1_000

/**
 * By how many ms the event loop was late in the middle of the last second or so: a single long pause is no load, being late all the
 * time is. Measured by the runtime itself; costs nothing until somebody asks.
 */
export function createVerzoegerung(): () => number {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  let since = performance.now()
  let last = 0
  return () => {
    if (performance.now() - since < WINDOW_MS) return last
    last = delay.count === 0 ? 0 : Math.max(0, delay.percentile(50) / 1e6 - RESOLUTION_MS)
    delay.reset()
    since = performance.now()
    return last
  }
}
