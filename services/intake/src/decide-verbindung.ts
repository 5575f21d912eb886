import type { Ereignis, Vorgang } from '@weiche/vorgang'

export type Verbindung = { kind: 'append'; ereignisse: Ereignis[] } | { kind: 'verbunden' }

/** Once is enough. Possible at every stand: who owns a Vorgang wants to read it when it is over, too. */
export function decideVerbindung(v: Vorgang, konto: string): Verbindung {
  if (v.konten.includes(konto)) return { kind: 'verbunden' }
  return {
    kind: 'append',
    ereignisse: [{ type: 'konto.verbunden', fakten: { weg: 'zugangscode' }, inhalt: { konto } }],
  }
}
