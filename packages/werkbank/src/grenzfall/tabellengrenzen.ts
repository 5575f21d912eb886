import { einblick, type Paket } from '@weiche/regelwerk'
import { kann, zahlen } from '../bereich/bereich.ts'
import { bereicheVon } from '../bereich/bereich-von.ts'
import { einfluesse } from '../bereich/einfluss.ts'
import { vergleicheBereiche } from '../bereich/vergleich.ts'
import { zahlwert } from '../pruefung/zahlwert.ts'
import type { Quelle } from '../quelle.ts'
import { type Grenze, schrittVon } from './grenze.ts'

/** A bound of a cell: what is below it, or up to and with it, goes elsewhere than the rest. */
type Schranke = { wert: string; mit: boolean }

/** The thresholds in the cells of decision tables, for columns that look at one fact; each once per column. */
export function tabellengrenzen(paket: Paket, { tabellen, staende }: Quelle): Grenze[] {
  return tabellen.flatMap(({ json, datei, stand }) =>
    (json.eingaben ?? []).flatMap(({ fakt }, spalte) => {
      const blick = einblick(paket, stand)
      const gemessen = fakt === undefined || json.je !== undefined ? undefined : blick.fakt(fakt)
      if (!gemessen || fakt === undefined) return []
      const { baum } = gemessen
      const bereich = bereicheVon(blick, paket.felder).von(baum).wert
      const schon = new Set<string>()
      return json.zeilen.flatMap(({ wenn, norm = json.norm }, zeile) =>
        schrankenIn(wenn?.[spalte]).flatMap(({ wert, mit }): Grenze[] => {
          const schwelle = baum.typ.art === 'datum' ? Date.parse(wert) / 86_400_000 : Number(wert)
          const text = `${fakt} ${mit ? '≤' : '<'} ${wert}`
          const seiten = vergleicheBereiche(mit ? '<=' : '<', bereich, zahlen(schwelle, schwelle))
          if (Number.isNaN(schwelle) || schon.has(text) || !kann(seiten, true) || !kann(seiten, false)) return []
          schon.add(text)
          return [
            {
              code: json.id,
              norm,
              stelle: `zeile-${zeile + 1}-${fakt}-${mit ? 'bis' : 'unter'}-${wert}`,
              text,
              datei,
              pfad: `zeilen[${zeile}].wenn[${spalte}]`,
              schritt: schrittVon(blick, fakt, baum),
              messe: (spur) => {
                const hier = staende.get(spur.fassung) === stand ? einblick(paket, spur.fassung).fakt(fakt) : undefined
                const x = hier && zahlwert(hier.fn(spur.lauf), baum.typ)
                return x === undefined ? undefined : { abstand: x - schwelle, wahr: mit ? x <= schwelle : x < schwelle }
              },
              einfluesse: () => einfluesse(blick, paket.felder, baum),
            },
          ]
        }),
      )
    }),
  )
}

/** "< 3" and ">= 3" part at the same place, and so do "[3..5)" and "(5..9]" each at two. */
function schrankenIn(zelle: unknown): Schranke[] {
  if (Array.isArray(zelle)) return zelle.flatMap(schrankenIn)
  if (typeof zelle !== 'string') return []
  const [, operator, wert] = /^(<=|>=|<|>)\s*(.+)$/.exec(zelle) ?? []
  if (operator !== undefined) return [{ wert: wert!, mit: operator === '<=' || operator === '>' }]
  const [, auf, von, bis, zu] = /^([[(])(.+?)\.\.(.+)([\])])$/.exec(zelle) ?? []
  if (auf === undefined) return []
  return [
    { wert: von!.trim(), mit: auf === '(' },
    { wert: bis!.trim(), mit: zu === ']' },
  ]
}
