import type { Ablage, Uebergabe, Ziel } from '@weiche/austausch'
import type { Handler, Platform } from '@weiche/controller'
import { createLegeAb } from './lege-ab.ts'
import { createOrdneZu } from './ordne-zu.ts'
import { createUebergebe } from './uebergebe.ts'

/** `fachverfahren`: the connection to the one that zustaendigkeit.json names. */
export type Ziele = { fachverfahren(name: string): Promise<Ziel<Uebergabe>>; eakte: Ziel<Ablage> }

/** Table of contents of the service. */
export function subscriptions(platform: Platform, ziele: Ziele): Handler[] {
  return [createOrdneZu(platform), createUebergebe(platform, ziele.fachverfahren), createLegeAb(platform, ziele.eakte)]
}
