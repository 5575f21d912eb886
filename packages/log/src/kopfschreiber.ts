import { type Databases, type LeaseDoc, startLeased } from '@weiche/mongo'
import { formatArrival, KEIN_KOPF, type KopfSchluessel, lineHash, parseArrival, readKopf, signKopf } from './kopf.ts'
import { openKopfDatei } from './kopf-datei.ts'
import { startTail } from './tail.ts'
import { type Marke, nurMarken } from './tail-source.ts'

/** Pause between heads: they stay few, and still well under a second behind. */
const PAUSE_MS = 250

/**
 * Signs heads of the log into a file outside MongoDB. One writer at a time by lease, a reader of the tail; after a crash
 * it begins a little before the last head, so a commit may be witnessed twice, and none is left out.
 */
export function createKopfschreiber(options: {
  databases: Databases
  datei: string
  schluessel: KopfSchluessel
  jetzt(): Date
  onError(error: unknown): void
  ttlMs?: number
}): { stop(): Promise<void> } {
  const { databases, datei, schluessel, jetzt, onError } = options

  async function run(signal: AbortSignal): Promise<void> {
    const file = await openKopfDatei(datei)
    try {
      const last = file.lastLine === undefined ? undefined : readKopf(file.lastLine, schluessel.publicKey)
      if (file.lastLine !== undefined && !last) throw new Error(`the last head in ${datei} is not signed by our key`)
      let head = { n: last?.n ?? 0, line: file.lastLine, bis: parseArrival(last?.bis ?? '0.0') }

      async function witness(commits: Marke[]): Promise<void> {
        if (signal.aborted) throw new Error('the lease of the head writer ended')
        const bis = commits.reduce((max, c) => (c.aufgenommen.compare(max) > 0 ? c.aufgenommen : max), head.bis)
        const kopf = signKopf(
          {
            n: head.n + 1,
            prev: head.line === undefined ? KEIN_KOPF : lineHash(head.line),
            zeitpunkt: jetzt().toISOString(),
            bis: formatArrival(bis),
            vorgaenge: newestOfEach(commits),
          },
          schluessel.privateKey,
        )
        const line = JSON.stringify(kopf)
        await file.append(line)
        head = { n: kopf.n, line, bis }
      }

      const from = last ? head.bis : undefined
      const what = { streams: 'alle', from, pauseMs: PAUSE_MS, blick: nurMarken } as const
      const tail = startTail(databases, { ...what, onCommits: witness, onError })
      await aborted(signal)
      await tail.stop()
    } finally {
      await file.close()
    }
  }

  const collection = databases.arbeit.collection<LeaseDoc>('leases')
  const ttl = options.ttlMs === undefined ? {} : { ttlMs: options.ttlMs }
  return startLeased({ collection, name: 'kopfschreiber', run, onError, ...ttl })
}

function newestOfEach(commits: Marke[]): [string, number, string][] {
  const newest = new Map<string, Marke>()
  for (const c of commits) if ((newest.get(c.vorgangId)?.seq ?? 0) < c.seq) newest.set(c.vorgangId, c)
  return [...newest.values()].map((c) => [c.vorgangId, c.seq, Buffer.from(c.hash).toString('hex')])
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
