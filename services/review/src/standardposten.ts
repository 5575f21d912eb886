import { angabeTitel } from '@weiche/entscheidung'
import { type Feldfehler, fieldProblem, problemArten } from '@weiche/http'
import { type Paket, pruefeAngabe } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import type { Befehl, GesendeterBefehl, Posten, Postenwunsch } from './befehl.ts'

/**
 * What the package knows, a person only names: a kind of Nachweis by its id, an Angabe by its path. Code, title and norm are
 * then those of the package, as if the rules had asked. @throws Problem (422) for a thing it does not know.
 */
export function benenne(paket: Paket, v: Vorgang, befehl: GesendeterBefehl): Befehl {
  if (befehl.befehl !== 'nachfordern') return befehl
  const errors: Feldfehler[] = []
  const punkte = befehl.punkte.flatMap((wunsch, i) => {
    const posten = postenOf(paket, v, wunsch)
    if (typeof posten !== 'string') return [posten]
    errors.push({ pointer: `/punkte/${i}/gegenstand`, detail: posten })
    return []
  })
  if (errors.length > 0) throw fieldProblem(problemArten.angabenFehlerhaft, errors)
  return { ...befehl, punkte }
}

/** A text says what is wrong. */
function postenOf(paket: Paket, v: Vorgang, { code, titel, norm, ...rest }: Postenwunsch): Posten | string {
  if (code !== undefined && titel !== undefined && norm !== undefined) return { ...rest, code, titel, norm }
  const nachweis = paket.nachweise.liste.find((n) => n.id === rest.gegenstand)
  if (nachweis) return { ...rest, code: nachweis.code, titel: nachweis.titel, norm: nachweis.norm }
  const { fehler } = pruefeAngabe(paket, rest.gegenstand, null)
  if (fehler.some((f) => f.code === 'unbekanntes-feld')) return unbekannt(paket)
  const benannt = angabeTitel(paket.felder, v.angaben, rest.gegenstand)
  return { ...rest, ...benannt, code: 'ANGABE-FEHLT', norm: paket.kopf.mitwirkung.norm }
}

const unbekannt = ({ nachweise }: Paket) =>
  'Das kennt das Leistungspaket nicht. Bitte nennen Sie eine Angabe mit ihrem Pfad oder einen Nachweis ' +
  `(${nachweise.liste.map((n) => n.id).join(', ')}), oder geben Sie „code“, „titel“ und „norm“ selbst an.`
