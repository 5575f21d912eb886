import { createBriefZiel, createEakteZiel, createSozialesZiel } from '@weiche/austausch'
import type { Pfade } from './pfade.ts'

/** The receivers behind the exchange folders. */
export async function createExchange({ austausch }: Pick<Pfade, 'austausch'>) {
  const [brief, soziales, eakte] = await Promise.all([
    createBriefZiel(austausch.brief),
    createSozialesZiel(austausch.soziales),
    createEakteZiel(austausch.eakte),
  ])
  return { brief, soziales, eakte }
}
export type Exchange = Awaited<ReturnType<typeof createExchange>>
