import { berlinDatum } from '@weiche/fristen'
import type { SteuerbareRegelwerke } from '@weiche/steuerung'
import { ablaufHinweis } from '@weiche/werkbank'
import { freigabeText } from './freigabe-text.ts'

/** What the start made of the rules, and which will soon lapse: sentences for whoever starts it. */
export async function regelnTexte(regelwerke: SteuerbareRegelwerke, jetzt: Date): Promise<string[]> {
  return [...regelwerke.freigaben.flatMap(freigabeText), ...(await ablaufTexte(regelwerke, berlinDatum(jetzt)))]
}

/** Which Leistungen will soon be decided by persons only, because nobody has verified the law for longer. */
async function ablaufTexte(regelwerke: SteuerbareRegelwerke, heute: string): Promise<string[]> {
  const namen = await regelwerke.leistungen()
  const hinweise = namen.map(async (leistung) => {
    // Rules that no longer load were told of already.
    const aktuell = await regelwerke.aktuell(leistung).catch(() => undefined)
    const hinweis = aktuell ? ablaufHinweis(aktuell.paket.kopf.geprueftBis, heute) : ''
    return hinweis === '' ? [] : [`Regeln: ${leistung}: ${hinweis}`]
  })
  return (await Promise.all(hinweise)).flat()
}
