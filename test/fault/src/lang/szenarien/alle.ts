import type { Szenario } from '../szenario.ts'
import { einfrieren } from './einfrieren.ts'
import { nachrichten, themaVonVorn } from './nachrichten.ts'
import { netzGetrennt, netzHalboffen, netzLangsam } from './netz.ts'
import { platteVoll } from './platte.ts'
import { toeten } from './toeten.ts'
import { ueberlastet } from './ueberlastet.ts'
import { uhrspruenge } from './uhr.ts'
import { umverteilung } from './umverteilung.ts'
import { zweiFassungen } from './zwei-fassungen.ts'

/** In this order, one after the other on one and the same cluster: what one left behind the next has to live with. */
export const szenarien: readonly Szenario[] = [
  nachrichten,
  themaVonVorn,
  umverteilung,
  netzGetrennt,
  netzHalboffen,
  netzLangsam,
  einfrieren,
  uhrspruenge,
  platteVoll,
  toeten,
  ueberlastet,
  zweiFassungen,
]
