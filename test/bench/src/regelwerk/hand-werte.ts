import { geldVon } from './hand-geld.ts'
import { type Parameter, schluessel } from './hand-parameter.ts'
import type { Mitglied } from './hand-roh.ts'

export type Person = {
  mitglied: Mitglied
  ausgeschlossen: boolean
  alter: number
  istKind: boolean
  mitKindergeld: boolean
  /** Units of 10^-4 EUR a year; `brutto` a month. */
  einnahmen: number
  jahreseinkommen: number
  freibetraege: number
  rente: number
  brutto: number
  nettoZehntel: number
}

const PARTNER = new Set(['ehegatte', 'lebenspartner', 'partner'])

export function personVon(m: Mitglied, eingang: string, jahr: number, p: Parameter): Person {
  const ausgeschlossen =
    (m.transferleistung !== 'keine' && m.transferUnterkunft && !m.transferDarlehen) || m.transferBeantragt
  const jahre = Number(eingang.slice(0, 4)) - Number(m.geburtsdatum.slice(0, 4))
  const alter = eingang.slice(5) < m.geburtsdatum.slice(5) ? jahre - 1 : jahre
  const istKind = m.verhaeltnis === 'kind' || m.verhaeltnis === 'pflegekind'
  let [lohn, lohnKosten, minijob, rente, renteKosten, monatlich, foerderung, weitere, brutto] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
  for (const e of m.einkuenfte) {
    const betrag = geldVon(e.betragMonat)
    const kosten = e.werbungskostenJahr === undefined ? 0 : geldVon(e.werbungskostenJahr)
    brutto += betrag
    if (e.art === 'lohn') {
      lohn += betrag
      lohnKosten += kosten
    } else if (e.art === 'rente') {
      rente += betrag
      renteKosten += kosten
    } else if (e.art === 'minijob') minijob += Math.max(0, 12 * betrag - kosten)
    else if (e.art === 'alg1' || e.art === 'lohnersatz' || e.art === 'unterhaltsvorschuss') monatlich += betrag
    else if (e.art === 'elterngeld') monatlich += Math.max(0, betrag - p.elterngeldFrei)
    else if (e.art === 'kapital') weitere += 12 * betrag <= p.kapitalFreiBis ? 0 : 12 * betrag
    else if (e.art === 'unterhalt') weitere += Math.max(0, 12 * betrag - (e.nachrangig ? p.unterhaltFrei : 0))
    else if (e.art === 'ausbildungsfoerderung') foerderung += betrag
    else weitere += Math.max(0, 12 * betrag)
  }
  const ausLohn = Math.max(0, 12 * lohn - Math.max(lohnKosten, p.arbeitnehmerPauschbetrag))
  const ausRente = Math.max(0, 12 * rente - Math.max(renteKosten, p.rentenPauschbetrag))
  const ausFoerderung = (12 * p.anteilAusbildungZehntel * foerderung) / 10
  const einnahmen = ausLohn + minijob + ausRente + 12 * monatlich + ausFoerderung + weitere
  const zehntel = einnahmen === 0 ? 0 : Number(m.zahltSteuern) + Number(m.zahltKvPv) + Number(m.zahltRv)
  const nettoZehntel = 10 - zehntel
  let freibetraege = 0
  if (m.gdb === 100 || (m.gdb >= 50 && m.haeuslichePflege)) freibetraege += p.freibetragSchwerbehinderung
  if (m.nsVerfolgung) freibetraege += p.freibetragVerfolgung
  if (istKind && alter < 25) freibetraege += Math.min(((ausLohn + minijob) * nettoZehntel) / 10, p.freibetragKindErwerb)
  const jahresrente = 12 * rente
  if (jahresrente !== 0 && m.grundrentenjahre! >= p.grundrenteJahre) {
    const sockel = Math.min(jahresrente, p.grundrenteSockel)
    const mehr = (3 * Math.max(0, jahresrente - p.grundrenteSockel)) / 10
    freibetraege += Math.min(sockel + mehr, 6 * p.regelbedarf.get(schluessel([1, jahr]))!)
  }
  return {
    mitglied: m,
    ausgeschlossen,
    alter,
    istKind,
    mitKindergeld: istKind && m.kindergeld === true,
    einnahmen,
    jahreseinkommen: ausgeschlossen ? 0 : (einnahmen * nettoZehntel) / 10,
    freibetraege: ausgeschlossen ? 0 : freibetraege,
    rente: jahresrente,
    brutto,
    nettoZehntel,
  }
}

export function regelbedarfVon(person: Person, paar: boolean, jahr: number, p: Parameter): number {
  const { alter, istKind, mitglied } = person
  const { verhaeltnis } = mitglied
  const zuZweit = paar && (verhaeltnis === 'antragsteller' || PARTNER.has(verhaeltnis))
  const stufe = alter < 6 ? 6 : alter < 14 ? 5 : alter < 18 ? 4 : istKind && alter < 25 ? 3 : zuZweit ? 2 : 1
  return p.regelbedarf.get(schluessel([stufe, jahr]))!
}
