import { angabeTitel, gruendeWerte } from '@weiche/entscheidung'
import {
  type Auswertung,
  type Ergebnis,
  type Paket,
  type Phase,
  type Rechenzeile,
  type Register,
  regelnVon,
  text,
  werteAus,
} from '@weiche/regelwerk'
import { type Abschnitt, type Commit, foldVorgang, type GateErgebnis, getPath, type Wert } from '@weiche/vorgang'
import { konkret } from '../abdeckung/angaben.ts'
import type { Grundlage } from '../nachrechnung/grundlage.ts'
import { angabenHinter } from './angaben-hinter.ts'
import { faktTitel } from './fakt-titel.ts'
import { type Gegenbeispiel, gegenbeispiele } from './gegenbeispiele.ts'
import { type Herkunft, herkunftIn } from './herkunft.ts'

export type ErklaerteAngabe = { pfad: string; titel: string; wert: Wert; herkunft: Herkunft }
export type ErklaerteBedingung = {
  fakt: string
  titel: string
  links: Wert
  operator: string
  rechts: Wert
  ergebnis: Ergebnis
}
export type ErklaerteRegel = {
  code: string
  titel: string
  norm: string
  phase: Phase
  fassung: string
  ergebnis: Ergebnis
  /** What the letter says, in the register that was asked for. */
  text: string
  bedingungen: ErklaerteBedingung[]
  angaben: ErklaerteAngabe[]
}

/** Everything a person needs to follow one evaluation, as data. */
export type Erklaerung = {
  vorgangId: string
  leistung: string
  ausgabe: string
  ausgang: Auswertung['ausgang']
  /** Three dates that are kept apart: which law, which facts, from when to when. */
  daten: {
    /** First days of the Fassungen that were applied. */
    recht: string[]
    /** Day of receipt, and of the newest input that counted. */
    tatsachen: { eingang: string; stand: string }
    wirkung: { von: string; bis: string } | undefined
    entscheidung: string
  }
  abschnitte: Abschnitt[]
  /** What an amount is for: each month of its Abschnitt, or all of it. */
  turnus: 'monat' | 'einmal'
  rechenweg: Rechenzeile[][]
  /** Fired or open. */
  regeln: ErklaerteRegel[]
  /** Of the claim, checked and not fired. */
  geprueft: { code: string; titel: string; norm: string }[]
  offen: { pfad: string; titel: string }[]
  /** Not clear, or cleared by a person; `text`: the reason in the register that was asked for, where the package has one. */
  gates: (GateErgebnis & { text: string })[]
  /** What came of it in the same commit, and the decision in force now. */
  weg: { typ: string; codes: readonly string[] }
  entscheidung: { weg: 'dunkel' | 'person'; person: string; ausgang: string; am: string } | undefined
  gegenbeispiele: (Gegenbeispiel & { titel: string })[]
}

/** `paket`: the Ausgabe that the evaluation was made with; `commits`: the whole stream. */
export function erklaere(paket: Paket, commits: readonly Commit[], grundlage: Grundlage, stufe: Register): Erklaerung {
  const { vorgang, lage, quittung, auswertung, weg } = grundlage
  const neu = werteAus(paket, lage)
  const fruehere = commits.filter((c) => c.seq < grundlage.seq)
  const herkunft = herkunftIn(paket, fruehere, vorgang)
  const titel = (pfad: string) => angabeTitel(paket.felder, lage.angaben, pfad).titel
  const entschieden = foldVorgang(commits)?.entscheidung
  const { abschnitte } = neu
  const zuletzt = abschnitte.at(-1)
  return {
    vorgangId: grundlage.vorgangId,
    leistung: paket.kopf.name,
    ausgabe: quittung.ausgabe,
    ausgang: neu.ausgang,
    daten: {
      recht: neu.fassungen,
      tatsachen: { eingang: lage.eingangsdatum, stand: (vorgang.eingaben.at(-1)?.zeitpunkt ?? '').slice(0, 10) },
      wirkung: zuletzt && { von: abschnitte[0]!.von, bis: zuletzt.bis },
      entscheidung: lage.entscheidungsdatum,
    },
    abschnitte,
    turnus: paket.kopf.ergebnis.turnus ?? 'monat',
    rechenweg: neu.berechnung,
    regeln: regelnIn(paket, neu, stufe, (fassung, fakt) =>
      angabenHinter(paket, fassung, fakt)
        .flatMap((pfad) => konkret(lage.angaben, pfad))
        .map((pfad) => ({
          pfad,
          titel: titel(pfad),
          wert: getPath(lage.angaben, pfad) ?? null,
          herkunft: herkunft(pfad),
        })),
    ),
    geprueft: geprueft(paket, neu),
    offen: neu.offen.map((pfad) => ({ pfad, titel: titel(pfad) })),
    gates: auswertung.fakten.gates
      .filter((g) => !g.klar || g.geklaertVon !== '')
      .map((g) => ({ ...g, text: gatetext(paket, g.code, stufe) })),
    weg: { typ: weg?.type ?? '', codes: weg?.fakten.codes ?? [] },
    entscheidung: entschieden && {
      weg: entschieden.fakten.weg,
      person: entschieden.fakten.person,
      ausgang: entschieden.fakten.ausgang,
      am: entschieden.fakten.entscheidungsdatum,
    },
    gegenbeispiele: gegenbeispiele(paket, lage).map((g) => ({ ...g, titel: titel(g.pfad) })),
  }
}

/** Rules that fired or are open, once each, from the first Abschnitt in which they do. */
function regelnIn(
  paket: Paket,
  neu: Auswertung,
  stufe: Register,
  angabenOf: (fassung: string, fakt: string) => ErklaerteAngabe[],
): ErklaerteRegel[] {
  const regeln = new Map<string, ErklaerteRegel>()
  for (const zeile of neu.trace) {
    if (zeile.art !== 'regel' || regeln.has(zeile.code)) continue
    if (zeile.ergebnis !== 'erfuellt' && zeile.ergebnis !== 'offen') continue
    const { abschnitt, code, fassung } = zeile
    const json = regelnVon(paket, fassung).find((r) => r.json.code === code)!.json
    const bedingungen = neu.trace.flatMap((b) => {
      if (b.art !== 'bedingung' || b.code !== code || b.abschnitt !== abschnitt || b.ergebnis === 'nicht erreicht')
        return []
      const { fact, links, operator, rechts, ergebnis } = b
      return [{ fakt: fact, titel: faktTitel(paket, fassung, fact), links, operator, rechts, ergebnis }]
    })
    const angaben = bedingungen.flatMap((b) => angabenOf(fassung, b.fakt))
    regeln.set(code, {
      code,
      titel: json.titel,
      norm: zeile.norm,
      phase: zeile.phase,
      fassung,
      ergebnis: zeile.ergebnis,
      text:
        zeile.ergebnis === 'erfuellt' ? text(paket, json.event.params.text, gruendeWerte(neu, abschnitt), stufe) : '',
      bedingungen,
      angaben: [...new Map(angaben.map((a) => [a.pfad, a])).values()],
    })
  }
  return [...regeln.values()]
}

/** From the catalogue; no value of the Vorgang stands in such a text. */
function gatetext(paket: Paket, code: string, stufe: Register): string {
  const id = paket.aussteuerung.find((grund) => grund.code === code)?.text
  return id === undefined ? '' : text(paket, id, {}, stufe).trim()
}

function geprueft(paket: Paket, neu: Auswertung): Erklaerung['geprueft'] {
  const codes = new Map<string, Erklaerung['geprueft'][number]>()
  for (const z of neu.trace) {
    if (z.art !== 'regel' || z.phase !== 'anspruch' || z.ergebnis !== 'nicht erfuellt' || codes.has(z.code)) continue
    const { titel } = regelnVon(paket, z.fassung).find((r) => r.json.code === z.code)!.json
    codes.set(z.code, { code: z.code, titel, norm: z.norm })
  }
  return [...codes.values()]
}
