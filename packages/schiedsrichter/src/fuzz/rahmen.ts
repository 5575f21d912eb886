import { ladePaket, type Paket } from '@weiche/regelwerk'
import type { Json } from './namen.ts'

const FASSUNG = 'fassungen/2023-01-01'
export const REGELDATEI = `${FASSUNG}/regeln/anspruch.json`

export type Teile = {
  felder: Json[]
  parameter?: Json[]
  ableitungen?: Json[]
  /** Named b0, b1 ... */
  bedingungen?: Json[]
  /** Codes FUZ-AN-001, FUZ-AN-002 ... */
  regeln: { conditions: Json; priority?: number }[]
}

/** The smallest package around these parts. */
export function dateienMit({
  felder,
  parameter = [],
  ableitungen = [],
  bedingungen = [],
  regeln,
}: Teile): Record<string, Json> {
  return {
    ...RAHMEN,
    'angaben.json': { felder: [...SCHUTZ, ...felder] },
    [`${FASSUNG}/parameter.json`]: { parameter },
    [`${FASSUNG}/ableitungen.json`]: { ableitungen: [BETRAG, ...ableitungen] },
    [`${FASSUNG}/bedingungen.json`]: {
      bedingungen: bedingungen.map((conditions, i) => ({
        id: `b${String(i)}`,
        titel: 'Bedingung',
        norm: '§ 1',
        conditions,
      })),
    },
    [REGELDATEI]: {
      regeln: regeln.map((regel, i) => ({ ...REGEL, ...regel, code: `FUZ-AN-${String(i + 1).padStart(3, '0')}` })),
    },
  }
}

/** With the real loader; a package that it refuses is a fault of who made it. */
export function lade(dateien: Record<string, Json>): Paket {
  const texte = Object.entries(dateien).map(([pfad, json]) => [pfad, JSON.stringify(json)])
  const geladen = ladePaket({ ...Object.fromEntries(texte), 'texte/grund.md': 'Grund.' })
  if ('paket' in geladen) return geladen.paket
  throw new Error(geladen.fehler.map((f) => `${f.datei} ${f.pfad}: ${f.text}`).join('\n'))
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
