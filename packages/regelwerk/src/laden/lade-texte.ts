import { type Ladelauf, melde, sindFassungenHeil } from '../meldung/lies-json.ts'
import { naechster } from '../meldung/naechster.ts'
import type { Rechtsstand } from '../programm/kompiliert.ts'

/** Placeholders that the letters fill, whatever the Leistung. */
export const platzhalter = [
  'aktenzeichen',
  'anschrift',
  'antragVom',
  'behoerde',
  'betrag',
  'bis',
  'erinnerungVom',
  'frist',
  'gericht',
  'gerichtAnschrift',
  'leistung',
  'nachforderungVom',
  'versagungVom',
  'von',
  'vorgangId',
] as const

const STELLE = /\{\{([^{}]*)\}\}/g

/** How a text speaks: `recht` with the words of the law, `einfach` plain German, `leicht` Leichte Sprache. */
export const register = ['recht', 'einfach', 'leicht'] as const
export type Register = (typeof register)[number]
/** Text blocks by id, per register; a file of `einfach` or `leicht` always has its base in `recht`. */
export type Texte = Readonly<Record<Register, ReadonlyMap<string, string>>>

/**
 * texte/*.md, texte/einfach/*.md and texte/leicht/*.md by id. The text of a rule and the reason of a grant
 * (`begruendung`) are filled from the evaluation alone: any computed fact of every Fassung. A letter
 * knows the lines of the calculation sheet and the placeholders above.
 */
export function ladeTexte(lauf: Ladelauf, fassungen: readonly Rechtsstand[], begruendung: string | undefined): Texte {
  const texte = {
    recht: new Map<string, string>(),
    einfach: new Map<string, string>(),
    leicht: new Map<string, string>(),
  }
  const regeltexte = new Set([begruendung, ...fassungen.flatMap((f) => f.regeln.map((r) => r.json.event.params.text))])
  const inAllen = (name: string, nurBescheid: boolean): boolean =>
    fassungen.every((f) =>
      f.ableitungen.some(({ json }) => json.id === name && json.je === undefined && (json.bescheid || !nurBescheid)),
    )
  const heil = sindFassungenHeil(lauf)
  for (const [datei, inhalt] of Object.entries(lauf.dateien)) {
    const [, ordner = 'recht', id] = /^texte\/(?:(einfach|leicht)\/)?([a-z0-9-]+)\.md$/.exec(datei) ?? []
    if (id === undefined) continue
    texte[ordner as Register].set(id, inhalt)
    if (ordner !== 'recht' && lauf.dateien[`texte/${id}.md`] === undefined)
      melde(
        lauf,
        datei,
        '',
        `Zu diesem Text fehlt die Fassung mit den Worten des Gesetzes. Bitte texte/${id}.md anlegen oder diese Datei umbenennen.`,
      )
    const brief = !regeltexte.has(id)
    if (inhalt.trim() === '') melde(lauf, datei, '', 'Der Text ist leer. Bitte schreiben oder die Datei entfernen.')
    if (/\{\{|\}\}/.test(inhalt.replaceAll(STELLE, '')))
      melde(lauf, datei, '', 'Ein Platzhalter steht zwischen „{{“ und „}}“. Eine Seite fehlt hier.')
    for (const [, roh] of inhalt.matchAll(STELLE)) {
      const name = roh!.trim()
      if (!heil || inAllen(name, brief) || (brief && (platzhalter as readonly string[]).includes(name))) continue
      const erlaubt = brief
        ? `In einem Schreiben erlaubt sind Ableitungen mit „bescheid“ und: ${platzhalter.join(', ')}.`
        : 'Im Text einer Regel erlaubt sind nur Ableitungen (nicht je Eintrag).'
      const nah = naechster(
        name,
        fassungen.flatMap((f) => f.ableitungen.flatMap(({ json }) => (inAllen(json.id, brief) ? json.id : []))),
      )
      melde(
        lauf,
        datei,
        '',
        `Den Platzhalter „{{${name}}}“ gibt es nicht. ${nah ? `Meinten Sie „{{${nah}}}“? ` : ''}${erlaubt}`,
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
