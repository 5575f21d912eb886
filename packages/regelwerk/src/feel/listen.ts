import { type Dezimal, vonGanzzahl } from '../werte/dezimal.ts'
import { istOffen, type Laufwert, offen, vereine } from '../werte/laufwert.ts'
import { JANEIN, type Typ, ZAHL } from '../werte/typ.ts'
import type { Baum } from './baum.ts'
import { enthaelt, gleichTief, unbekanntIn } from './gleich.ts'
import { ganzzahl, position } from './position.ts'
import { enthalten, type Funktion, gleicheListe, listeVon, mitListe, nurVergleichbar, vereinigt } from './signatur.ts'

type Liste = Laufwert[]

/** A list, a place in it and a value that goes there. */
const stelleUndWert = mitListe((von, [stelle, ...weitere]) =>
  stelle?.typ.art === 'zahl' && weitere.length === 1
    ? vereinigt(
        von,
        weitere.map((w) => w.typ),
      )
    : 'Gebraucht werden eine Liste, eine Stelle (Zahl) und ein Wert.',
)

export const listenfunktionen: [string, Funktion][] = [
  [
    'count',
    {
      aufruf: 'count(liste)',
      parameter: [['list']],
      typ: ([x, ...mehr]) => (x?.typ.art === 'liste' && mehr.length === 0 ? ZAHL : 'Gezählt wird genau eine Liste.'),
      rechne: ([x]) => vonGanzzahl((x as Liste).length),
    },
  ],
  [
    'all',
    {
      aufruf: 'all(liste)',
      parameter: [['list']],
      typ: listeVon('janein', JANEIN),
      rechne: ([x]) => kleene(x, false),
      einzeln: true,
    },
  ],
  [
    'any',
    {
      aufruf: 'any(liste)',
      parameter: [['list']],
      typ: listeVon('janein', JANEIN),
      rechne: ([x]) => kleene(x, true),
      einzeln: true,
    },
  ],
  [
    'list contains',
    {
      aufruf: 'list contains(liste, wert)',
      parameter: [['list', 'element']],
      typ: nurVergleichbar(enthalten),
      rechne: ([liste, wert]) => enthaelt(liste as Liste, wert!),
    },
  ],
  [
    'append',
    {
      aufruf: 'append(liste, wert)',
      parameter: [['list', 'item']],
      typ: mitListe((von, mehr) =>
        mehr.length === 0
          ? 'Gebraucht werden eine Liste und ein Wert.'
          : vereinigt(
              von,
              mehr.map((m) => m.typ),
            ),
      ),
      rechne: ([liste, ...mehr]) => [...(liste as Liste), ...mehr],
    },
  ],
  [
    'concatenate',
    {
      aufruf: 'concatenate(liste, liste)',
      parameter: [],
      typ: mitListe(listenVon),
      rechne: (listen) => (listen as Liste[]).flat(),
    },
  ],
  [
    'union',
    {
      aufruf: 'union(liste, liste)',
      parameter: [],
      typ: nurVergleichbar(mitListe(listenVon)),
      rechne: (listen) => verschiedene((listen as Liste[]).flat()),
    },
  ],
  [
    'distinct values',
    {
      aufruf: 'distinct values(liste)',
      parameter: [['list']],
      typ: nurVergleichbar(gleicheListe([])),
      rechne: ([x]) => verschiedene(x as Liste),
    },
  ],
  ['flatten', { aufruf: 'flatten(liste)', parameter: [['list']], typ: flacheListe, baue: ebne, rechne: ([x]) => x! }],
  [
    'flatten once',
    { aufruf: 'flatten(liste)', parameter: [], typ: flacheListe, rechne: ([x]) => verkette(x as Liste) },
  ],
  [
    'reverse',
    {
      aufruf: 'reverse(liste)',
      parameter: [['list']],
      typ: gleicheListe([]),
      rechne: ([x]) => [...(x as Liste)].reverse(),
    },
  ],
  [
    'index of',
    {
      aufruf: 'index of(liste, wert)',
      parameter: [['list', 'match']],
      typ: nurVergleichbar((a) => (enthalten(a) === JANEIN ? { art: 'liste', von: ZAHL } : enthalten(a))),
      rechne: ([liste, wert]) => stellen(liste as Liste, wert!),
    },
  ],
  [
    'sublist',
    {
      aufruf: 'sublist(liste, ab, anzahl)',
      parameter: [['list', 'start position', 'length']],
      typ: gleicheListe([ZAHL, ZAHL], 1),
      rechne: ([liste, ab, anzahl]) => ausschnitt(liste as Liste, ab as Dezimal, anzahl as Dezimal | undefined),
    },
  ],
  [
    'insert before',
    {
      aufruf: 'insert before(liste, stelle, wert)',
      parameter: [['list', 'position', 'newItem']],
      typ: stelleUndWert,
      rechne: ([liste, stelle, wert]) => ersetze('insert before', liste as Liste, stelle as Dezimal, 0, wert!),
    },
  ],
  [
    'list replace',
    {
      aufruf: 'list replace(liste, stelle, wert)',
      parameter: [['list', 'position', 'newItem']],
      typ: stelleUndWert,
      rechne: ([liste, stelle, wert]) => ersetze('list replace', liste as Liste, stelle as Dezimal, 1, wert!),
    },
  ],
  [
    'remove',
    {
      aufruf: 'remove(liste, stelle)',
      parameter: [['list', 'position']],
      typ: gleicheListe([ZAHL]),
      rechne: ([liste, stelle]) => ersetze('remove', liste as Liste, stelle as Dezimal, 1),
    },
  ],
  [
    'item',
    {
      aufruf: 'liste[1]',
      parameter: [],
      typ: gleicheListe([ZAHL]),
      rechne: ([x, n]) => eintrag(x as Liste, n as Dezimal),
    },
  ],
  ['= list', { aufruf: 'a = b', parameter: [], typ: gleicheListe([]), rechne: ([a, b]) => gleichTief(a!, b!) }],
]

function listenVon(von: Typ, mehr: readonly Baum[]): Typ | string {
  const typen = mehr.map((m) => (m.typ.art === 'liste' ? m.typ.von : undefined))
  if (typen.includes(undefined)) return 'Alle Argumente sind Listen.'
  return vereinigt(von, typen as Typ[])
}

/** From lists in lists to one list of what lies innermost. */
function flacheListe([x, ...mehr]: readonly Baum[]): Typ | string {
  if (x?.typ.art !== 'liste' || mehr.length > 0) return 'Gebraucht wird eine Liste.'
  let von: Typ = x.typ
  while (von.art === 'liste') von = von.von
  return { art: 'liste', von }
}

/** One step for each level; a context is a value, whatever it holds. */
function ebne([x]: readonly Baum[]): Baum {
  let baum = x!
  while (baum.typ.art === 'liste' && baum.typ.von.art === 'liste')
    baum = { k: 'funktion', name: 'flatten once', typ: baum.typ.von, argumente: [baum] }
  return baum
}

function verkette(listen: Liste): Laufwert {
  const unbekannt = listen.filter(istOffen)
  return unbekannt.length > 0 ? unbekannt.reduce(vereine) : (listen as Liste[]).flat()
}

function kleene(liste: Laufwert | undefined, entscheidet: boolean): Laufwert {
  if ((liste as Liste).includes(entscheidet)) return entscheidet
  return unbekanntIn(liste as Liste) ?? !entscheidet
}

function verschiedene(liste: Liste): Laufwert {
  const bisher: Liste = []
  for (const wert of liste) {
    const schon = istOffen(wert) ? wert : enthaelt(bisher, wert)
    if (istOffen(schon)) return unbekanntIn(liste) ?? schon
    if (schon === false) bisher.push(wert)
  }
  return bisher
}

function stellen(liste: Liste, wert: Laufwert): Laufwert {
  const gefunden: Liste = []
  for (const [index, element] of liste.entries()) {
    const ergebnis = gleichTief(element, wert)
    if (istOffen(ergebnis)) return unbekanntIn([...liste, wert]) ?? ergebnis
    if (ergebnis === true) gefunden.push(vonGanzzahl(index + 1))
  }
  return gefunden
}

function eintrag(liste: Liste, stelle: Dezimal): Laufwert {
  const index = position(stelle, liste.length)
  return index === undefined ? offen('item()') : liste[index]!
}

function ausschnitt(liste: Liste, ab: Dezimal, anzahl: Dezimal | undefined): Laufwert {
  const start = position(ab, liste.length)
  const menge = anzahl === undefined ? liste.length : ganzzahl(anzahl)
  if (start === undefined || menge === undefined || menge < 0) return offen('sublist()')
  return liste.slice(start, start + menge)
}

/** Puts values where `weg` others stood. */
function ersetze(name: string, liste: Liste, stelle: Dezimal, weg: number, ...neue: Liste): Laufwert {
  const index = position(stelle, liste.length)
  return index === undefined ? offen(`${name}()`) : liste.toSpliced(index, weg, ...neue)
}
