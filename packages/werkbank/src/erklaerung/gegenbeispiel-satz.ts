import { betragText, wertText } from '@weiche/regelwerk'
import type { Erklaerung } from './erklaere.ts'

type Gegenbeispiel = Erklaerung['gegenbeispiele'][number]

/** "Mit 100,00 € mehr bei „Lohn“ (1.600,00 € statt 1.500,00 €) gäbe es keinen Anspruch mehr." */
export function gegenbeispielSatz(g: Gegenbeispiel, turnus: Erklaerung['turnus']): string {
  const weniger = g.differenz.startsWith('-')
  const um = zahl(g, g.differenz.replace('-', ''))
  return `Mit ${um} ${weniger ? 'weniger' : 'mehr'} bei „${g.titel}“ (${zahl(g, g.nach)} statt ${zahl(g, g.von)}) ${folge(g, turnus)}.`
}

function folge({ ziel, betrag }: Gegenbeispiel, turnus: Erklaerung['turnus']): string {
  if (ziel === 'ende') return 'gäbe es keinen Anspruch mehr'
  const soViel = betrag === null ? '' : `: ${jeTurnus(betragText(betrag), turnus)}`
  return ziel === 'anspruch' ? `gäbe es einen Anspruch${soViel}` : `wäre es mehr${soViel}`
}

/** "101,00 € im Monat", or the sum alone when it is for the whole time. */
export const jeTurnus = (betrag: string, turnus: Erklaerung['turnus']) =>
  turnus === 'monat' ? `${betrag} im Monat` : betrag

const zahl = ({ typ }: Gegenbeispiel, wert: string) => wertText({ typ, wert })
