import { addTage, toSitz, werktagAb } from '@weiche/fristen'
import { type Paket, sitzOf } from '@weiche/regelwerk'
import { type Ereignis, offeneNachforderung, standOf, type Vorgang } from '@weiche/vorgang'

/** Last day up to which more time is given at once by the rules of the package; undefined = a person answers. */
export function sofortBis(v: Vorgang, paket: Paket, heute: string): string | undefined {
  const regel = paket.kopf.fristen.verlaengerung
  const offen = standOf(v) === 'nachforderung' ? offeneNachforderung(v) : undefined
  if (!regel || !offen || offen.abgelaufen || heute > offen.frist) return undefined
  const given = v.fristverlaengerungen.filter((f) => f.fakten.nachforderung === offen.id && f.fakten.weg === 'regeln')
  if (given.length >= regel.anzahl) return undefined
  return werktagAb(addTage(offen.frist, regel.tage), toSitz(sitzOf(paket)))
}

export type MehrZeit =
  | { kind: 'append'; ereignisse: Ereignis[] }
  | { kind: 'zurueckgenommen' | 'nichts-offen' }
  | { kind: 'kein-spaeterer-tag'; frist: string }

/** The citizen asks for more time: given at once where the rules of the package allow it, else a person answers. */
export function decideMehrZeit(
  v: Vorgang,
  paket: Paket,
  { bis, heute, grund }: { bis: string; heute: string; grund: string },
): MehrZeit {
  if (v.ruecknahme) return { kind: 'zurueckgenommen' }
  const offen = standOf(v) === 'nachforderung' ? offeneNachforderung(v) : undefined
  if (!offen || offen.abgelaufen) return { kind: 'nichts-offen' }
  // A day on which nobody works gives no more time than the next Werktag.
  const frist = werktagAb(bis, toSitz(sitzOf(paket)))
  if (frist <= offen.frist || frist <= heute) return { kind: 'kein-spaeterer-tag', frist: offen.frist }
  const nachforderung = offen.id
  const beantragt: Ereignis = {
    type: 'fristverlaengerung.beantragt',
    fakten: { nachforderung, bis, eingangsdatum: heute },
    inhalt: { grund },
  }
  const atMost = sofortBis(v, paket, heute)
  if (atMost === undefined || frist > atMost) return { kind: 'append', ereignisse: [beantragt] }
  const fakten = { nachforderung, frist, weg: 'regeln' as const, person: '', brief: false }
  return { kind: 'append', ereignisse: [beantragt, { type: 'frist.verlaengert', fakten, inhalt: { grund: '' } }] }
}
