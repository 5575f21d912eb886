import { geldVon } from './hand-geld.ts'
import { type Parameter, schluessel } from './hand-parameter.ts'
import type { Unterhaltspflicht, Wohnung } from './hand-roh.ts'

/** What is in the rent but is no rent, by flat amounts. Units of 10^-4 EUR a month. */
export function pauschalenVon(wohnung: Wohnung, personen: number, p: Parameter): number {
  const bisZwei = schluessel([Math.min(personen, 2)])
  const weitere = Math.max(0, personen - 2)
  let summe = 0
  if (wohnung.heizungEnthalten) summe += Math.round(p.pauschaleHeizung * Number(wohnung.wohnflaeche))
  if (wohnung.warmwasserEnthalten) summe += p.pauschaleWarmwasser.get(bisZwei)! + p.pauschaleWarmwasserWeitere * weitere
  if (wohnung.energieEnthalten) summe += p.pauschaleEnergie.get(bisZwei)! + p.pauschaleEnergieWeitere * weitere
  if (wohnung.garageEnthalten) summe += p.pauschaleGarage
  if (wohnung.stellplatzEnthalten) summe += p.pauschaleStellplatz
  return summe
}

/** § 18 WoGG: a title counts in full, anything else up to a limit. Units of 10^-4 EUR a year. */
export function unterhaltVon(pflichten: readonly Unterhaltspflicht[], p: Parameter): number {
  let summe = 0
  for (const { empfaenger, betragJahr, titel } of pflichten) {
    const betrag = geldVon(betragJahr)
    summe += titel ? betrag : Math.min(betrag, p.unterhaltHoechst.get(empfaenger)!)
  }
  return summe
}
