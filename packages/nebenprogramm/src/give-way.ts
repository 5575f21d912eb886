import { writeFile } from 'node:fs/promises'
import { constants, getPriority, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** A tenth of the weight of a usual process: they go on under any load, and use all that is left when there is none. */
const NICENESS = 10
const ATTEMPTS = 20
const PAUSE_MS = 150

/**
 * Databases and brokers beside ours take turns with those who compute. Woken at once for every message, they pass on one at a time;
 * a moment later there are several, and each costs a part of it. On a free processor nothing changes. Best effort.
 */
export async function giveWay(pid: number): Promise<void> {
  try {
    setPriority(pid, Math.min(getPriority() + NICENESS, constants.priority.PRIORITY_LOW))
  } catch {
    // It has just ended.
  }
  // Linux may weigh whole sessions against each other (autogroup), and each program beside ours has one of its own.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const refused = await writeFile(`/proc/${pid}/autogroup`, String(NICENESS)).catch((error) => error)
    // The kernel lets others than root do this only ten times a second.
    if (refused?.code !== 'EAGAIN') return
    await sleep(PAUSE_MS)
  }
}
