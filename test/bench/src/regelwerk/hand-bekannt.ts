import type { Roh } from './hand-roh.ts'
import type { Person } from './hand-werte.ts'

/** Whether everything that the decision needs was stated. */
export function bekanntVon({ antrag }: Roh, personen: readonly Person[]) {
  const bekannt = {
    bisherigesWohngeld: !antrag.weiterleistung || steht(antrag.bisherigesWohngeld),
    personen: true,
    transfer: true,
    einkuenfte: true,
    abzuege: true,
    behinderung: true,
    grundrente: true,
    ausbildung: true,
    kinder: true,
  }
  for (const { mitglied: m, istKind, einnahmen, rente } of personen) {
    bekannt.personen &&=
      steht(m.vorname) &&
      steht(m.nachname) &&
      steht(m.geburtsdatum) &&
      steht(m.verhaeltnis) &&
      steht(m.staatsangehoerigkeit) &&
      (m.staatsangehoerigkeit !== 'andere' || steht(m.aufenthaltstitel))
    bekannt.transfer &&=
      (m.transferleistung === 'keine' || steht(m.transferUnterkunft)) &&
      steht(m.transferBeantragt) &&
      steht(m.transferAbgelehnt)
    bekannt.abzuege &&= einnahmen === 0 || (steht(m.zahltSteuern) && steht(m.zahltKvPv) && steht(m.zahltRv))
    bekannt.behinderung &&= (m.gdb < 50 || m.gdb >= 100 || steht(m.haeuslichePflege)) && steht(m.nsVerfolgung)
    bekannt.grundrente &&= rente === 0 || steht(m.grundrentenjahre)
    bekannt.ausbildung &&= steht(m.ausbildung)
    bekannt.kinder &&= !istKind || (steht(m.wechselmodell) && steht(m.kindergeld))
    for (const { art, betragMonat, werbungskostenJahr } of m.einkuenfte) {
      const mitKosten = art === 'lohn' || art === 'minijob' || art === 'rente'
      bekannt.einkuenfte &&= steht(betragMonat) && (!mitKosten || steht(werbungskostenJahr))
    }
  }
  return bekannt
}

const steht = (wert: unknown) => wert !== undefined && wert !== null
