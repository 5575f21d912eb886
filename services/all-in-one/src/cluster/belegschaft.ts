import { type Kind, type KindOptions, startKind } from './kind.ts'
import type { Rolle } from './prozess.ts'

export type Anzahl = Partial<Record<Rolle, number>>
export type Prozess = { rolle: Rolle; name: string; url: string; pid: number | undefined }

/** All processes of the cluster: so many of each as was asked for last. */
export type Belegschaft = {
  /**
   * Starts and ends processes until there are so many of each that is named. Resolves when the new ones are ready and those
   * that go have finished what they began.
   */
  setze(anzahl: Anzahl): Promise<void>
  prozesse(): Promise<Prozess[]>
  stop(): Promise<void>
}

export type BelegschaftOptions = {
  /** First of the ports of those that the world talks to; 0 = free ones. */
  port: number
  kind(rolle: Rolle, name: string, port: number): KindOptions
}

const OFFENE_DIENSTE: readonly Rolle[] = ['web', 'intake', 'review']

export function createBelegschaft({ port, kind }: BelegschaftOptions): Belegschaft {
  const kinder = new Map<Rolle, Kind[]>()
  /** A process that comes back is found where it was. */
  const ports = new Map<string, number>()
  let turn: Promise<unknown> = Promise.resolve()
  let stopped = false

  function portOf(rolle: Rolle, name: string): number {
    if (port === 0 || !OFFENE_DIENSTE.includes(rolle)) return 0
    const mine = ports.get(name) ?? port + ports.size
    ports.set(name, mine)
    return mine
  }

  async function change(rolle: Rolle, anzahl: number): Promise<void> {
    const before = kinder.get(rolle) ?? []
    const added = Array.from({ length: Math.max(0, anzahl - before.length) }, (_, i) => {
      const name = `${rolle}.${before.length + i + 1}`
      return startKind(kind(rolle, name, portOf(rolle, name)))
    })
    kinder.set(rolle, [...before.slice(0, anzahl), ...added])
    await Promise.all([...added.map((k) => k.bereit), ...before.slice(anzahl).map((k) => k.stop())])
  }

  return {
    setze(anzahl) {
      const mine = turn.then(async () => {
        if (stopped) return
        await Promise.all(Object.entries(anzahl).map(([rolle, n]) => change(rolle as Rolle, n)))
      })
      turn = mine.catch(() => undefined)
      return mine
    },
    async prozesse() {
      const all = [...kinder].flatMap(([rolle, list]) => list.map((kind) => ({ rolle, kind })))
      return Promise.all(
        all.map(async ({ rolle, kind }) => {
          const url = `http://127.0.0.1:${await kind.bereit}`
          return { rolle, name: kind.name, url, pid: kind.pid() }
        }),
      )
    },
    async stop() {
      stopped = true
      await Promise.all([...kinder.values()].flat().map((kind) => kind.stop()))
    },
  }
}
