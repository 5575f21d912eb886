import type { Lage } from '@weiche/regelwerk'
import type { Lesung, Pruefpunkt, Vergleich } from '@weiche/vorgang'
import type { Gegenstand, Katalog, KatalogEintrag, Vergleichsregel } from './katalog.ts'
import * as punkt from './punkte.ts'
import { stimmt, textOf } from './vergleichen.ts'

/**
 * Sets what was read against the Angaben. Every comparison comes back, agreeing or not; every needed Nachweis that is
 * missing, unread, contradicting, or not asked for, makes a Pruefpunkt. Sums and dates are compared exactly;
 * `lage.eingangsdatum` is the day that periods are measured against (by the expressions of the catalogue).
 */
export function pruefeNachweise(
  paket: { nachweise: Katalog },
  lage: Lage,
  lesungen: readonly Lesung[],
): { vergleiche: Vergleich[]; punkte: Pruefpunkt[] } {
  const katalog = paket.nachweise
  const vergleiche: Vergleich[] = []
  const punkte: Pruefpunkt[] = []
  const bedarf = katalog.benoetigt(lage)

  for (const gegenstand of bedarf) {
    const { nachweis, betrifft } = gegenstand
    const eigene = lesungen.filter((l) => belongsTo(l, gegenstand))
    if (eigene.length === 0 && gegenstand.bedarf === 'ja') punkte.push(punkt.fehlt(gegenstand))
    const gelesene = eigene.filter((l) => l.gelesen)
    for (const lesung of eigene) if (!lesung.gelesen) punkte.push(punkt.ungelesen(gegenstand, lesung))
    for (const lesung of gelesene) {
      const abweichend: Vergleichsregel[] = []
      for (const [index, regel] of (nachweis.vergleiche ?? []).entries()) {
        const angabe = angabeFor(katalog, lage, gegenstand, index)
        const passt = angabe.bekannt && stimmt(regel, lesung.felder, angabe.wert)
        vergleiche.push(toVergleich(lesung, nachweis, regel, angabe.bekannt ? textOf(angabe.wert) : '', passt))
        if (angabe.bekannt && !passt) abweichend.push(regel)
        if (!angabe.bekannt) punkte.push(...punkt.angabeFehlt(gegenstand, lesung, regel, angabe.offen))
      }
      if (abweichend.length > 0) punkte.push(punkt.widerspruch(gegenstand, lesung, abweichend))
    }
    const uneins = gelesene.find((l) => !isSameReading(l, gelesene[0]!))
    if (uneins) punkte.push(punkt.uneins({ nachweis, betrifft }, uneins))
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
