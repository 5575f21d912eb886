import type { DokumentRenderer } from '@weiche/dokumente'
import { type Art, arten, musterNachweis, musterScan } from '@weiche/musterdokumente'
import type { Angaben } from '@weiche/vorgang'
import type { BeispielAnlage } from './beispiel.ts'

/** The PDF of one sample Nachweis; a kind nobody reads is an image without text, as scans are. */
export async function renderAnlage(
  renderer: DokumentRenderer,
  anlage: BeispielAnlage,
  angaben: Angaben,
  stichtag: string,
): Promise<Uint8Array> {
  if (!isArt(anlage.art)) return musterScan()
  return musterNachweis(renderer, {
    art: anlage.art,
    layout: anlage.layout,
    angaben,
    betrifft: anlage.betrifft,
    stichtag,
    ...(anlage.abweichung ? { abweichung: anlage.abweichung } : {}),
  })
}

function isArt(art: string): art is Art {
  return (arten as readonly string[]).includes(art)
}
