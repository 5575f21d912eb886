import type { Bescheid, Hinweis, Zeile } from '@weiche/dokumente'
import { rechtsbehelfOf } from '@weiche/entscheidung'
import { betragText, datumText, type Paket, toCent, wertText } from '@weiche/regelwerk'
import type { Notiz, Vorgang, Wert } from '@weiche/vorgang'
import { aufstellungOf } from './aufstellung.ts'
import { grundwerte, kopfOf } from './kopf.ts'
import { type Texte, texteOf, type Werte, withReasonsFor } from './texte.ts'
import { type Vorgaben, vorgabenOf } from './vorgaben.ts'

type Entscheidung = Notiz<'entscheidung.getroffen'>

/**
 * The Bescheid from the decision and the texts of the package. Pure: same state, same package, same day = same letter.
 * `gefunden`: computed facts behind the decision.
 */
export function bescheidDaten(
  v: Vorgang,
  paket: Paket,
  datum: string,
  gefunden: Readonly<Record<string, Wert>>,
): Bescheid {
  const entscheidung = v.entscheidung!
  const { ausgang, weg } = entscheidung.fakten
  const vorgaben = vorgabenOf(paket)
  const bewilligt = ausgang === 'bewilligung'
  const texte = texteFor(v, entscheidung, paket, vorgaben)
  const ids = vorgaben.texte
  return {
    ...kopfOf(v, paket, datum),
    art: 'bescheid',
    ausgang,
    weg,
    ergebnis: texte.block(bewilligt ? ids.bewilligung : ids.ablehnung),
    ersetzt: ersetztOf(v, paket, vorgaben),
    betragstitel: paket.kopf.ergebnis.bezeichnung ?? `${paket.kopf.name} im Monat`,
    betraege: bewilligt ? betraegeOf(entscheidung) : [],
    zahlung: bewilligt ? texte.block(ids.zahlung) : [],
    aufstellung: aufstellungOf(v, vorgaben.aufstellung, gefunden),
    kenngroessen: bewilligt ? kenngroessenOf(entscheidung, vorgaben) : [],
    gruende: entscheidung.inhalt.gruende.map(({ text, norm }) => ({ text, norm })),
    berechnung: entscheidung.inhalt.abschnitte.flatMap(({ von, bis }, index) => {
      const zeilen = entscheidung.inhalt.berechnung[index] ?? []
      return zeilen.length === 0 ? [] : [{ von, bis, zeilen: zeilen.map(toZeile) }]
    }),
    pflichten: bewilligt ? texte.block(ids.pflichten) : [],
    hinweise: (bewilligt ? ids.hinweise : ids.hinweiseAblehnung).map((id) => hinweis(texte, id)),
    rechtsbehelf: texte.block(rechtsbehelfOf(paket).text),
    automatik: weg === 'dunkel' ? texte.block(ids.automatik) : [],
    ohneUnterschrift: texte.block(ids.ohneUnterschrift),
  }
}

/** After a Versagung: which Bescheid this one takes the place of. */
function ersetztOf(v: Vorgang, paket: Paket, { versagung }: Vorgaben): Bescheid['ersetzt'] {
  const before = v.versagungen.at(-1)
  if (!before || !versagung) return []
  return texteOf(paket, { versagungVom: datumText(before.bescheid.fakten.datum) }).block(versagung.ersetzt)
}

function texteFor(v: Vorgang, entscheidung: Entscheidung, paket: Paket, vorgaben: Vorgaben): Texte {
  const werte = { ...grundwerte(v, paket), ...zeitraumwerte(entscheidung), ...rechenwerte(entscheidung) }
  if (entscheidung.fakten.weg === 'dunkel') return texteOf(paket, werte)
  const { bewilligung, ablehnung, zahlung, pflichten, hinweise, hinweiseAblehnung } = vorgaben.texte
  const ids = [bewilligung, ablehnung, zahlung, pflichten, ...hinweise, ...hinweiseAblehnung]
  return texteOf(paket, withReasonsFor(paket, ids, werte))
}

function betraegeOf(entscheidung: Entscheidung): Bescheid['betraege'] {
  return entscheidung.inhalt.abschnitte.map(({ von, bis, betrag }) => {
    if (betrag === null) throw new Error('a Bewilligung without an amount')
    return { von, bis, betrag: toCent(betrag) }
  })
}

function zeitraumwerte({ inhalt }: Entscheidung): Werte {
  const first = inhalt.abschnitte[0]
  const last = inhalt.abschnitte.at(-1)
  if (!first || !last) return {}
  const betrag = first.betrag === null ? {} : { betrag: betragText(first.betrag) }
  return { von: datumText(first.von), bis: datumText(last.bis), ...betrag }
}

/** Every line of the calculation sheet of the first Abschnitt by its id. */
function rechenwerte({ inhalt }: Entscheidung): Werte {
  return Object.fromEntries((inhalt.berechnung[0] ?? []).map((zeile) => [zeile.id, wertText(zeile)]))
}

function kenngroessenOf({ inhalt }: Entscheidung, { kenngroessen }: Vorgaben): Zeile[] {
  const zeilen = inhalt.berechnung[0] ?? []
  return kenngroessen.flatMap((id) => zeilen.filter((z) => z.id === id).map(toZeile))
}

function toZeile(zeile: Entscheidung['inhalt']['berechnung'][number][number]): Zeile {
  return { titel: zeile.titel, wert: wertText(zeile), norm: zeile.norm }
}

function hinweis(texte: Texte, id: string): Hinweis {
  return { titel: texte.titel(id), text: texte.block(id) }
}
