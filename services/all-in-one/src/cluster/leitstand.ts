import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Pfade } from '../pfade.ts'
import { liesAnzahl } from './args.ts'
import type { Anzahl } from './belegschaft.ts'

export type Antwort = { ok: boolean; text: string }

/** In the data folder, which only its owner may enter. */
const buchse = ({ daten }: Pick<Pfade, 'daten'>) => join(daten, 'cluster.sock')
/** Systems allow no longer names of sockets. */
const LONGEST = 100
const LARGEST = 1_000

/** Where a second `npm run cluster` on the same data folder asks for other numbers of processes. */
export async function startLeitstand(
  pfade: Pick<Pfade, 'daten'>,
  setze: (anzahl: Anzahl) => Promise<string>,
  say: (text: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const path = buchse(pfade)
  if (path.length > LONGEST) {
    say('Der Pfad des Datenordners ist zu lang für --scale im Betrieb. Abhilfe: mit --daten einen kürzeren angeben.')
    return { stop: async () => undefined }
  }
  const server = createServer(async (req, res) => {
    const asked = Number(req.headers['content-length']) <= LARGEST ? liesAnzahl([await text(req)]) : undefined
    const answer: Antwort = asked?.ok
      ? await setze(asked.anzahl).then(
          (table) => ({ ok: true, text: table }),
          () => ({ ok: false, text: 'Die Zahl der Prozesse ließ sich nicht ändern; der Cluster sagt, warum.' }),
        )
      : { ok: false, text: asked?.text ?? 'Die Anfrage ist zu lang.' }
    res.end(JSON.stringify(answer))
  })
  // What a killed cluster left behind; one that lives was asked before (see `frageLeitstand`).
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o600)
  return {
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** undefined: on this data folder no cluster runs. An empty wish asks only whether one does. */
export function frageLeitstand(pfade: Pick<Pfade, 'daten'>, wunsch: string): Promise<Antwort | undefined> {
  return new Promise((resolve) => {
    const headers = { 'Content-Length': Buffer.byteLength(wunsch) }
    const asked = request({ socketPath: buchse(pfade), method: 'POST', headers }, async (answer) => {
      resolve(JSON.parse(await text(answer)) as Antwort)
    })
    asked.once('error', () => resolve(undefined))
    asked.end(wunsch)
  })
}
