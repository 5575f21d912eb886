import type { Paket, Spur } from '@weiche/regelwerk'
import { getPath, setPath, type Wert } from '@weiche/vorgang'
import type { Abdeckung } from '../abdeckung/abdeckung.ts'
import { konkret } from '../abdeckung/angaben.ts'
import { spieleFall } from '../abdeckung/falllauf.ts'
import { feldBei } from '../bereich/feld.ts'
import type { Fall } from '../fall/fall.ts'
import { liesQuelle } from '../quelle.ts'
import { abgelehnteVon } from './abgelehnt.ts'
import { type Grenze, type Lage, regelgrenzen } from './grenze.ts'
import { type Raster, rasterVon } from './raster.ts'
import { sucheWechsel } from './suche.ts'
import { tabellengrenzen } from './tabellengrenzen.ts'

/** A threshold, and the sides of it (does the condition hold?) that no case shows closely. */
export type OffeneGrenze = Grenze & { fehlt: boolean[] }
export type FehlenderGrenzfall = OffeneGrenze & { vorschlaege: Vorschlag[] }
/** `basis` with one Angabe changed. */
export type Vorschlag = { name: string; basis: string; pfad: string; wert: Wert; wahr: boolean; abstand: number }

/** Of so many cases at most the nearest are tried as a base. */
const BASEN = 25

type Gespielt = { fall: Fall; spuren: Spur[] }

/** The thresholds without a case closely on each side: at most the smallest difference that the value can make away. */
export function offeneGrenzen(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: readonly Fall[],
  abdeckung: Abdeckung,
): OffeneGrenze[] {
  return sucheOffene(paket, dateien, faelle, abdeckung, spiele(paket, faelle, abdeckung))
}

/** The same with a case for each side that is missing, found by changing one Angabe: the neighbouring values between which the condition turns. */
export function fehlendeGrenzfaelle(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: readonly Fall[],
  abdeckung: Abdeckung,
): FehlenderGrenzfall[] {
  const gespielt = spiele(paket, faelle, abdeckung)
  return sucheOffene(paket, dateien, faelle, abdeckung, gespielt).map((grenze) => ({
    ...grenze,
    vorschlaege: schlageVor(paket, grenze, lagenZu(grenze, gespielt)).filter((v) => grenze.fehlt.includes(v.wahr)),
  }))
}

function spiele(paket: Paket, faelle: readonly Fall[], { falsch }: Abdeckung): Gespielt[] {
  return faelle.filter((fall) => !falsch.includes(fall.name)).map((fall) => ({ fall, spuren: spieleFall(paket, fall) }))
}

function sucheOffene(
  paket: Paket,
  dateien: Readonly<Record<string, string>>,
  faelle: readonly Fall[],
  abdeckung: Abdeckung,
  gespielt: readonly Gespielt[],
): OffeneGrenze[] {
  // A proposal that was taken or refused is not made again: closer than that the value does not come.
  const erledigt = new Set([...abgelehnteVon(dateien), ...faelle.map((fall) => fall.name)])
  const quelle = liesQuelle(dateien)
  const grenzen = [...regelgrenzen(paket, abdeckung.regeln, quelle.staende), ...tabellengrenzen(paket, quelle)]
  return grenzen.flatMap((grenze) => {
    const nah = lagenZu(grenze, gespielt)
      .filter(({ lage }) => Math.abs(lage.abstand) <= grenze.schritt * 1.0001)
      .map(({ lage }) => lage.wahr)
    const fehlt = [true, false].filter((wahr) => !nah.includes(wahr) && !erledigt.has(nameVon(grenze, wahr)))
    return fehlt.length > 0 ? [{ ...grenze, fehlt }] : []
  })
}

function lagenZu(grenze: Grenze, gespielt: readonly Gespielt[]): { fall: Fall; lage: Lage }[] {
  return gespielt.flatMap(({ fall, spuren }) => {
    const lage = lageZu(grenze, spuren)
    return lage ? [{ fall, lage }] : []
  })
}

function nameVon({ code, stelle }: Grenze, wahr: boolean): string {
  return `grenzfall-${code}-${stelle}-${wahr ? 'ja' : 'nein'}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

function schlageVor(paket: Paket, grenze: Grenze, lagen: readonly { fall: Fall; lage: Lage }[]): Vorschlag[] {
  const basen = lagen
    .filter(({ fall }) => fall.gate === undefined && fall.nachweise === 'alle')
    .sort((a, b) => rang(a.fall) - rang(b.fall) || Math.abs(a.lage.abstand) - Math.abs(b.lage.abstand))
    .slice(0, BASEN)
  const wege = grenze.einfluesse()
  for (const { fall } of basen) {
    const paare = wege
      .flatMap((weg) => konkret(fall.angaben, weg).map((pfad) => versuche(paket, grenze, fall, pfad, weg)))
      .filter((paar) => paar.length > 0)
    if (paare.length > 0) return paare.reduce((bestes, paar) => (weite(paar) < weite(bestes) ? paar : bestes))
  }
  return []
}

/** The Angabe that moves the value in the smallest steps comes closest. */
const weite = (paar: readonly Vorschlag[]) => Math.max(...paar.map(({ abstand }) => Math.abs(abstand)))

/** A case that is decided dark shows most when only the threshold changes. */
const rang = (fall: Fall) => (fall.erwartet.weg === 'dunkel' ? 0 : 1)

function lageZu({ messe }: Grenze, spuren: readonly Spur[]): Lage | undefined {
  for (const spur of spuren) {
    const lage = messe(spur)
    if (lage) return lage
  }
  return undefined
}

function versuche(paket: Paket, grenze: Grenze, fall: Fall, pfad: string, weg: string): Vorschlag[] {
  const feld = feldBei(paket.felder, weg)
  const raster = feld && rasterVon(feld)
  const jetzt = getPath(fall.angaben, pfad)
  if (!raster || jetzt === undefined || jetzt === null) return []
  const lage = (zahl: number) => lageBei(paket, grenze, fall, pfad, raster, zahl)
  const paar = sucheWechsel(raster.von(jetzt), raster, (zahl) => lage(zahl)?.wahr)
  if (!paar) return []
  return [paar.davor, paar.danach].map((zahl) => {
    const { wahr, abstand } = lage(zahl)!
    return { name: nameVon(grenze, wahr), basis: fall.name, pfad, wert: raster.zu(zahl), wahr, abstand }
  })
}

function lageBei(
  paket: Paket,
  grenze: Grenze,
  fall: Fall,
  pfad: string,
  raster: Raster,
  zahl: number,
): Lage | undefined {
  const angaben = structuredClone(fall.angaben)
  return setPath(angaben, pfad, raster.zu(zahl)) ? lageZu(grenze, spieleFall(paket, { ...fall, angaben })) : undefined
}
