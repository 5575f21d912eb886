import type { Parameter } from './hand-parameter.ts'
import type { Person } from './hand-werte.ts'

/** What the conditions ask about the members and their income, in one pass. */
export function merkmaleVon(personen: readonly Person[], eingang: string, p: Parameter) {
  const arten = new Set<string>()
  const m = {
    transferOhneUnterkunft: false,
    transferDarlehen: false,
    transferBeantragt: false,
    transferAbgelehnt: false,
    transferWiderspruch: false,
    verlust: false,
    kindMitEinkommen: false,
    wechselmodell: false,
    pflegekind: false,
    verhaeltnisUnklar: false,
    alleInAusbildung: true,
    verfolgung: false,
    haeuslichePflege: false,
    grundrente: false,
    aufenthalt: false,
    nochNichtGeboren: false,
  }
  for (const { mitglied, istKind, rente } of personen) {
    const keine = mitglied.transferleistung === 'keine'
    const titel = mitglied.aufenthaltstitel
    m.transferOhneUnterkunft ||= !keine && !mitglied.transferUnterkunft
    m.transferDarlehen ||= !keine && mitglied.transferDarlehen === true
    m.transferBeantragt ||= mitglied.transferBeantragt
    m.transferAbgelehnt ||= mitglied.transferAbgelehnt
    m.transferWiderspruch ||= keine && (mitglied.transferUnterkunft === true || mitglied.transferDarlehen === true)
    m.wechselmodell ||= istKind && mitglied.wechselmodell === true
    m.pflegekind ||= mitglied.verhaeltnis === 'pflegekind'
    m.verhaeltnisUnklar ||= mitglied.verhaeltnis === 'sonstige'
    m.alleInAusbildung &&= mitglied.ausbildung
    m.verfolgung ||= mitglied.nsVerfolgung
    m.haeuslichePflege ||= mitglied.gdb >= 50 && mitglied.gdb < 100 && mitglied.haeuslichePflege === true
    m.grundrente ||= rente > 0 && mitglied.grundrentenjahre! >= p.grundrenteJahre
    m.aufenthalt ||=
      mitglied.staatsangehoerigkeit === 'andere' &&
      titel !== 'niederlassungserlaubnis' &&
      titel !== 'daueraufenthalt-eu'
    m.nochNichtGeboren ||= mitglied.geburtsdatum > eingang
    for (const { art, betragMonat } of mitglied.einkuenfte) {
      arten.add(art)
      m.verlust ||= Number(betragMonat) < 0
      m.kindMitEinkommen ||= istKind && art !== 'unterhaltsvorschuss'
    }
  }
  return {
    ...m,
    selbstaendig: arten.has('selbstaendig'),
    landwirtschaft: arten.has('landwirtschaft'),
    vermietung: arten.has('vermietung'),
    auslaendisch: arten.has('auslaendisch'),
    kapital: arten.has('kapital'),
    unterhalt: arten.has('unterhalt'),
    ausbildungsfoerderung: arten.has('ausbildungsfoerderung'),
    sonstiges: arten.has('sonstiges'),
    lohnersatz: arten.has('lohnersatz') || arten.has('elterngeld'),
  }
}
