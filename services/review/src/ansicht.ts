import type { Gelesen } from '@weiche/regelwerk'
import {
  angabenOf,
  ausgang,
  isAktuell,
  type Notiz,
  offeneNachforderung,
  standOf,
  unbeantworteterFristantrag,
  type Versagt,
  type Vorgang,
} from '@weiche/vorgang'
import { isStichprobe, isVerdeckt } from './sicht.ts'
import type { versagungsentwurf } from './versagungsentwurf.ts'

/** The evaluation that the person may see: of the newest input, and not of a sample before the decision. */
export function sichtbareAuswertung(v: Vorgang): Notiz<'regeln.ausgewertet'> | undefined {
  return v.auswertung && isAktuell(v, v.auswertung) && !isVerdeckt(v) ? v.auswertung : undefined
}

/**
 * What the person at the case sees. `gelesen`: values and trace of the evaluation that may be seen; `heute`: day in Berlin;
 * `versagung`: what there is to draft.
 */
export function ansichtOf(
  v: Vorgang,
  gelesen: Gelesen | undefined,
  heute: string,
  versagung?: ReturnType<typeof versagungsentwurf>,
): Record<string, unknown> {
  const auswertung = sichtbareAuswertung(v)
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
    einzelfallpruefung: v.einzelfallpruefung && {
      am: v.einzelfallpruefung.fakten.eingangsdatum,
      grund: v.einzelfallpruefung.inhalt.grund,
    },
    ...widerspruchOf(v),
    anlagen: v.anlagen.map(({ pruefsumme: _, ...rest }) => rest),
    lesungen: v.pruefung?.inhalt.lesungen ?? [],
    vergleiche: v.pruefung?.inhalt.vergleiche ?? [],
    punkte: v.pruefung?.inhalt.punkte ?? [],
    stichprobe: isStichprobe(v),
    auswertung: auswertung && auswertungOf(auswertung, gelesen),
    ausgang: ausgang(v)?.art,
    nachforderung: nachforderungOf(v, heute),
    versagung,
    versagungen: v.versagungen.map(versagtOf),
    bescheid: v.bescheid?.fakten,
    verlauf: v.verlauf,
  }
}

/** Came in after it: whether the benefit is granted afterwards is discretion. */
function versagtOf({ versagung, bescheid, versand }: Versagt) {
  const { person, angefordertAm, erinnertAm, fristBis } = versagung.fakten
  return { am: bescheid.fakten.datum, aufgabe: versand?.fakten.aufgabe, person, angefordertAm, erinnertAm, fristBis }
}

/** Who asked for more time, until when and why; and whether the Frist ran out while nobody answered. */
function mehrZeitOf(v: Vorgang, heute: string) {
  const asked = unbeantworteterFristantrag(v)
  if (!asked) return undefined
  const fristVorbei = heute > offeneNachforderung(v)!.frist
  return { bis: asked.fakten.bis, grund: asked.inhalt.grund, gebetenAm: asked.fakten.eingangsdatum, fristVorbei }
}

/** Both ends of the link: the Widerspruch against this Bescheid, or the Bescheid that this Widerspruch is against. */
function widerspruchOf({ widerspruch, widerspruchsvorgang, gegen, erledigung }: Vorgang) {
  return {
    widerspruch: widerspruch && { ...widerspruch.fakten, vorgang: widerspruchsvorgang?.fakten.vorgang },
    gegen: gegen && { ...gegen.fakten, ...gegen.inhalt, ergebnis: erledigung?.fakten.ergebnis },
  }
}

/** The open request with the ids that commands name. */
function nachforderungOf(v: Vorgang, heute: string) {
  const offen = offeneNachforderung(v)
  if (!offen || !isAktuell(v, v.nachforderung)) return undefined
  const { id, frist, abgelaufen, posten } = offen
  return {
    id,
    frist,
    abgelaufen,
    erinnert: offen.erinnerung !== undefined,
    posten,
    mehrZeit: mehrZeitOf(v, heute),
  }
}

function auswertungOf({ fakten, inhalt }: Notiz<'regeln.ausgewertet'>, gelesen: Gelesen | undefined) {
  const { fassungen, gates, codes } = fakten
  const { spur: _, ...rest } = inhalt
  return { fassungen, gates, codes, ...rest, ...gelesen }
}
