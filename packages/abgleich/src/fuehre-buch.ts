import type { KeyObject } from 'node:crypto'
import { type Bestand, horizont, pruefeNeues, verify, zaehle } from '@weiche/log'
import type { Databases } from '@weiche/mongo'
import { type Buch, ladeBuch, leeresBuch, speichereBuch, type Vollpruefung } from './buch.ts'

/** After so many commits the account is stored: a long first look goes on where it was broken off. */
const PART = 50_000

export type Logzugang = {
  databases: Databases
  /** Key of the chain. */
  logKey: Uint8Array
  /** File of the signed heads. */
  koepfe: string
  publicKey: KeyObject
}

/** Takes into the account what arrived since; returns it as far as it goes. */
export async function fuehreBuch(zugang: Logzugang, signal?: AbortSignal): Promise<Buch> {
  const { databases, logKey } = zugang
  const bis = await horizont(databases.log)
  let buch = await ladeBuch(databases)
  for (;;) {
    const { log } = databases
    const neues = await pruefeNeues({ log, logKey, nach: buch.bis, bis, hoechstens: PART, signal })
    const next = {
      ...buch,
      bis: neues.bis,
      commits: buch.commits + neues.commits,
      angenommen: sum(buch.angenommen, neues.angenommen),
      befunde: [...buch.befunde, ...neues.befunde],
      befundeGesamt: buch.befundeGesamt + neues.befundeGesamt,
    }
    await speichereBuch(databases, buch, next)
    buch = next
    if (neues.fertig) return buch
  }
}

/** Reads everything anew: each chain from its first commit, and every head against the log. */
export async function pruefeVoll(zugang: Logzugang, jetzt: () => Date): Promise<Buch> {
  const { databases, logKey, koepfe, publicKey } = zugang
  const begin = performance.now()
  const bis = await horizont(databases.log)
  const vorher = await ladeBuch(databases)
  const bestand: Bestand = { commits: 0, angenommen: {} }
  const pruefung = await verify({
    ...{ log: databases.log, koepfe, publicKey, logKey },
    onCommit(doc) {
      if (doc.aufgenommen.compare(bis) <= 0) zaehle(doc, bestand)
    },
  })
  const voll: Vollpruefung = {
    am: jetzt(),
    dauerMs: Math.round(performance.now() - begin),
    commits: pruefung.commits,
    stroeme: pruefung.stroeme,
    koepfe: pruefung.koepfe,
  }
  const { befunde, befundeGesamt } = pruefung
  const buch: Buch = { ...leeresBuch, ...bestand, bis, befunde, befundeGesamt, voll }
  await speichereBuch(databases, vorher, buch)
  return buch
}

function sum(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const both = { ...a }
  for (const [name, n] of Object.entries(b)) both[name] = (both[name] ?? 0) + n
  return both
}
