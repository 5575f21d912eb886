/** Where a Vorgang stands: all that is told of a commit here. */
export type Marke = { vorgangId: string; seq: number }

/**
 * Tells of every commit of the installation, whichever process wrote it: of all from the moment on at which `bereit` resolves. Some may be
 * told twice.
 */
export type Schau = (onMarken: (marken: readonly Marke[]) => void) => { bereit: Promise<void>; stop(): Promise<void> }

export type Neuigkeiten = {
  /** Told of each new seq of one Vorgang; from when `bereit` resolves on none is missed. */
  abonniere(vorgangId: string, onSeq: (seq: number) => void): { bereit: Promise<void>; stop(): void }
}

/** One look at the log for everybody in this process who waits for news; while nobody waits there is none. */
export function createNeuigkeiten(schaue: Schau): Neuigkeiten {
  const wartende = new Map<string, Set<(seq: number) => void>>()
  let schau: ReturnType<Schau> | undefined

  function tell(marken: readonly Marke[]): void {
    for (const { vorgangId, seq } of marken) for (const onSeq of wartende.get(vorgangId) ?? []) onSeq(seq)
  }

  return {
    abonniere(vorgangId, onSeq) {
      schau ??= schaue(tell)
      const mine = wartende.get(vorgangId) ?? new Set()
      wartende.set(vorgangId, mine.add(onSeq))
      return {
        bereit: schau.bereit,
        stop() {
          mine.delete(onSeq)
          if (mine.size === 0 && wartende.get(vorgangId) === mine) wartende.delete(vorgangId)
          if (wartende.size > 0) return
          void schau?.stop()
          schau = undefined
        },
      }
    },
  }
}
