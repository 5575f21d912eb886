import type { Lesung, Pruefpunkt } from '@weiche/vorgang'
import type { Gegenstand, KatalogEintrag, Vergleichsregel } from './katalog.ts'

/** Sentences of the check; they name fields and reasons, never values of a person. */
const GRUENDE: Record<string, string> = {
  'kein-text': 'Die Datei enthält keinen lesbaren Text, zum Beispiel weil sie ein Foto oder ein Scan ist.',
  defekt: 'Die Datei ist beschädigt oder kein PDF.',
  verschluesselt: 'Die Datei ist verschlüsselt.',
  gefaehrlich: 'Die Datei enthält Skripte, eingebettete Dateien oder andere aktive Inhalte.',
  'zu-gross': 'Die Datei hat zu viele Seiten oder zu viel Inhalt.',
  zeitlimit: 'Das Lesen der Datei hat zu lange gedauert.',
  'nicht-vorgesehen': 'Für diese Art ist kein automatisches Lesen vorgesehen.',
  'label-fehlt': 'Die Bezeichnung kommt im Dokument nicht vor:',
  'label-mehrfach': 'Die Bezeichnung kommt im Dokument mehrfach vor:',
  'wert-fehlt': 'Bei der Bezeichnung steht kein Wert:',
  'wert-unlesbar': 'Der Wert ist nicht eindeutig lesbar:',
}

export function fehlt(gegenstand: Gegenstand): Pruefpunkt {
  const text = `Der Nachweis „${gegenstand.nachweis.titel}“ fehlt.`
  return toPunkt('nachweis-fehlt', gegenstand, '', text)
}

export function ungelesen(gegenstand: Gegenstand, lesung: Lesung): Pruefpunkt {
  const [code, feld] = lesung.grund.split(':') as [string, string | undefined]
  const grund = GRUENDE[code] ?? `Grund: ${code}.`
  const wo = feld ? ` „${fieldName(gegenstand.nachweis, feld)}“.` : ''
  const text = `Der Nachweis „${gegenstand.nachweis.titel}“ wurde nicht gelesen. ${grund}${wo}`
  return toPunkt('nachweis-ungelesen', gegenstand, lesung.anlageId, text)
}

export function widerspruch(
  gegenstand: Gegenstand,
  lesung: Lesung,
  abweichend: readonly Vergleichsregel[],
): Pruefpunkt {
  const felder = [...new Set(abweichend.map((r) => `„${fieldName(gegenstand.nachweis, r.feld)}“`))].join(', ')
  const text = `Der Nachweis „${gegenstand.nachweis.titel}“ passt nicht zu den Angaben. Abweichend: ${felder}.`
  return toPunkt('nachweis-widerspruch', gegenstand, lesung.anlageId, text)
}

export function uneins(gegenstand: Gegenstand, lesung: Lesung): Pruefpunkt {
  const text = `Zum selben Gegenstand liegen mehrere Dokumente „${gegenstand.nachweis.titel}“ vor, die sich widersprechen.`
  return toPunkt('nachweis-widerspruch', gegenstand, lesung.anlageId, text)
}

export function ungefragt(eintrag: KatalogEintrag | undefined, lesung: Lesung): Pruefpunkt {
  const text = eintrag
    ? `Der Nachweis „${eintrag.titel}“ liegt bei, wird nach den Angaben aber nicht gebraucht.`
    : 'Ein Dokument liegt bei, dessen Art das Leistungspaket nicht kennt.'
  return {
    code: eintrag?.code ?? 'nachweis-ungefragt',
    art: 'nachweis-ungefragt',
    gegenstand: lesung.art,
    betrifft: lesung.betrifft,
    anlageId: lesung.anlageId,
    norm: eintrag?.norm ?? '',
    text,
  }
}

/** Without the Angabe the document proves nothing yet: the Angabe is asked for. */
export function angabeFehlt(gegenstand: Gegenstand, lesung: Lesung, pfad: string): Pruefpunkt {
  const text = `Ohne diese Angabe lässt sich der Nachweis „${gegenstand.nachweis.titel}“ nicht prüfen.`
  return { ...toPunkt('angabe-fehlt', gegenstand, lesung.anlageId, text), gegenstand: pfad }
}

function toPunkt(art: Pruefpunkt['art'], gegenstand: Gegenstand, anlageId: string, text: string): Pruefpunkt {
  const { nachweis, betrifft } = gegenstand
  return { code: nachweis.code, art, gegenstand: nachweis.id, betrifft, anlageId, norm: nachweis.norm, text }
}

/** The first label of a field is its name for people. */
function fieldName(nachweis: KatalogEintrag, id: string): string {
  return nachweis.lesen?.felder.find((f) => f.id === id)?.label[0] ?? id
}
