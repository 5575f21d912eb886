import { angabenOf, ausgang, isAktuell, standOf, type Vorgang } from '@weiche/vorgang'
import { isStichprobe, isVerdeckt } from './decide.ts'

/** What the person at the case sees: everything, but the computed amount and trace of a sample before the decision. */
export function ansichtOf(v: Vorgang): Record<string, unknown> {
  const auswertung = v.auswertung && isAktuell(v, v.auswertung) ? v.auswertung : undefined
  const computed = auswertung && {
    fassungen: auswertung.fakten.fassungen,
    gates: auswertung.fakten.gates,
    codes: auswertung.fakten.codes,
    ...auswertung.inhalt,
  }
  return {
    vorgangId: v.vorgangId,
    seq: v.seq,
    stand: standOf(v),
    leistung: v.leistung,
    eingang: v.antrag.fakten,
    zuordnung: v.zuordnung?.fakten,
    uebernommenVon: v.uebernahme?.fakten.person,
    aussteuerungen: v.aussteuerungen
      .filter((a) => isAktuell(v, a))
      .map((a) => ({ ...a.fakten, erlaeuterung: a.inhalt.erlaeuterung, seit: a.zeitpunkt })),
    angaben: angabenOf(v),
    mitteilungen: v.mitteilungen,
    anlagen: v.anlagen.map(({ pruefsumme: _, ...rest }) => rest),
    lesungen: v.pruefung?.inhalt.lesungen ?? [],
    vergleiche: v.pruefung?.inhalt.vergleiche ?? [],
    punkte: v.pruefung?.inhalt.punkte ?? [],
    stichprobe: isStichprobe(v),
    auswertung: isVerdeckt(v) ? undefined : computed,
    ausgang: ausgang(v)?.art,
    bescheid: v.bescheid?.fakten,
    verlauf: v.verlauf,
  }
}
