import { datumText } from '@weiche/regelwerk'
import type { Freigabeantrag, Pruefbericht } from '@weiche/vorgang'

export const kurzname = (ausgabe: string) => ausgabe.slice(0, 12)

/** What was checked, for the persons who sign. */
export function berichtText({ faelle, wieErwartet, schloss, hinweise }: Pruefbericht): string {
  const auffaellig = hinweise.length === 0 ? '' : ` ${hinweise.length} Auffälligkeiten: weiche pruefen zeigt sie.`
  const kopf = `Geprüft: ${wieErwartet} von ${faelle} Fällen wie erwartet.${auffaellig}`
  if (schloss.length === 0) return `${kopf}\nAutomatik: zulässig.`
  const gezeigt = schloss.slice(0, 10).map((grund) => `  - ${grund}`)
  const rest = schloss.length - gezeigt.length
  return [
    kopf,
    'Automatik: nur assistiert, ein Mensch entscheidet, weil',
    ...gezeigt,
    ...(rest > 0 ? [`  und ${rest} weitere`] : []),
  ].join('\n')
}

export function antragText({ nummer, leistung, ausgabe, automatik, zeitpunkt }: Freigabeantrag): string {
  const wie = automatik ? 'automatisch' : 'assistiert (ein Mensch entscheidet)'
  return `Freigabe ${nummer} von ${leistung}: Ausgabe ${kurzname(ausgabe)}, ${wie}, vom ${datumText(zeitpunkt.slice(0, 10))}`
}
