import { setTimeout as sleep } from 'node:timers/promises'
import { type Nachrichtenfehler, nachrichtenfehler } from '../eingriff-stand.ts'
import type { Szenario } from '../szenario.ts'
import type { Testcluster } from '../testcluster.ts'
import { spieleVonVorn, stoereMuell } from './thema.ts'

/** A machine far too busy needs minutes for the first application. */
const GEPARKT_MS = 300_000
/** What nobody can read must be kept, with its reason. */
const UNLESBAR: Partial<Record<Nachrichtenfehler, string>> = {
  abgeschnitten: 'kein JSON',
  'neuere-version': 'neuere Version',
}

/** Every message of every process, as it goes out. */
export const nachrichten: Szenario = {
  name: 'nachrichten',
  hypothese: `Ob jede Nachricht ${nachrichtenfehler.join(', ')} ankommt: Nachrichten wecken nur, der Wächter holt nach.`,
  jeSekunde: 1.5,
  async stoere({ cluster, mass, say }) {
    for (const art of nachrichtenfehler) {
      say(`  jede Nachricht ${art}, ${mass.spanne} s`)
      cluster.setze({ nachrichten: art })
      await sleep(mass.spanne * 1_000)
      const grund = UNLESBAR[art]
      // On a busy machine a short span may pass without a single message.
      if (grund) await warteAufGeparkte(cluster, [grund])
    }
    cluster.setze({ nachrichten: null })
    return `jede Nachricht ${nachrichtenfehler.join(', ')}: je ${mass.spanne} s`
  },
}

export const themaVonVorn: Szenario = {
  name: 'thema-von-vorn',
  hypothese:
    'Alles noch einmal von Anfang an, dazwischen Müll (leer, abgeschnitten, 10 MB, ohne Schlüssel): kein Schritt geschieht zweimal.',
  jeSekunde: 1.5,
  async stoere({ cluster, mass, say }) {
    await sleep(mass.spanne * 500)
    const noch = await spieleVonVorn(cluster)
    say(`  ${noch} Nachrichten noch einmal`)
    const muell = await stoereMuell(cluster)
    await sleep(mass.spanne * 500)
    await warteAufGeparkte(cluster, ['ohne Inhalt', 'zu lang', 'kein JSON'])
    return `${noch} Nachrichten von vorn, ${muell} unbrauchbare`
  },
}

async function warteAufGeparkte({ databases }: Testcluster, gruende: readonly string[]): Promise<void> {
  for (const end = Date.now() + GEPARKT_MS; ; await sleep(500)) {
    const geparkt = await databases.arbeit.collection('geparkt').distinct('grund')
    const fehlt = gruende.filter((grund) => !geparkt.includes(grund))
    if (fehlt.length === 0) return
    if (Date.now() > end) throw new Error(`Nicht geparkt: ${fehlt.join(', ')}`)
  }
}
