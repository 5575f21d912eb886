import type { Lage } from '@weiche/regelwerk'
import type { Lesung, Pruefpunkt, Vergleich } from '@weiche/vorgang'
import type { Gegenstand, Katalog, KatalogEintrag, Vergleichsregel } from './katalog.ts'
import * as punkt from './punkte.ts'
import { stimmt, textOf } from './vergleichen.ts'

export type Pruefung = { vergleiche: Vergleich[]; punkte: Pruefpunkt[] }

/**
 * Sets what was read against the Angaben. Every comparison comes back, agreeing or not; every needed Nachweis that is
 * missing, unread, contradicting, or not asked for, makes a Pruefpunkt. Sums and dates are compared exactly;
 * `lage.eingangsdatum` is the day that periods are measured against (by the expressions of the catalogue).
 */
export function pruefeNachweise(paket: { nachweise: Katalog }, lage: Lage, lesungen: readonly Lesung[]): Pruefung {
  const katalog = paket.nachweise
  const vergleiche: Vergleich[] = []
  const punkte: Pruefpunkt[] = []
  const bedarf = katalog.benoetigt(lage)

  for (const gegenstand of bedarf) {
    const eigene = lesungen.filter((l) => belongsTo(l, gegenstand))
    if (eigene.length === 0 && gegenstand.bedarf === 'ja') punkte.push(punkt.fehlt(gegenstand))
    const gelesene = eigene.filter((l) => l.gelesen)
    for (const lesung of eigene) {
      const ergebnis = lesung.gelesen
        ? compare(katalog, lage, gegenstand, lesung)
        : { vergleiche: [], punkte: [punkt.ungelesen(gegenstand, lesung)] }
      vergleiche.push(...ergebnis.vergleiche)
      punkte.push(...ergebnis.punkte)
    }
    const andere = gelesene.find((l) => !isSameReading(l, gelesene[0]!))
    if (andere) punkte.push(punkt.uneins(gegenstand, andere))
  }
  for (const lesung of lesungen) {
    if (bedarf.some((gegenstand) => belongsTo(lesung, gegenstand))) continue
    punkte.push(
      punkt.ungefragt(
        katalog.liste.find((n) => n.id === lesung.art),
        lesung,
      ),
    )
  }
  return { vergleiche, punkte }
}

/** One read document against the Angaben, rule by rule. */
function compare(katalog: Katalog, lage: Lage, gegenstand: Gegenstand, lesung: Lesung): Pruefung {
  const { nachweis } = gegenstand
  const vergleiche: Vergleich[] = []
  const abweichend: Vergleichsregel[] = []
  const zuErfragen = new Set<string>()
  for (const [index, regel] of (nachweis.vergleiche ?? []).entries()) {
    const angabe = angabeFor(katalog, lage, gegenstand, index)
    const passt = angabe.bekannt && stimmt(regel, lesung.felder, angabe.wert)
    vergleiche.push(toVergleich(lesung, nachweis, regel, angabe.bekannt ? textOf(angabe.wert) : '', passt))
    // A name that ends in () is a table without a row: there is nothing to ask for, so a person looks.
    const fragbar = angabe.bekannt ? [] : angabe.offen.filter((name) => !name.endsWith('()'))
    if (!passt && fragbar.length === 0) abweichend.push(regel)
    for (const pfad of fragbar) zuErfragen.add(pfad)
  }
  const punkte = [...zuErfragen].map((pfad) => punkt.angabeFehlt(gegenstand, lesung, pfad))
  if (abweichend.length > 0) punkte.unshift(punkt.widerspruch(gegenstand, lesung, abweichend))
  return { vergleiche, punkte }
}

function belongsTo(lesung: Lesung, { nachweis, betrifft }: Gegenstand): boolean {
  return lesung.art === nachweis.id && lesung.betrifft === betrifft
}

/** A rule that needs no Angabe (the length of a period) compares with its own tolerance. */
function angabeFor(katalog: Katalog, lage: Lage, { nachweis, betrifft }: Gegenstand, index: number) {
  const regel = nachweis.vergleiche![index]!
  if (regel.mit === undefined) return { bekannt: true as const, wert: '' }
  return katalog.vergleichswert(lage, nachweis.id, index, betrifft)
}

function toVergleich(
  lesung: Lesung,
  nachweis: KatalogEintrag,
  regel: Vergleichsregel,
  angabe: string,
  passt: boolean,
): Vergleich {
  const felder = [regel.feld, regel.bisFeld].filter((id) => id !== undefined)
  return {
    anlageId: lesung.anlageId,
    nachweis: nachweis.id,
    feld: regel.feld,
    gelesen: felder.map((id) => (lesung.felder[id] ?? '').replaceAll('\n', '; ')).join(' bis '),
    angabe,
    toleranz: toleranzText(regel),
    stimmt: passt,
  }
}

function toleranzText({ art, toleranz }: Vergleichsregel): string {
  if (art === 'spaetestens' || art === 'fruehestens') return art
  if (toleranz === undefined) return ''
  if (art === 'prozent') return `${toleranz} %`
  return art === 'zeitraum-monate' ? `genau ${toleranz} Monate` : `höchstens ${toleranz} Monate alt`
}

function isSameReading(a: Lesung, b: Lesung): boolean {
  return Object.keys(a.felder).every((id) => a.felder[id] === b.felder[id])
}
