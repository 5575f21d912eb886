import type { Hinweiskanal, Zustellkanal } from './ereignisse-zustellung.ts'

/** A hint to a document: that it is there, never what it says. */
export type Hinweis = {
  zu: string
  kanal: Hinweiskanal
  /** Names the effect: seq of the commit that ordered it. */
  seq: number
  stand: 'veranlasst' | 'begonnen' | 'versandt' | 'gescheitert'
  /** Of its last change. */
  zeitpunkt: string
  /** While `begonnen`: until then nobody else may send. */
  bis: string
}

/** A document takes another way than the first one. `kanal` "": no way is left, a person has to act. */
export type Umweg = { seq: number; zeitpunkt: string; kanal: Zustellkanal | ''; anschrift: readonly string[] }
