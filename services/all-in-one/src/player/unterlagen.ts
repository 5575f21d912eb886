import type { DokumentRenderer } from '@weiche/dokumente'
import { type Art, arten, musterNachweis, musterScan, musterSchriftstueck } from '@weiche/musterdokumente'
import type { Angaben } from '@weiche/vorgang'
import type { BeispielAnlage } from './beispiel.ts'

/** The PDF of one sample Nachweis: as the sample spells it out, by the pattern of its kind, or a scan without text. */
export async function renderAnlage(
  renderer: DokumentRenderer,
  anlage: BeispielAnlage,
  angaben: Angaben,
  stichtag: string,
): Promise<Uint8Array> {
  const { zeilen, layout } = anlage
  if (zeilen) return musterSchriftstueck(renderer, { titel: anlage.art, zeilen, layout, stichtag })
  if (!isArt(anlage.art)) return musterScan()
  return musterNachweis(renderer, {
    art: anlage.art,
    layout,
    angaben,
    betrifft: anlage.betrifft,
    stichtag,
    ...(anlage.abweichung ? { abweichung: anlage.abweichung } : {}),
  })
}

function isArt(art: string): art is Art {
  return (arten as readonly string[]).includes(art)
}
