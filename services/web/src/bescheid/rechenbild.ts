import { betragText, type Paket, wertText, type Rechenzeile as Zeile } from '@weiche/regelwerk'
import type { Rechenblock, Rechenzeile } from '../seite/modell.ts'

type Bild = NonNullable<NonNullable<Paket['kopf']['bescheid']>['rechenbild']>
type Bildzeile = Bild[number]['zeilen'][number]

/** Where a line stands, in cents: it reaches from `von` to `bis`. */
type Stufe = Omit<Rechenzeile, 'von' | 'breite'> & { von: number; bis: number }

/**
 * The calculation as a waterfall. Which line adds and which deducts is said by the package; what a subtotal leaves out is the exact
 * difference, with a line of its own, so the lines of a part always add up. All parts have one scale, in months.
 */
export function rechenbloecke(paket: Paket, zeilen: readonly Zeile[]): Rechenblock[] {
  const bild = paket.kopf.bescheid?.rechenbild
  if (!bild) return nurTabelle(zeilen)
  const teile = bild.map(({ titel, zeitraum, zeilen: z }) => ({
    titel: zeitraum === 'jahr' ? `${titel} (im Jahr)` : titel,
    mal: zeitraum === 'jahr' ? 12 : 1,
    stufen: stufenOf(z, zeilen),
  }))
  const groesster = Math.max(
    1,
    ...teile.flatMap(({ stufen, mal }) => stufen.flatMap((s) => [s.von / mal, s.bis / mal])),
  )
  return teile
    .filter(({ stufen }) => stufen.length > 0)
    .map(({ titel, mal, stufen }) => ({
      titel,
      zeilen: stufen.map(({ von, bis, ...rest }) => ({
        ...rest,
        von: anteil(Math.min(von, bis), mal * groesster),
        breite: anteil(Math.abs(bis - von), mal * groesster),
      })),
    }))
}

const anteil = (cent: number, groesster: number) => Math.round((10_000 * Math.max(0, cent)) / groesster) / 100

function stufenOf(bildzeilen: readonly Bildzeile[], zeilen: readonly Zeile[]): Stufe[] {
  const stufen: Stufe[] = []
  let stand = 0
  for (const b of bildzeilen)
    for (const z of zeilen.filter((x) => x.id.replace(/\[[^\]]*\]/g, '') === b.id)) {
      const cent = toCent(z.wert)
      // An open amount has no length: then the part is not drawn at all.
      if (cent === undefined) return []
      const zeile = { titel: b.titel ?? z.titel, hinweis: z.norm }
      if (b.rolle === 'stand') {
        if (cent !== stand) stufen.push(unterschied(b, stand, cent))
        // Nothing happened since the last subtotal: it is the same one under its last name.
        else if (stufen.at(-1)?.art === 'stand') stufen.pop()
        stufen.push({ ...zeile, betrag: wertText(z), art: 'stand', von: 0, bis: cent })
        stand = cent
      } else if (cent !== 0) {
        const bis = b.rolle === 'zugang' ? stand + cent : stand - cent
        const betrag = stufen.length === 0 ? wertText(z) : mitZeichen(b.rolle, wertText(z))
        stufen.push({ ...zeile, betrag, art: b.rolle, von: stand, bis })
        stand = bis
      }
    }
  return stufen
}

function unterschied(b: Bildzeile, von: number, bis: number): Stufe {
  const art = bis < von ? 'abzug' : 'zugang'
  const titel = art === 'abzug' ? (b.weniger ?? 'Das zählt nicht') : (b.mehr ?? 'Das kommt dazu')
  return {
    titel,
    hinweis: '',
    betrag: mitZeichen(art, betragText((Math.abs(bis - von) / 100).toFixed(2))),
    art,
    von,
    bis,
  }
}

const mitZeichen = (art: 'zugang' | 'abzug', betrag: string) => `${art === 'zugang' ? '+' : '−'}\u00a0${betrag}`

const toCent = (wert: string) => (/^-?\d+(\.\d+)?$/.test(wert) ? Math.round(Number(wert) * 100) : undefined)

/** Without the fact in the package no line is drawn: its direction would be guessed. */
function nurTabelle(zeilen: readonly Zeile[]): Rechenblock[] {
  const betraege = zeilen.filter((z) => z.typ === 'betrag')
  const last = betraege.length - 1
  const toZeile = (z: Zeile, i: number): Rechenzeile => ({
    ...{ titel: z.titel, hinweis: z.norm, betrag: wertText(z), art: i === last ? 'stand' : 'zugang' },
  })
  return betraege.length === 0 ? [] : [{ titel: 'Die Beträge', zeilen: betraege.map(toZeile) }]
}
