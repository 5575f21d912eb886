import type { Bedingung } from '../bedingung/bedingung.ts'
import { type Phase, phasen } from '../bedingung/ergebnis.ts'
import type { Umgebung } from '../feel/baum.ts'
import { type Ladelauf, liesEintraege, melde } from '../meldung/lies-json.ts'
import type { Modell } from '../modell/modell.ts'
import { RegelJson } from '../schema/fassung.ts'
import { liesBedingung } from './lade-bedingung.ts'
import type { Benannte } from './lade-sicht.ts'

export type KRegel = { json: RegelJson; bedingung: Bedingung }

/** Stands for a condition that was reported: such a package is never evaluated. */
const FEHLERHAFT: Bedingung = { k: 'all', kinder: [], prioritaet: 1 }

/** All rules of one Fassung, in order of phase, priority, file and place. */
export function ladeRegeln(
  lauf: Ladelauf,
  ordner: string,
  modell: Modell,
  umgebung: Umgebung,
  benannte: Benannte,
): KRegel[] {
  const regeln: KRegel[] = []
  const codes = new Set<string>()
  const praefix = `${ordner}/regeln/`
  const dateien = Object.keys(lauf.dateien)
    .filter((name) => name.startsWith(praefix))
    .sort()
  if (dateien.length === 0)
    melde(
      lauf,
      `${praefix}anspruch.json`,
      '',
      'Diese Fassung hat keine Regeln. Bitte anlegen oder in fassung.json mit „wie“ auf eine andere Fassung verweisen.',
    )
  for (const datei of dateien) {
    const phase = phasen.find((p) => new RegExp(`^${p}(-[a-z0-9-]+)?\\.json$`).test(datei.slice(praefix.length)))
    if (!phase)
      melde(
        lauf,
        datei,
        '',
        `Die Datei heißt nach ihrer Phase: ${phasen.map((p) => `${p}.json`).join(', ')} oder zum Beispiel anspruch-haushalt.json.`,
      )
    for (const { pfad, roh, json } of liesEintraege(lauf, datei, 'regeln', RegelJson)) {
      if (!json) {
        regeln.push(fehlerhafte(roh, phase ?? 'anspruch'))
        continue
      }
      if (codes.has(json.code))
        melde(
          lauf,
          datei,
          `${pfad}.code`,
          `Der Code „${json.code}“ ist schon vergeben. Codes werden nie zweimal benutzt.`,
        )
      codes.add(json.code)
      if (phase) pruefeRahmen(lauf, datei, pfad, json, phase, modell)
      const bedingung = liesBedingung(json.conditions, 'conditions', {
        umgebung,
        benannte,
        melde: (ort, text) => melde(lauf, datei, `${pfad}.${ort}`, text),
      })
      regeln.push({ json, bedingung: bedingung ?? FEHLERHAFT })
    }
  }
  return regeln.sort((a, b) => rang(a) - rang(b) || (b.json.priority ?? 1) - (a.json.priority ?? 1))
}

/** The code of a faulty rule is known all the same: one fault, one message. */
function fehlerhafte(roh: Readonly<Record<string, unknown>>, phase: Phase): KRegel {
  const type = (roh['event'] as { type?: RegelJson['event']['type'] } | undefined)?.type ?? 'nachforderung'
  const event = { type, params: { text: '' } }
  const json = { code: String(roh['code']), titel: '', norm: '', phase, conditions: undefined, event }
  return { json, bedingung: FEHLERHAFT }
}

function rang(regel: KRegel): number {
  return phasen.indexOf(regel.json.phase)
}

function pruefeRahmen(
  lauf: Ladelauf,
  datei: string,
  pfad: string,
  json: RegelJson,
  phase: Phase,
  modell: Modell,
): void {
  if (json.phase !== phase)
    melde(
      lauf,
      datei,
      `${pfad}.phase`,
      `In dieser Datei stehen Regeln der Phase „${phase}“. Bitte „phase“ berichtigen oder die Regel verschieben.`,
    )
  if (json.event.type === 'ablehnung' && phase !== 'anspruch' && phase !== 'hoehe')
    melde(
      lauf,
      datei,
      `${pfad}.event.type`,
      'Eine Ablehnung gehört in die Phase anspruch oder hoehe, weil offene Regeln dort nachgefragt werden.',
    )
  const gegenstand = json.event.params.gegenstand
  if (gegenstand !== undefined && !istAngabe(gegenstand, modell))
    melde(
      lauf,
      datei,
      `${pfad}.event.params.gegenstand`,
      `„${gegenstand}“ ist keine Angabe. Bitte den Pfad aus angaben.json nennen.`,
    )
  if (json.event.params.text !== undefined && lauf.dateien[`texte/${json.event.params.text}.md`] === undefined)
    melde(
      lauf,
      datei,
      `${pfad}.event.params.text`,
      `Den Text „${json.event.params.text}“ gibt es nicht. Bitte texte/${json.event.params.text}.md anlegen.`,
    )
}

/** A field outside lists, a list, or (with the path of the list before it) a field of its items. */
function istAngabe(pfad: string, modell: Modell): boolean {
  if (modell.namen.has(pfad)) return true
  return [...modell.listen].some(
    ([liste, l]) => pfad.startsWith(`${liste}.`) && l.namen.has(pfad.slice(liste.length + 1)),
  )
}
