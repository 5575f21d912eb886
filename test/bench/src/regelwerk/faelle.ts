import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bewerte, type Lage, type Paket, pruefeAngaben } from '@weiche/regelwerk'
import { createZufall, ganzzahl, type Zufall } from '@weiche/test-last'
import type { Angaben, Wert } from '@weiche/vorgang'
import { liesFaelle } from '@weiche/werkbank'

const ordner = fileURLToPath(new URL('../../../../rules/wohngeld', import.meta.url))

/** Files of rules/wohngeld by relative path. */
export function liesDateien(): Record<string, string> {
  const files = readdirSync(ordner, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    paths.map((path) => [relative(ordner, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  )
}

/**
 * Seeded variations of the case files, amounts up and down by half. Only complete ones with one Abschnitt: the engines
 * that are compared know no unknown facts and one version of the law at a time.
 */
export function createFaelle(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  seed: number,
  anzahl: number,
): Lage[] {
  const { faelle } = liesFaelle(dateien)
  const zufall = createZufall(seed)
  const vorlagen = [...faelle.values()].map((fall) => ({
    angaben: pruefeAngaben(paket, fall.angaben).angaben,
    eingangsdatum: fall.eingang,
    entscheidungsdatum: fall.entscheidung,
  }))
  const brauchbar = vorlagen.filter((lage) => istVollstaendig(paket, lage))
  return Array.from({ length: anzahl }, (_, i) => {
    const vorlage = brauchbar[i % brauchbar.length]!
    // As they come from the log: read from JSON.
    const angaben = JSON.parse(JSON.stringify(variiere(vorlage.angaben, zufall))) as Angaben
    return { ...vorlage, angaben }
  })
}

function istVollstaendig(paket: Paket, lage: Lage): boolean {
  const { ausgang, offeneRegeln, spuren } = bewerte(paket, lage)
  return ausgang !== 'offen' && offeneRegeln.length === 0 && spuren.length === 1
}

/** Every amount with cents is drawn anew around what it was. */
function variiere(wert: Wert, zufall: Zufall): Wert {
  if (Array.isArray(wert)) return wert.map((x) => variiere(x, zufall))
  if (typeof wert === 'object' && wert !== null)
    return Object.fromEntries(Object.entries(wert).map(([name, x]) => [name, variiere(x, zufall)]))
  if (typeof wert !== 'string' || !/^\d+\.\d\d$/.test(wert)) return wert
  return (Math.round(Number(wert) * ganzzahl(zufall, 50, 150)) / 100).toFixed(2)
}
