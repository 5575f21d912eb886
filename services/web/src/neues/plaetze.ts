export type Plaetze = {
  /**
   * A place for one open line of a session, or undefined when this process has no more. Of one session the oldest gives way: it is the tab
   * that nobody looks at, or a line whose other end is long gone. `weiche` ends it. Returns what to call when the line has ended.
   */
  nimm(sitzung: string, weiche: () => void): (() => void) | undefined
  belegt(): number
}

/** Bounds the open lines: a browser has six for one host, so a session gets fewer. */
export function createPlaetze(grenzen: { jeSitzung: number; jeProzess: number }): Plaetze {
  const offen = new Map<string, Set<() => void>>()
  let alle = 0
  return {
    belegt: () => alle,
    nimm(sitzung, weiche) {
      const mine = offen.get(sitzung) ?? new Set()
      const isFull = mine.size >= grenzen.jeSitzung
      if (!isFull && alle >= grenzen.jeProzess) return undefined
      const [aelteste] = mine
      if (isFull) aelteste?.()
      alle++
      const gib = () => {
        if (!mine.delete(weiche)) return
        alle--
        if (mine.size === 0) offen.delete(sitzung)
      }
      offen.set(sitzung, mine.add(weiche))
      return gib
    },
  }
}
