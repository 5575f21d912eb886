import type { Feld, Paket } from '@weiche/regelwerk'
import type { Quelle } from '../quelle.ts'
import type { Pruefbefund } from './befund.ts'
import { namenIn, texteIn } from './namen.ts'

/** Angaben, values, Ableitungen and texts that nothing looks at. */
export function unbenutztes(paket: Paket, dateien: Readonly<Record<string, string>>, quelle: Quelle): Pruefbefund[] {
  const namen = namenIn(dateien)
  const felder = new Set([...namen].flatMap((name) => teileVon(name)))
  const benutzt = (id: string, je?: string) =>
    je === undefined ? namen.has(id) : felder.has(id.slice(id.indexOf('.') + 1))
  return [
    ...unbenutzteAngaben(paket.felder, '', '', (pfad, feld) => namen.has(pfad) || (feld !== '' && felder.has(feld))),
    ...[...quelle.parameter, ...quelle.daten]
      .filter(({ json }) => !namen.has(json.id))
      .map(({ datei, pfad, json }) =>
        befund(
          'warnung',
          datei,
          pfad,
          `Der Wert „${json.id}“ wird nirgends benutzt.`,
          'Entfernen oder in einer Ableitung oder Regel verwenden.',
        ),
      ),
    ...quelle.ableitungen
      .filter(({ json }) => !benutzt(json.id, json.je) && !('bescheid' in json && json.bescheid === true))
      .map(({ datei, pfad, json }) =>
        befund(
          'warnung',
          datei,
          pfad,
          `Die Ableitung „${json.id}“ wird nirgends benutzt.`,
          'Entfernen, auf den Bescheid setzen („bescheid“) oder in einer Regel verwenden.',
        ),
      ),
    ...unbenutzteTexte(paket, dateien),
  ]
}

function unbenutzteAngaben(
  felder: readonly Feld[],
  praefix: string,
  inListe: string,
  benutzt: (pfad: string, feld: string) => boolean,
): Pruefbefund[] {
  return felder.flatMap((feld) => {
    const pfad = praefix + feld.id
    const imEintrag = inListe === '' ? '' : pfad.slice(inListe.length)
    if (feld.typ === 'objekt') return unbenutzteAngaben(feld.felder, `${pfad}.`, inListe, benutzt)
    if (feld.typ === 'liste') return unbenutzteAngaben(feld.felder, `${pfad}.`, `${pfad}.`, benutzt)
    // What identifies a person goes into letters, what is written freely goes to a person, ids name items.
    const ausgenommen = feld.pflicht === true || feld.typ === 'text' || benutzt(pfad, imEintrag)
    return ausgenommen
      ? []
      : [
          befund(
            'hinweis',
            'angaben.json',
            pfad,
            `Nach „${pfad}“ wird gefragt, aber nichts hängt davon ab.`,
            'Nicht erheben (Datensparsamkeit) oder in einer Regel verwenden.',
          ),
        ]
  })
}

function unbenutzteTexte(paket: Paket, dateien: Readonly<Record<string, string>>): Pruefbefund[] {
  const genannt = texteIn(dateien)
  return [...paket.texte.keys()]
    .filter((id) => !genannt.has(id))
    .map((id) =>
      befund(
        'hinweis',
        `texte/${id}.md`,
        '',
        `Den Text „${id}“ nennt keine Regel, kein Nachweis und kein Schreiben.`,
        'Entfernen oder verwenden.',
      ),
    )
}

/**
 * Every field of an item that a name may look at. "hund.beginn.year" -> "beginn" and "beginn.year" among others; a bare
 * "alter" is a field in the `value` of some, every and none. A name too many only hides a warning.
 */
function teileVon(name: string): string[] {
  const teile = name.split('.')
  return teile.flatMap((_, i) => teile.slice(i).map((_, j) => teile.slice(i, i + j + 1).join('.')))
}

function befund(stufe: Pruefbefund['stufe'], datei: string, pfad: string, text: string, abhilfe: string): Pruefbefund {
  return { stufe, datei, pfad, text, abhilfe }
}
