import type { Angaben, Wert } from '@weiche/vorgang'
import { baueBedingung } from './bedingungen.ts'
import type { Entwurf } from './entwurf.ts'
import { ableitungenVon, type Feldname, felderVon, type Json, parameterVon, tabelleVon } from './namen.ts'
import { dateienMit } from './rahmen.ts'
import { angabeAus, vorgabeAus, WERTE } from './vorrat.ts'

/** Files of a package by path, and Angaben to evaluate it with. */
export type Probe = { dateien: Record<string, Json>; faelle: Angaben[] }

export function baueProbe(entwurf: Entwurf): Probe {
  const felder = felderVon(entwurf)
  const parameter = parameterVon(entwurf)
  const ableitungen = ableitungenVon(entwurf, [...felder, ...parameter])
  const tabelle = tabelleVon(entwurf)
  const namen = [...felder, ...parameter, ...ableitungen, ...tabelle.zeilen]
  const benannte = entwurf.benannte.map((_, i) => `b${String(i)}`)
  return {
    dateien: dateienMit({
      felder: baueFelder(felder),
      parameter: [...parameter.map(({ json }) => json), tabelle.json],
      ableitungen: ableitungen.map(({ json }) => json),
      bedingungen: entwurf.benannte.map((gruppe, i) => baueBedingung(gruppe, namen, benannte.slice(0, i))),
      regeln: entwurf.regeln.map(({ wurzel, prioritaet }) => ({
        conditions: baueBedingung(wurzel, namen, benannte),
        ...(prioritaet === null ? {} : { priority: prioritaet }),
      })),
    }),
    faelle: entwurf.faelle.map((zahlen) => baueFall(felder, zahlen)),
  }
}

export function baueFelder(felder: readonly Feldname[]): Json[] {
  const json = (feld: Feldname): Json => ({
    id: feld.pfad.at(-1),
    titel: feld.name,
    typ: feld.typ,
    ...(feld.typ === 'auswahl' ? { werte: WERTE } : {}),
    ...(feld.typ === 'zahl' ? { skala: 10 } : {}),
    ...(feld.typ === 'betrag' || feld.typ === 'zahl' ? { min: '-1' } : {}),
    ...(feld.vorgabe === null ? {} : { vorgabe: vorgabeAus(feld.typ, feld.vorgabe) }),
  })
  const innen = felder.filter((feld) => feld.pfad.length > 1).map(json)
  const aussen = felder.filter((feld) => feld.pfad.length === 1).map(json)
  return innen.length > 0 ? [...aussen, { id: 'g', titel: 'Gruppe', typ: 'objekt', felder: innen }] : aussen
}

function baueFall(felder: readonly Feldname[], zahlen: readonly number[]): Angaben {
  const gruppe: { [key: string]: Wert } = {}
  const angaben: Angaben = { g: gruppe }
  for (const [i, { pfad, typ }] of felder.entries()) {
    const wert = angabeAus(typ, zahlen[i]!)
    if (wert !== undefined) (pfad.length > 1 ? gruppe : angaben)[pfad.at(-1)!] = wert
  }
  return angaben
}
