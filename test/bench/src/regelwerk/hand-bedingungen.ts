import type { Werte } from './hand.ts'

const LAENDER = new Set(
  'Baden-Württemberg Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern Niedersachsen Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen'.split(
    ' ',
  ),
)

const ARTEN = new Set(['mietzuschuss', 'lastenzuschuss'])
const GEBIETSARTEN = new Set(['gemeinde', 'kreis', 'insel'])
const NUTZUNGEN = new Set(['miete', 'genossenschaft', 'untermiete', 'heim', 'eigentum', 'eigenes-mehrfamilienhaus'])
/** The Angaben come from JSON: that they are what their type says has to be asked. */
const istJaNein = (wert: unknown) => wert === true || wert === false

/** Codes of the rules that are true, by hand: all of them. */
export function bedingungen(w: Werte): string[] {
  const { roh, p, merkmale, bekannt } = w
  const { antragsteller, antrag, wohnung, haushalt, konto } = roh
  const codes: string[] = []
  if (!ARTEN.has(antrag.art) || !istJaNein(antrag.weiterleistung) || antrag.monate < 1) codes.push('WOG-VO-001')
  if (!bekannt.bisherigesWohngeld) codes.push('WOG-VO-002')
  if (!istJaNein(antragsteller.auskunftssperre) || !istJaNein(antragsteller.betreuung)) codes.push('WOG-VO-003')
  if (!LAENDER.has(wohnung.land) || !GEBIETSARTEN.has(wohnung.gebietsart) || wohnung.gebiet === '')
    codes.push('WOG-VO-004')
  if (!NUTZUNGEN.has(wohnung.nutzung) || w.genannteMiete < 0 || w.heizkosten < 0) codes.push('WOG-VO-005')
  if (
    !istJaNein(wohnung.gewerblich) ||
    !istJaNein(wohnung.untervermietet) ||
    !istJaNein(wohnung.mitbewohner) ||
    !istJaNein(wohnung.foerderung) ||
    !istJaNein(wohnung.buergschaft) ||
    !istJaNein(wohnung.mietvorauszahlung)
  )
    codes.push('WOG-VO-006')
  if (!bekannt.personen) codes.push('WOG-VO-007')
  if (!bekannt.transfer) codes.push('WOG-VO-008')
  if (!bekannt.einkuenfte) codes.push('WOG-VO-009')
  if (!bekannt.abzuege) codes.push('WOG-VO-010')
  if (!bekannt.behinderung) codes.push('WOG-VO-011')
  if (!bekannt.grundrente) codes.push('WOG-VO-012')
  if (!bekannt.ausbildung) codes.push('WOG-VO-013')
  if (!bekannt.kinder) codes.push('WOG-VO-014')
  if (
    !istJaNein(haushalt.alleinerziehend) ||
    !istJaNein(haushalt.todesfall) ||
    !istJaNein(haushalt.partnerschaftUnklar)
  )
    codes.push('WOG-VO-015')
  if (!istJaNein(roh.unterhaltszahlung) || !istJaNein(roh.einmaligeEinnahmen)) codes.push('WOG-VO-016')
  if (w.vermoegen < 0) codes.push('WOG-VO-017')
  if (konto.inhaber === '' || konto.iban === '') codes.push('WOG-VO-018')
  if (w.berechtigt === 0) codes.push('WOG-AN-001')
  if (w.berechtigt > 0 && w.wohngeld < p.bagatellgrenze) codes.push('WOG-HO-001')
  if (w.verfuegbar * 1e6 < w.bedarfZ) codes.push('WOG-PL-001')
  if (w.miete > 2 * w.hoechstbetrag) codes.push('WOG-PL-002')
  if (w.anteilZ > w.verfuegbar * 6e5) codes.push('WOG-PL-003')
  if (w.wohngeld * 1e6 > w.anteilZ) codes.push('WOG-PL-004')
  if (w.berechtigt > 0 && w.brutto <= 0) codes.push('WOG-PL-005')
  if (w.weichtAb) codes.push('WOG-PL-006')
  if (antrag.art === 'lastenzuschuss') codes.push('WOG-AS-001')
  if (wohnung.nutzung === 'eigenes-mehrfamilienhaus') codes.push('WOG-AS-002')
  if (wohnung.nutzung === 'heim') codes.push('WOG-AS-003')
  if (wohnung.nutzung === 'untermiete') codes.push('WOG-AS-004')
  if (wohnung.nutzung === 'eigentum' && antrag.art === 'mietzuschuss') codes.push('WOG-AS-005')
  if (wohnung.gewerblich) codes.push('WOG-AS-006')
  if (wohnung.untervermietet) codes.push('WOG-AS-007')
  if (wohnung.mitbewohner) codes.push('WOG-AS-008')
  if (wohnung.foerderung) codes.push('WOG-AS-009')
  if (wohnung.buergschaft) codes.push('WOG-AS-010')
  if (wohnung.mietvorauszahlung) codes.push('WOG-AS-011')
  if (w.berechtigt < w.alle && w.berechtigt > 0) codes.push('WOG-AS-012')
  if (merkmale.transferOhneUnterkunft) codes.push('WOG-AS-013')
  if (merkmale.transferBeantragt) codes.push('WOG-AS-014')
  if (merkmale.transferAbgelehnt) codes.push('WOG-AS-015')
  if (w.alle > p.personenDunkel) codes.push('WOG-AS-016')
  if (w.alle > p.personenFormel) codes.push('WOG-AS-017')
  if (merkmale.selbstaendig) codes.push('WOG-AS-018')
  if (merkmale.landwirtschaft) codes.push('WOG-AS-019')
  if (merkmale.vermietung) codes.push('WOG-AS-020')
  if (merkmale.auslaendisch) codes.push('WOG-AS-021')
  if (merkmale.kapital) codes.push('WOG-AS-022')
  if (merkmale.unterhalt) codes.push('WOG-AS-023')
  if (merkmale.ausbildungsfoerderung) codes.push('WOG-AS-024')
  if (merkmale.sonstiges) codes.push('WOG-AS-025')
  if (merkmale.verlust) codes.push('WOG-AS-026')
  if (merkmale.kindMitEinkommen) codes.push('WOG-AS-027')
  if (merkmale.wechselmodell) codes.push('WOG-AS-028')
  if (haushalt.partnerschaftUnklar) codes.push('WOG-AS-029')
  if (merkmale.pflegekind) codes.push('WOG-AS-030')
  if (haushalt.todesfall) codes.push('WOG-AS-031')
  if (merkmale.alleInAusbildung) codes.push('WOG-AS-032')
  if (roh.unterhaltszahlung) codes.push('WOG-AS-033')
  if (merkmale.verfolgung) codes.push('WOG-AS-034')
  if (merkmale.haeuslichePflege) codes.push('WOG-AS-035')
  if (merkmale.grundrente) codes.push('WOG-AS-036')
  if (w.vermoegen * 10 >= w.vermoegensnaeheZehntel) codes.push('WOG-AS-037')
  if (merkmale.aufenthalt) codes.push('WOG-AS-038')
  if (antrag.monate !== p.regelMonate) codes.push('WOG-AS-039')
  if (roh.einmaligeEinnahmen) codes.push('WOG-AS-040')
  if (!w.antragstellerPasst) codes.push('WOG-AS-041')
  if (merkmale.nochNichtGeboren) codes.push('WOG-AS-042')
  if (w.partner > 1) codes.push('WOG-AS-043')
  if (haushalt.alleinerziehend !== w.nurMitKindern) codes.push('WOG-AS-044')
  if (merkmale.transferWiderspruch) codes.push('WOG-AS-045')
  if (w.stufe < 1) codes.push('WOG-AS-046')
  if (w.pauschalen > 0) codes.push('WOG-AS-047')
  if (merkmale.transferDarlehen) codes.push('WOG-AS-048')
  if (merkmale.lohnersatz) codes.push('WOG-AS-049')
  if (w.unterhaltOhneZahlung) codes.push('WOG-AS-050')
  if (merkmale.verhaeltnisUnklar) codes.push('WOG-AS-051')
  if (wohnung.lebensmittelpunkt === false) codes.push('WOG-AS-052')
  return codes
}
