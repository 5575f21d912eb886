import type { Abweichung } from '../zweitrechnung.ts'
import { baueProbe } from './baue.ts'
import type { Entwurf } from './entwurf.ts'
import type { Zaehlung } from './pruefe.ts'
import { REGELDATEI } from './rahmen.ts'

/** The shrunk counterexample as files that can be laid into a package, and what both say of it. */
export function berichte(entwurf: Entwurf, abweichungen: readonly Abweichung[]): string {
  const { dateien, faelle } = baueProbe(entwurf)
  const gezeigt = Object.entries(dateien).filter(([pfad]) => pfad === 'angaben.json' || pfad.startsWith('fassungen/'))
  const sortiert = gezeigt.sort(([a], [b]) => Number(b === REGELDATEI) - Number(a === REGELDATEI))
  return [
    ...sortiert.map(([pfad, json]) => `${pfad}\n${JSON.stringify(json, null, 2)}`),
    `Angaben\n${faelle.map((angaben) => JSON.stringify(angaben)).join('\n')}`,
    `Abweichungen\n${JSON.stringify(abweichungen, null, 2)}`,
  ].join('\n\n')
}

export function zaehle(z: Zaehlung): string {
  const n = (x: number) => x.toLocaleString('de-DE')
  return (
    `${n(z.pakete)} Pakete, ${n(z.faelle)} Fälle; Regeln verglichen: ${n(z.bekannt)} mit allen Werten, ` +
    `${n(z.ergaenzt)} mit ergänzten; offen (nicht verglichen): ${n(z.offen)}, übersprungen: ${n(z.uebersprungen)}`
  )
}
