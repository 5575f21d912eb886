/** How much may be under way before intake takes no more; each can be set by the environment. */
export type Last = {
  /** Vorgaenge in which Weiche itself still has to act. */
  rueckstand: number
  /** By how many ms the event loop is late, in the middle of the last second. */
  verzoegerungMs: number
  /** Bytes of all requests being received, that of the one who asks included. */
  bytes: number
}
export type Lastgrund = keyof Last

/** Pure: what is too much now, or undefined. */
export function zuViel(last: Last, grenzen: Last): Lastgrund | undefined {
  if (last.bytes > grenzen.bytes) return 'bytes'
  if (last.verzoegerungMs > grenzen.verzoegerungMs) return 'verzoegerungMs'
  return last.rueckstand >= grenzen.rueckstand ? 'rueckstand' : undefined
}
