import { lebe, startProzess } from '@weiche/all-in-one'
import { constant, unlocked } from '../ohne.ts'

/** One process of the measured cluster: as released, but for the limit per sender, and for what the profile leaves out. */
const { BENCH_PROFIL, BENCH_GEKUERZT } = process.env
const profil = {
  ...(BENCH_GEKUERZT === 'ja' ? { platform: unlocked } : {}),
  ...(BENCH_PROFIL === 'ohne' ? { overrides: { renderer: constant() } } : {}),
}

await lebe((auftrag, cleanUp, auswahl) =>
  startProzess(auftrag, cleanUp, auswahl, { ratePerMinute: 10_000_000, ...profil }),
)
