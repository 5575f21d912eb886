import type { Angaben } from '@weiche/vorgang'
import { type Parameter, schluessel } from './hand-parameter.ts'

/** The Angaben as a programmer would type them; everything is stated. */
export type Einkunft = { art: string; betragMonat: string; werbungskostenJahr?: string }
export type Mitglied = {
  vorname: string
  nachname: string
  geburtsdatum: string
  verhaeltnis: string
  staatsangehoerigkeit: string
  aufenthaltstitel: string
  transferleistung: string
  transferUnterkunft: boolean
  transferBeantragt: boolean
  transferAbgelehnt: boolean
  einkuenfte: Einkunft[]
  zahltSteuern: boolean
  zahltKvPv: boolean
  zahltRv: boolean
  gdb: number
  haeuslichePflege: boolean
  nsVerfolgung: boolean
  grundrentenjahre: number
  ausbildung: boolean
  wechselmodell: boolean
  kindergeld: boolean
}
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

const U = 10_000
const PARTNER = new Set(['ehegatte', 'lebenspartner', 'partner'])

/** "520.50" in units of 10^-4 EUR. */
export function geldVon(text: string): number {
  return Math.round(Number(text) * 100) * 100
}

export function personVon(m: Mitglied, eingang: string, jahr: number, p: Parameter): Person {
  const ausgeschlossen = (m.transferleistung !== 'keine' && m.transferUnterkunft) || m.transferBeantragt
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
    else if (e.art === 'alg1' || e.art === 'unterhaltsvorschuss') monatlich += betrag
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
  if (jahresrente !== 0 && m.grundrentenjahre >= p.grundrenteJahre) {
    const sockel = Math.min(jahresrente, p.grundrenteSockel)
    const mehr = (3 * Math.max(0, jahresrente - p.grundrenteSockel)) / 10
    freibetraege += Math.min(sockel + mehr, 6 * p.regelbedarf.get(schluessel([1, jahr]))!)
  }
  return {
    mitglied: m,
    ausgeschlossen,
    alter,
    istKind,
    mitKindergeld: istKind && m.kindergeld,
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

/** x / y as a whole number of 10^-10 EUR, half up; x in 10^-4 EUR. */
export function teile(x: number, y: number): number {
  const oben = x * 1_000_000
  const rest = oben % y
  return (oben - rest) / y + (2 * rest >= y ? 1 : 0)
}

const EINS = 10n ** 10n
/** Takes the ten decimals too many off, half away from zero. */
function kuerze(x: bigint, um: bigint): bigint {
  const q = x / um
  const rest = x % um
  if (rest < 0n) return -rest * 2n >= um ? q - 1n : q
  return rest * 2n >= um ? q + 1n : q
}

/** § 19 WoGG with the steps of Anlage 3: whole EUR in units of 10^-4; m and y in 10^-10 EUR. */
export function formel(personen: number, m: number, y: number, p: Parameter): number {
  const [M, Y] = [BigInt(m), BigInt(y)]
  const key = schluessel([personen])
  const z1 = kuerze(p.a.get(key)! * EINS + p.b.get(key)! * M + p.c.get(key)! * Y, EINS)
  const z2 = kuerze(z1 * Y, EINS)
  const z4 = kuerze(p.skalierung * (M - z2), 100n)
  return z4 <= 0n ? 0 : Number(kuerze(z4, EINS)) * U
}

export type Roh = {
  antragsteller: {
    vorname: string
    nachname: string
    geburtsdatum: string
    auskunftssperre: boolean
    betreuung: boolean
  }
  antrag: { art: string; weiterleistung: boolean; bisherigesWohngeld: string; monate: number }
  wohnung: {
    land: string
    gebietsart: string
    gebiet: string
    nutzung: string
    miete: string
    heizkosten: string
    gewerblich: boolean
    untervermietet: boolean
    mitbewohner: boolean
    foerderung: boolean
    buergschaft: boolean
    mietvorauszahlung: boolean
  }
  haushalt: { mitglieder: Mitglied[]; alleinerziehend: boolean; todesfall: boolean; partnerschaftUnklar: boolean }
  unterhaltszahlung: boolean
  einmaligeEinnahmen: boolean
  vermoegen: { summe: string }
  konto: { inhaber: string; iban: string }
}
export const alsRoh = (angaben: Angaben) => angaben as unknown as Roh
