const AUSDRUCK = new Set(['ausdruck', 'wenn', 'mit', 'fact', 'je', 'gegenstand', 'condition', 'list', 'liste'])
const NAME = /[A-Za-z]\w*(?:\.[A-Za-z]\w*)*/g
/** Definitions and what is no rule: what stands here uses nothing. */
const OHNE = /^(angaben\.json|faelle\/|beispiele\/|daten\/|.*\/parameter\.json$)/

/** All names that rules, expressions, the head of the Leistung and texts look at. A few too many (keywords) do no harm. */
export function namenIn(dateien: Readonly<Record<string, string>>): Set<string> {
  const namen = new Set<string>()
  const nimm = (text: string) => {
    for (const [name] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ').matchAll(NAME)) namen.add(name)
  }
  for (const [datei, inhalt] of Object.entries(dateien)) {
    if (datei.startsWith('texte/')) for (const platz of platzhalterIn(inhalt)) nimm(platz)
    if (!datei.endsWith('.json') || OHNE.test(datei)) continue
    const alles = datei === 'leistung.json' || /\/tabellen\//.test(datei) || datei.startsWith('uebergabe/')
    laufe(JSON.parse(inhalt), (schluessel, text) => {
      if (alles || AUSDRUCK.has(schluessel) || schluessel === 'uebernehmen') nimm(text)
      for (const platz of platzhalterIn(text)) nimm(platz)
    })
  }
  return namen
}

/** All ids of texts that are named: `text`, or anything below `texte`. */
export function texteIn(dateien: Readonly<Record<string, string>>): Set<string> {
  const texte = new Set<string>()
  for (const [datei, inhalt] of Object.entries(dateien))
    if (datei.endsWith('.json') && !/^(faelle|beispiele|daten)\//.test(datei))
      laufe(JSON.parse(inhalt), (_, text) => {
        if (/^[a-z][a-z0-9-]*$/.test(text)) texte.add(text)
      })
  return texte
}

const platzhalterIn = (text: string): string[] => [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((m) => m[1]!)

function laufe(wert: unknown, nimm: (schluessel: string, text: string) => void, schluessel = ''): void {
  if (typeof wert === 'string') nimm(schluessel, wert)
  else if (Array.isArray(wert)) for (const teil of wert) laufe(teil, nimm, schluessel)
  else if (typeof wert === 'object' && wert !== null)
    for (const [name, teil] of Object.entries(wert)) laufe(teil, nimm, name)
}
