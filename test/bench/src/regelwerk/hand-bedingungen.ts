import type { Werte } from './hand.ts'

const LAENDER = new Set(
  'Baden-Württemberg Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern Niedersachsen Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen'.split(
    ' ',
  ),
)

/** Codes of the rules that are true, by hand. What asks only whether something was stated is not asked: it was. */
export function bedingungen(w: Werte): string[] {
  const { roh, p, merkmale } = w
  const { antrag, wohnung, haushalt, konto } = roh
  const codes: string[] = []
  const treffer = (code: string, trifft: boolean) => {
    if (trifft) codes.push(code)
  }
  treffer('WOG-VO-001', antrag.monate < 1)
  treffer('WOG-VO-004', !LAENDER.has(wohnung.land) || wohnung.gebiet === '')
  treffer('WOG-VO-018', konto.inhaber === '' || konto.iban === '')
  treffer('WOG-AN-001', w.berechtigt === 0)
  treffer('WOG-HO-001', w.berechtigt > 0 && w.wohngeld < p.bagatellgrenze)
  treffer('WOG-PL-001', w.verfuegbar * 1e6 < w.bedarfZ)
  treffer('WOG-PL-002', w.miete > 2 * w.hoechstbetrag)
  treffer('WOG-PL-003', w.anteilZ > w.verfuegbar * 6e5)
  treffer('WOG-PL-004', w.wohngeld * 1e6 > w.anteilZ)
  treffer('WOG-PL-005', w.berechtigt > 0 && w.brutto <= 0)
  treffer('WOG-PL-006', w.weichtAb)
  treffer('WOG-AS-001', antrag.art === 'lastenzuschuss')
  treffer('WOG-AS-002', wohnung.nutzung === 'eigenes-mehrfamilienhaus')
  treffer('WOG-AS-003', wohnung.nutzung === 'heim')
  treffer('WOG-AS-004', wohnung.nutzung === 'untermiete')
  treffer('WOG-AS-005', wohnung.nutzung === 'eigentum' && antrag.art === 'mietzuschuss')
  treffer('WOG-AS-006', wohnung.gewerblich)
  treffer('WOG-AS-007', wohnung.untervermietet)
  treffer('WOG-AS-008', wohnung.mitbewohner)
  treffer('WOG-AS-009', wohnung.foerderung)
  treffer('WOG-AS-010', wohnung.buergschaft)
  treffer('WOG-AS-011', wohnung.mietvorauszahlung)
  treffer('WOG-AS-012', w.berechtigt < w.alle && w.berechtigt > 0)
  treffer('WOG-AS-013', merkmale.transferOhneUnterkunft)
  treffer('WOG-AS-014', merkmale.transferBeantragt)
  treffer('WOG-AS-015', merkmale.transferAbgelehnt)
  treffer('WOG-AS-016', w.alle > p.personenDunkel)
  treffer('WOG-AS-017', w.alle > p.personenFormel)
  treffer('WOG-AS-018', merkmale.arten.has('selbstaendig'))
  treffer('WOG-AS-019', merkmale.arten.has('landwirtschaft'))
  treffer('WOG-AS-020', merkmale.arten.has('vermietung'))
  treffer('WOG-AS-021', merkmale.arten.has('auslaendisch'))
  treffer('WOG-AS-022', merkmale.arten.has('kapital'))
  treffer('WOG-AS-023', merkmale.arten.has('unterhalt'))
  treffer('WOG-AS-024', merkmale.arten.has('ausbildungsfoerderung'))
  treffer('WOG-AS-025', merkmale.arten.has('sonstiges'))
  treffer('WOG-AS-026', merkmale.verlust)
  treffer('WOG-AS-027', merkmale.kindMitEinkommen)
  treffer('WOG-AS-028', merkmale.wechselmodell)
  treffer('WOG-AS-029', haushalt.partnerschaftUnklar)
  treffer('WOG-AS-030', merkmale.pflegekind)
  treffer('WOG-AS-031', haushalt.todesfall)
  treffer('WOG-AS-032', merkmale.alleInAusbildung)
  treffer('WOG-AS-033', roh.unterhaltszahlung)
  treffer('WOG-AS-034', merkmale.verfolgung)
  treffer('WOG-AS-035', merkmale.haeuslichePflege)
  treffer('WOG-AS-036', merkmale.grundrente)
  treffer('WOG-AS-037', w.vermoegen * 10 >= w.vermoegensnaeheZehntel)
  treffer('WOG-AS-038', merkmale.aufenthalt)
  treffer('WOG-AS-039', antrag.monate !== p.regelMonate)
  treffer('WOG-AS-040', roh.einmaligeEinnahmen)
  treffer('WOG-AS-041', !w.antragstellerPasst)
  treffer('WOG-AS-042', merkmale.nochNichtGeboren)
  treffer('WOG-AS-043', w.partner > 1)
  treffer('WOG-AS-044', haushalt.alleinerziehend !== w.nurMitKindern)
  treffer('WOG-AS-045', merkmale.transferWiderspruch)
  treffer('WOG-AS-046', w.stufe < 1)
  return codes
}
