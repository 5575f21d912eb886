import { bekanntgabe, rechtsbehelfsfrist, toSitz } from '@weiche/fristen'
import { type Paket, sitzOf } from '@weiche/regelwerk'

type Vorgaben = NonNullable<Paket['kopf']['bescheid']>

/** The remedy that the package names for the Land of the authority. @throws when it names none: then it writes no Bescheid. */
export function rechtsbehelfOf({ leistung, kopf }: Paket): Vorgaben['rechtsbehelf']['standard'] {
  if (!kopf.bescheid) throw new Error(`leistung.json of ${leistung} has no section "bescheid"`)
  const { rechtsbehelf, behoerde } = kopf.bescheid
  return rechtsbehelf.laender[behoerde.land] ?? rechtsbehelf.standard
}

/** Calendar days. `rechtsbehelfBis`: the last one, until 24 Uhr. */
export type Bescheidtage = { aufgabe: string; bekanntgabe: string; rechtsbehelfBis: string }

/** All days that follow from the proven dispatch of a Bescheid on the day `aufgabe`. */
export function bescheidtageOf(aufgabe: string, paket: Paket): Bescheidtage {
  const sitz = toSitz(sitzOf(paket))
  const bekannt = bekanntgabe(aufgabe, sitz, paket.kopf.fristen.bekanntgabe)
  return {
    aufgabe,
    bekanntgabe: bekannt,
    rechtsbehelfBis: rechtsbehelfsfrist(bekannt, sitz, rechtsbehelfOf(paket).art),
  }
}
