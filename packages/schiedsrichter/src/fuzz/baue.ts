import type { Angaben, Wert } from '@weiche/vorgang'
import { baueBedingung } from './bedingungen.ts'
import type { Entwurf } from './entwurf.ts'
import { ableitungenVon, type Feldname, felderVon, type Json, parameterVon, tabelleVon } from './namen.ts'
import { angabeAus, WERTE, wertAus } from './vorrat.ts'

/** Files of a package by path, and Angaben to evaluate it with. */
export type Probe = { dateien: Record<string, Json>; faelle: Angaben[] }

const FASSUNG = 'fassungen/2023-01-01'
export const REGELDATEI = `${FASSUNG}/regeln/anspruch.json`

export function baueProbe(entwurf: Entwurf): Probe {
  const felder = felderVon(entwurf)
  const parameter = parameterVon(entwurf)
  const ableitungen = ableitungenVon(entwurf, [...felder, ...parameter])
  const tabelle = tabelleVon(entwurf)
  const namen = [...felder, ...parameter, ...ableitungen, ...tabelle.zeilen]
  const benannte = entwurf.benannte.map((_, i) => `b${String(i)}`)
  return {
    dateien: {
      ...RAHMEN,
      'angaben.json': { felder: [...SCHUTZ, ...baueFelder(felder)] },
      [`${FASSUNG}/parameter.json`]: { parameter: [...parameter.map(({ json }) => json), tabelle.json] },
      [`${FASSUNG}/ableitungen.json`]: { ableitungen: [BETRAG, ...ableitungen.map(({ json }) => json)] },
      [`${FASSUNG}/bedingungen.json`]: {
        bedingungen: entwurf.benannte.map((gruppe, i) => ({
          id: benannte[i],
          titel: 'Bedingung',
          norm: '§ 1',
          conditions: baueBedingung(gruppe, namen, benannte.slice(0, i)),
        })),
      },
      [REGELDATEI]: {
        regeln: entwurf.regeln.map(({ wurzel, prioritaet }, i) => ({
          ...REGEL,
          code: `FUZ-AN-${String(i + 1).padStart(3, '0')}`,
          conditions: baueBedingung(wurzel, namen, benannte),
          ...(prioritaet === null ? {} : { priority: prioritaet }),
        })),
      },
    },
    faelle: entwurf.faelle.map((zahlen) => baueFall(felder, zahlen)),
  }
}

function baueFelder(felder: readonly Feldname[]): Json[] {
  const json = (feld: Feldname): Json => ({
    id: feld.pfad.at(-1),
    titel: feld.name,
    typ: feld.typ,
    ...(feld.typ === 'auswahl' ? { werte: WERTE } : {}),
    ...(feld.typ === 'zahl' ? { skala: 10 } : {}),
    ...(feld.vorgabe === null ? {} : { vorgabe: wertAus(feld.typ, feld.vorgabe) }),
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

const SCHUTZ = ['sperre', 'betreuung'].map((id) => ({ id, titel: id, typ: 'janein' }))
const BETRAG = { id: 'ergebnis', titel: 'Ergebnis', typ: 'betrag', ausdruck: '1.00', norm: '§ 1' }
const REGEL = {
  titel: 'Regel',
  norm: '§ 1',
  phase: 'anspruch',
  event: { type: 'ablehnung', params: { text: 'grund' } },
}
const ziel = { organisationseinheit: 'Amt', team: 'Team', fachverfahren: 'fv', aktenplan: '1' }
const RAHMEN: Record<string, Json> = {
  'leistung.json': {
    id: 'fuzz',
    name: 'Fuzz',
    leistungsschluessel: '1',
    rechtsgrundlage: 'FuzzG',
    geprueftBis: '2026-12-31',
    automatisierung: { norm: '§ 31a SGB X', ermessen: false, stichprobe: '0' },
    ergebnis: {
      betrag: 'ergebnis',
      zeitraumMonate: 1,
      beginn: 'monat-des-eingangs',
      auswahl: 'monat-oder-entscheidung',
    },
    mitwirkung: { norm: '§ 60 Abs. 1 Nr. 1 SGB I', folgen: '§ 66 SGB I' },
    fristen: { nachforderungTage: 28, erinnerungTage: 14 },
    schutz: { adresse: 'sperre', betreuung: 'betreuung' },
  },
  'nachweise.json': { nachweise: [] },
  'zustaendigkeit.json': { regeln: [], sonst: { code: 'FUZ-ZU-001', ...ziel } },
  'aussteuerung-katalog.json': { gruende: [] },
}
