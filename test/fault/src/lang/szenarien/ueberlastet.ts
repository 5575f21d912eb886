import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { signal } from '../prozesse.ts'
import type { Szenario } from '../szenario.ts'

const JE_KERN = 4

/** Everybody but the databases starts anew on a machine that others have taken: they find and join each other slowly, or too late. */
export const ueberlastet: Szenario = {
  name: 'ueberlastet',
  hypothese:
    'Auf einer Maschine, die andere ganz belegen, neu zu beginnen dauert lange; danach hält niemand etwas auf.',
  jeSekunde: 0.7,
  async stoere({ cluster, mass, say }) {
    const anzahl = JE_KERN * availableParallelism()
    say(`  ${anzahl} Fremde rechnen ${mass.frost} s lang, Kafka und alle Dienste beginnen neu`)
    const fremde = Array.from({ length: anzahl }, () => rechne(mass.frost))
    const neu = cluster.prozesse().filter(({ art }) => art !== 'mongod')
    for (const { pid } of neu) signal(pid, 'SIGKILL')
    await Promise.all(fremde)
    return `${mass.frost} s lang ${anzahl} Fremde auf ${availableParallelism()} Kernen, ${neu.length} Prozesse neu`
  },
}

/** A stranger that computes for nothing, and ends by itself even if nobody is left to end it. */
async function rechne(sekunden: number): Promise<void> {
  const loop = `const end = Date.now() + ${sekunden * 1_000}; while (Date.now() < end);`
  await once(spawn(process.execPath, ['-e', loop], { stdio: 'ignore', env: {} }), 'exit')
}
