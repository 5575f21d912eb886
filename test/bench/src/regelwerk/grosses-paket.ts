import { createZufall, ganzzahl } from '@weiche/test-last'

const NORM = '§ 1 ProbeG'

/** A generated Leistungspaket: `regeln` rules over as many computed facts, and a table of `zeilen` rows that is asked once. */
export function grossesPaket(regeln: number, zeilen: number): Record<string, string> {
  const zufall = createZufall(7)
  const felder = Array.from({ length: 40 }, (_, i) => ({ id: `betrag${i}`, titel: `Betrag ${i}`, typ: 'betrag' }))
  const ableitungen = Array.from({ length: 100 }, (_, i) => ({
    id: `wert${i}`,
    titel: `Wert ${i}`,
    typ: 'betrag',
    ausdruck: `max(betrag${i % 40}, ${ganzzahl(zufall, 1, 500)}) * 1.${i} + betrag${(i * 7) % 40}`,
    norm: NORM,
  }))
  const blatt = () => ({
    fact: ganzzahl(zufall, 0, 1) === 0 ? `betrag${ganzzahl(zufall, 0, 39)}` : `wert${ganzzahl(zufall, 0, 99)}`,
    operator: ganzzahl(zufall, 0, 1) === 0 ? 'greaterThan' : 'lessThanInclusive',
    value: String(ganzzahl(zufall, 1, 2000)),
  })
  const dateien: Record<string, unknown> = {
    'leistung.json': {
      id: 'probe',
      name: 'Probe',
      leistungsschluessel: '1',
      rechtsgrundlage: 'ProbeG',
      geprueftBis: '2099-12-31',
      automatisierung: { norm: '§ 31a SGB X', ermessen: false, stichprobe: '0.02' },
      ergebnis: {
        betrag: 'ergebnis',
        zeitraumMonate: 12,
        beginn: 'monat-des-eingangs',
        auswahl: 'monat-oder-entscheidung',
      },
      mitwirkung: { norm: '§ 60 SGB I', folgen: '§ 66 SGB I' },
      fristen: { nachforderungTage: 28, erinnerungTage: 14 },
      schutz: { adresse: 'sperre', betreuung: 'betreuung' },
    },
    'angaben.json': {
      felder: [
        { id: 'sperre', titel: 'Sperre', typ: 'janein' },
        { id: 'betreuung', titel: 'Betreuung', typ: 'janein' },
        { id: 'ort', titel: 'Ort', typ: 'text' },
        ...felder,
      ],
    },
    'nachweise.json': { nachweise: [] },
    'zustaendigkeit.json': {
      regeln: [],
      sonst: { code: 'PRO-ZU-001', organisationseinheit: 'Amt', team: 'Team', fachverfahren: 'fv', aktenplan: '1' },
    },
    'aussteuerung-katalog.json': { gruende: [] },
    'texte/grund.md': 'Der Grund.',
    'texte/einfach/grund.md': 'Der Grund.',
    'texte/leicht/grund.md': 'Der Grund.',
    'daten/orte.json': {
      id: 'stufe',
      typ: 'ganzzahl',
      norm: NORM,
      schluessel: [{ id: 'ort', typ: 'text' }],
      werte: Array.from({ length: zeilen }, (_, i) => [`Ort ${i}`, (i % 7) + 1]),
    },
    'fassungen/2025-01-01/parameter.json': { parameter: [{ id: 'satz', typ: 'betrag', wert: '25.50', norm: NORM }] },
    'fassungen/2025-01-01/ableitungen.json': {
      ableitungen: [
        ...ableitungen,
        { id: 'ergebnis', titel: 'Ergebnis', typ: 'betrag', ausdruck: 'satz * stufe(ort) + wert1', norm: NORM },
      ],
    },
    'fassungen/2025-01-01/regeln/anspruch.json': {
      regeln: Array.from({ length: regeln }, (_, i) => ({
        code: `PRO-AN-${String(i).padStart(4, '0')}`,
        titel: `Regel ${i}`,
        norm: NORM,
        phase: 'anspruch',
        conditions: { all: [blatt(), { any: [blatt(), blatt()] }, { not: blatt() }] },
        event: { type: 'nachforderung', params: { text: 'grund' } },
      })),
    },
  }
  return Object.fromEntries(
    Object.entries(dateien).map(([name, x]) => [name, typeof x === 'string' ? x : JSON.stringify(x)]),
  )
}

/** A case for it; its place stands at the end of the table, where a search from the start would take longest. */
export function grosserFall(zeilen: number, index: number) {
  const betraege = Array.from({ length: 40 }, (_, i) => [`betrag${i}`, `${(i * 37 + index * 11) % 2000}.50`] as const)
  return {
    angaben: {
      sperre: false,
      betreuung: false,
      ort: `Ort ${zeilen - 1 - (index % 50)}`,
      ...Object.fromEntries(betraege),
    },
    eingangsdatum: '2025-06-02',
    entscheidungsdatum: '2025-06-02',
  }
}
