import { betragText, wertText } from '@weiche/regelwerk'
import type { Erklaerung } from '@weiche/werkbank'

type Gegenbeispiel = Erklaerung['gegenbeispiele'][number]
const JE_ZIEL = 3

/** The smallest changes of one Angabe alone that would have changed the outcome; a few of each kind. */
export function gegenbeispielText({ gegenbeispiele: alle, turnus }: Erklaerung): string {
  const gezeigt = (['anspruch', 'mehr', 'ende'] as const).flatMap((ziel) =>
    alle.filter((g) => g.ziel === ziel).slice(0, JE_ZIEL),
  )
  if (gezeigt.length === 0) return ''
  return [
    'Was ein anderes Ergebnis gäbe (jeweils nur diese eine Angabe anders):',
    ...gezeigt.map((g) => satz(g, turnus)),
  ].join('\n')
}

function satz(g: Gegenbeispiel, turnus: Erklaerung['turnus']): string {
  const weniger = g.differenz.startsWith('-')
  const um = zahl(g, g.differenz.replace('-', ''))
  return `  - Mit ${um} ${weniger ? 'weniger' : 'mehr'} bei „${g.titel}“ (${zahl(g, g.nach)} statt ${zahl(g, g.von)}) ${folge(g, turnus)}.`
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
