import { pauschalenVon, unterhaltVon } from './hand-abzuege.ts'
import { bedingungen } from './hand-bedingungen.ts'
import { bekanntVon } from './hand-bekannt.ts'
import { formel, geldVon, teile } from './hand-geld.ts'
import { merkmaleVon } from './hand-merkmale.ts'
import { type Parameter, schluessel } from './hand-parameter.ts'
import type { Mitglied, Roh } from './hand-roh.ts'
import { personVon, regelbedarfVon } from './hand-werte.ts'

/**
 * Wohngeld as a programmer would write it by hand: no trace, no unknown facts, one law. It is what generated code is
 * measured against, and gives the same amounts and codes.
 */
export type Werte = ReturnType<typeof werteVon>

export function entscheide(roh: Roh, eingang: string, p: Parameter): { betrag: number; codes: string[] } {
  const werte = werteVon(roh, eingang, p)
  const codes = bedingungen(werte)
  const abgelehnt = codes.includes('WOG-AN-001') || codes.includes('WOG-HO-001')
  return { betrag: abgelehnt ? 0 : werte.wohngeld / 10_000, codes }
}

/** Money in units of 10^-10 EUR where a quotient is in it (name ends in Z), else of 10^-4 EUR. */
export function werteVon(roh: Roh, eingang: string, p: Parameter) {
  const { wohnung, haushalt, antrag, antragsteller } = roh
  const jahr = eingang < '2024-01-01' ? 2023 : eingang < '2025-01-01' ? 2024 : eingang < '2026-01-01' ? 2025 : 2026
  const personen = haushalt.mitglieder.map((m) => personVon(m, eingang, jahr, p))
  const alle = personen.length
  let [berechtigt, summe, frei, einnahmen, brutto, netto, bedarf, kinder, partner, erwachsene, antragstellende] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
  for (const { mitglied } of personen) if (istPartner(mitglied)) partner++
  let kindMitKindergeld = false
  let antragstellerPasst = false
  for (const person of personen) {
    const { mitglied: m } = person
    if (person.mitKindergeld) kinder++
    if (!person.istKind) erwachsene++
    if (person.mitKindergeld && person.alter < 18) kindMitKindergeld = true
    if (m.verhaeltnis === 'antragsteller') {
      antragstellende++
      antragstellerPasst ||=
        m.vorname === antragsteller.vorname &&
        m.nachname === antragsteller.nachname &&
        m.geburtsdatum === antragsteller.geburtsdatum
    }
    summe += person.jahreseinkommen
    frei += person.freibetraege
    if (person.ausgeschlossen) continue
    berechtigt++
    einnahmen += person.einnahmen
    brutto += person.brutto
    netto += (person.brutto * person.nettoZehntel) / 10
    bedarf += regelbedarfVon(person, partner > 0, jahr, p)
  }
  const formelPersonen = Math.min(berechtigt, p.personenFormel)
  const mietePersonen = Math.min(alle, p.personenFormel)
  const stufe = p.stufen.get(`${wohnung.land}\n${wohnung.gebietsart}\n${wohnung.gebiet}`)!
  const genannteMiete = geldVon(wohnung.miete)
  const heizkosten = geldVon(wohnung.heizkosten)
  const pauschalen = pauschalenVon(wohnung, alle, p)
  const miete = Math.max(0, genannteMiete - pauschalen)
  const hoechstbetrag = p.hoechstbetrag.get(schluessel([mietePersonen, stufe]))!
  const key = schluessel([mietePersonen])
  const anteilZ = teile(miete * berechtigt, alle)
  const obergrenzeZ = teile((hoechstbetrag + p.klima.get(key)!) * berechtigt, alle)
  const heizungZ = teile((p.heizungCo2.get(key)! + p.heizungDauerhaft.get(key)!) * berechtigt, alle)
  const angesetztZ = wohnung.nutzung === 'heim' ? obergrenzeZ : Math.min(anteilZ, obergrenzeZ)
  let wohngeld = 0
  if (haushalt.alleinerziehend) frei += p.freibetragAlleinerziehend
  frei += unterhaltVon(roh.unterhaltspflichten ?? [], p)
  if (berechtigt > 0) {
    const mZ = Math.max(angesetztZ + heizungZ, p.mindestM.get(schluessel([formelPersonen]))! * 1e6)
    const yZ = Math.max(teile(Math.max(0, summe - frei), 12), p.mindestY.get(schluessel([formelPersonen]))! * 1e6)
    wohngeld = formel(formelPersonen, mZ, yZ, p)
    if (berechtigt > p.personenFormel)
      wohngeld = Math.min(wohngeld + p.zusatzAb13 * (berechtigt - p.personenFormel), Math.floor(mZ / 1e10) * 10_000)
  }
  const verfuegbar = netto + p.kindergeld.get(schluessel([jahr]))! * kinder + wohngeld
  const bisher = geldVon(antrag.bisherigesWohngeld ?? '0')
  const vermoegensgrenze = p.vermoegenErste + p.vermoegenWeitere * (Math.max(berechtigt, 1) - 1)
  return {
    roh,
    p,
    merkmale: merkmaleVon(personen, eingang, p),
    bekannt: bekanntVon(roh, personen),
    vermoegen: geldVon(roh.vermoegen.summe),
    alle,
    berechtigt,
    stufe,
    genannteMiete,
    heizkosten,
    pauschalen,
    miete,
    hoechstbetrag,
    anteilZ,
    wohngeld,
    brutto,
    einnahmenMonat: Math.round(einnahmen / 1200),
    verfuegbar,
    bedarfZ: (bedarf * 8 * 1e6) / 10 + anteilZ + teile(heizkosten * berechtigt, alle),
    weichtAb: antrag.weiterleistung && Math.abs(wohngeld - bisher) * 4 > bisher,
    vermoegensnaeheZehntel: vermoegensgrenze * 9,
    partner,
    antragstellerPasst: antragstellende === 1 && antragstellerPasst,
    unterhaltOhneZahlung: (roh.unterhaltspflichten ?? []).length > 0 && !roh.unterhaltszahlung,
    nurMitKindern: erwachsene === 1 && kindMitKindergeld,
  }
}

function istPartner({ verhaeltnis }: Mitglied): boolean {
  return verhaeltnis === 'ehegatte' || verhaeltnis === 'lebenspartner' || verhaeltnis === 'partner'
}
