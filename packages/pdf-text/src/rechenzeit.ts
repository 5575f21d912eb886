/** The part of a worker thread that tells how long it really ran, in microseconds since `since`. */
export type Rechner = { cpuUsage(since?: Verbrauch): Promise<Verbrauch> }
type Verbrauch = { user: number; system: number }

const BLICKE = 5
/** Who waits for something that never comes uses no CPU: then the clock counts. */
const NACH_DER_UHR = 6

/**
 * Calls `onExceeded` once the worker has used more CPU than this, or much more time has passed. That the machine is busy with other
 * things is not the document's fault, and must not change what becomes of an Antrag. Returns how to end it.
 */
export function begrenze(rechner: Rechner, ms: number, onExceeded: () => void): () => void {
  const clock = setTimeout(onExceeded, NACH_DER_UHR * ms)
  let looking: NodeJS.Timeout | undefined
  let ended = false

  const end = () => {
    ended = true
    clearTimeout(clock)
    clearTimeout(looking)
  }
  async function look(before: Verbrauch): Promise<void> {
    const { user, system } = await rechner.cpuUsage(before)
    if (ended) return
    if ((user + system) / 1000 > ms) onExceeded()
    else looking = setTimeout(() => look(before).catch(() => undefined), ms / BLICKE)
  }
  // A worker that has gone cannot answer; whoever waits for it hears that otherwise, and the clock goes on.
  rechner
    .cpuUsage()
    .then(look)
    .catch(() => undefined)
  return end
}
