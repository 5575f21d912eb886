import type { Rechenzeile } from '@weiche/regelwerk'
import { type Ereignis, type GateErgebnis, geklaertVon, offeneNachforderung, type Spurnotiz } from '@weiche/vorgang'
import { benutzteDateien } from './benutzte-dateien.ts'
import { continues } from './forderungen.ts'
import type { Befund, Gate, Lage } from './gates/gate.ts'
import type { Gruende } from './gruende.ts'

export type Entscheidungslage = Lage & {
  /** Deadline of a new request. */
  frist: string
  ausgabe: string
  /** SHA-256 of every file of the Ausgabe by its path. */
  dateien: Readonly<Record<string, string>>
  /** What of the evaluation is kept, and the calculation sheet of the letter. */
  spur: readonly (Spurnotiz | null)[]
  berechnung: readonly Rechenzeile[][]
  /** HMACs of Angaben and Spur under the key of the Vorgang. */
  angabenHmac: string
  spurHmac: string
  gruende: Gruende
}

/**
 * The switch: one evaluation and exactly one of Entscheidung, Nachforderung, Aussteuerung, in one commit.
 * A reason for a person beats everything; a missing proof beats a calculated refusal.
 */
export function decideAntrag(lage: Entscheidungslage, gates: readonly Gate[]): Ereignis[] {
  const pruefungen = gates.map((gate) => ({ gate, befunde: gate.pruefe(lage) }))
  const offene = pruefungen.flatMap(({ gate, befunde }) => befunde.filter((b) => !clearedBy(lage, gate, b)))
  const alles = offene.filter((b) => b.sperrt === 'alles')
  const ergebnisse = pruefungen.flatMap(({ gate, befunde }) => record(lage, gate, befunde))
  const weg =
    alles.length > 0
      ? aussteuern(lage, alles)
      : lage.forderungen.length > 0
        ? fordereNach(lage)
        : offene.length > 0
          ? aussteuern(lage, offene)
          : entscheide(lage)
  return [ausgewertet(lage, ergebnisse), weg]
}

function clearedBy(lage: Lage, gate: Gate, befund: Befund): string | undefined {
  return gate.klaerbar === false ? undefined : geklaertVon(lage.vorgang, befund.code)
}

function record(lage: Lage, gate: Gate, befunde: readonly Befund[]): GateErgebnis[] {
  if (befunde.length === 0) return [{ gate: gate.id, klar: true, code: '', grund: '', geklaertVon: '' }]
  return befunde.map((b) => {
    const person = clearedBy(lage, gate, b)
    return { gate: gate.id, klar: person !== undefined, code: b.code, grund: b.grund, geklaertVon: person ?? '' }
  })
}

function ausgewertet(lage: Entscheidungslage, gates: GateErgebnis[]): Ereignis {
  const { vorgang, auswertung, ausgabe, steuerung } = lage
  return {
    type: 'regeln.ausgewertet',
    fakten: {
      grundlage: vorgang.grundlage,
      ausgabe,
      steuerungSeq: steuerung.seq,
      fassungen: auswertung.fassungen,
      gates,
      codes: [...new Set(auswertung.treffer.map((t) => t.code))],
    },
    inhalt: {
      ausgang: auswertung.ausgang,
      abschnitte: auswertung.abschnitte,
      offen: auswertung.offen,
      berechnung: [...lage.berechnung],
      spur: [...lage.spur],
      quittung: {
        ausgabe,
        fassungen: auswertung.fassungen,
        dateien: benutzteDateien(lage.dateien, auswertung.fassungen),
        engine: auswertung.engine,
        eingangsdatum: vorgang.antrag.fakten.eingangsdatum,
        entscheidungsdatum: lage.heute,
        ausgang: auswertung.ausgang,
        angabenHmac: lage.angabenHmac,
        traceHmac: '',
        spurHmac: lage.spurHmac,
      },
    },
  }
}

/** A drawn sample is named only when nothing else asks for a person: then the person judges it blind. */
function aussteuern(lage: Entscheidungslage, befunde: readonly Befund[]): Ereignis {
  const others = befunde.filter((b) => b.code !== 'AS-STICHPROBE')
  const shown = others.length > 0 ? others : befunde
  return {
    type: 'vorgang.ausgesteuert',
    fakten: {
      grundlage: lage.vorgang.grundlage,
      codes: [...new Set(shown.map((b) => b.code))],
      anlass: others.length > 0 ? 'fachlich' : 'stichprobe',
      handler: '',
    },
    inhalt: { erlaeuterung: [...new Set(shown.map((b) => b.grund))].join(' ') },
  }
}

function fordereNach(lage: Entscheidungslage): Ereignis {
  const offen = offeneNachforderung(lage.vorgang)
  const goesOn = continues(lage.forderungen, offen)
  return {
    type: 'nachforderung.gestellt',
    fakten: {
      grundlage: lage.vorgang.grundlage,
      weg: 'dunkel',
      person: '',
      codes: [...new Set(lage.forderungen.map((f) => f.code))],
      frist: goesOn ? offen!.frist : lage.frist,
      fortgefuehrt: goesOn ? offen!.id : '',
    },
    inhalt: { punkte: lage.forderungen },
  }
}

function entscheide(lage: Entscheidungslage): Ereignis {
  const { auswertung } = lage
  if (auswertung.ausgang === 'offen') {
    const grund = 'Die Regeln führen zu keinem Ergebnis, obwohl keine Angabe fehlt.'
    return aussteuern(lage, [{ code: 'AS-ERGEBNIS-OFFEN', grund, sperrt: 'entscheidung' }])
  }
  return {
    type: 'entscheidung.getroffen',
    fakten: {
      grundlage: lage.vorgang.grundlage,
      weg: 'dunkel',
      person: '',
      ausgang: auswertung.ausgang,
      codes: [...new Set(auswertung.treffer.filter((t) => t.art === 'ablehnung').map((t) => t.code))],
      entscheidungsdatum: lage.heute,
    },
    inhalt: { abschnitte: auswertung.abschnitte, gruende: lage.gruende, berechnung: [...lage.berechnung] },
  }
}
