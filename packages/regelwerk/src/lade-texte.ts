import { type Ladelauf, melde } from './lade-json.ts'

/** Placeholders that the letters fill, whatever the Leistung; all others are computed facts. */
export const platzhalter = [
  'aktenzeichen',
  'anschrift',
  'antragVom',
  'behoerde',
  'betrag',
  'bis',
  'frist',
  'gericht',
  'gerichtAnschrift',
  'leistung',
  'nachforderungVom',
  'von',
  'vorgangId',
] as const

const STELLE = /\{\{([^{}]*)\}\}/g

/** texte/*.md by id. `bekannt`: is it a computed fact of every Fassung? */
export function ladeTexte(lauf: Ladelauf, bekannt: (name: string) => boolean): Map<string, string> {
  const texte = new Map<string, string>()
  for (const [datei, inhalt] of Object.entries(lauf.dateien)) {
    const id = /^texte\/([a-z0-9-]+)\.md$/.exec(datei)?.[1]
    if (id === undefined) continue
    texte.set(id, inhalt)
    if (inhalt.trim() === '') melde(lauf, datei, '', 'Der Text ist leer. Bitte schreiben oder die Datei entfernen.')
    if (/\{\{|\}\}/.test(inhalt.replaceAll(STELLE, '')))
      melde(lauf, datei, '', 'Ein Platzhalter steht zwischen „{{“ und „}}“. Eine Seite fehlt hier.')
    for (const [, roh] of inhalt.matchAll(STELLE)) {
      const name = roh!.trim()
      if ((platzhalter as readonly string[]).includes(name) || bekannt(name)) continue
      melde(
        lauf,
        datei,
        '',
        `Den Platzhalter „{{${name}}}“ gibt es nicht. Erlaubt sind Ableitungen (nicht je Eintrag) und: ${platzhalter.join(', ')}.`,
      )
    }
  }
  return texte
}

/** A text with its placeholders filled. */
export function fuelle(text: string, id: string, werte: Readonly<Record<string, string>>): string {
  return text.replaceAll(STELLE, (_, roh: string) => {
    const name = roh.trim()
    if (!Object.hasOwn(werte, name)) throw new Error(`Text „${id}“: Der Platzhalter „{{${name}}}“ hat keinen Wert.`)
    return werte[name]!
  })
}
