import { type Erklaerung, gegenbeispielSatz } from '@weiche/werkbank'

const JE_ZIEL = 3

/** The smallest changes of one Angabe alone that would have changed the outcome; a few of each kind. */
export function gegenbeispielText({ gegenbeispiele: alle, turnus }: Erklaerung): string {
  const gezeigt = (['anspruch', 'mehr', 'ende'] as const).flatMap((ziel) =>
    alle.filter((g) => g.ziel === ziel).slice(0, JE_ZIEL),
  )
  if (gezeigt.length === 0) return ''
  return [
    'Was ein anderes Ergebnis gäbe (jeweils nur diese eine Angabe anders):',
    ...gezeigt.map((g) => `  - ${gegenbeispielSatz(g, turnus)}`),
  ].join('\n')
}
