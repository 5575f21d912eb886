import { lebe, startProzess } from '@weiche/all-in-one'
import { constant, unlocked } from '../ohne.ts'

/** One process of the measured cluster: as released, but for the limit per sender, and for the profile without PDF. */
const ohne = process.env['BENCH_PROFIL'] === 'ohne'
const profil = ohne ? { platform: unlocked, overrides: { renderer: constant() } } : {}

await lebe((auftrag, cleanUp, auswahl) =>
  startProzess(auftrag, cleanUp, auswahl, { ratePerMinute: 10_000_000, ...profil }),
)
