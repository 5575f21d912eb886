import type { Termin } from './ablauf.ts'

const vor = (a: Termin, b: Termin): boolean => a.zeit < b.zeit || (a.zeit === b.zeit && a.nummer < b.nummer)

/** A binary heap: the earliest first, of equals the one that was planned first. */
export class Termine {
  #heap: Termin[] = []

  push(termin: Termin): void {
    const heap = this.#heap
    let at = heap.push(termin) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!vor(termin, heap[up]!)) break
      heap[at] = heap[up]!
      at = up
    }
    heap[at] = termin
  }

  pop(): Termin | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && vor(heap[down + 1]!, heap[down]!)) down++
      if (!vor(heap[down]!, last)) break
      heap[at] = heap[down]!
      at = down
    }
    heap[at] = last
    return first
  }
}
