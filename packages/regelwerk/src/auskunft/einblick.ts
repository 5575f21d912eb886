import type { KAbleitung } from '../ausdruecke/lade-entwurf.ts'
import type { Baum, Benannt } from '../feel/baum.ts'
import { kompiliere } from '../feel/compile.ts'
import type { Paket } from '../laden/paket.ts'
import type { KRegel } from '../regeln/lade-regeln.ts'
import type { Fn } from '../werte/laufwert.ts'

/** What a tool that analyses rules looks at: the typed trees of one Fassung. Read only. */
export type Einblick = {
  regeln: readonly KRegel[]
  ableitungen: readonly KAbleitung[]
  /** Path of the Angabe in a slot: `wohnung.miete`, of an item's field `haushalt.mitglieder.gdb`. `liste` "" = global. */
  angabe(liste: string, slot: number): string
  /** A global Angabe or Ableitung as an expression; undefined: there is none of that name. */
  fakt(name: string): { baum: Baum; fn: Fn } | undefined
}

/** `fassung` = its first day, as in `paket.fassungen`. */
export function einblick({ kompiliert, leistung }: Paket, fassung: string): Einblick {
  const stand = kompiliert.fassungen.find(({ gueltigAb }) => gueltigAb === fassung)
  if (!stand) throw new Error(`Das Paket „${leistung}“ hat keine Fassung ${fassung}.`)
  const { namen, listen } = kompiliert.modell
  return {
    regeln: stand.regeln,
    ableitungen: stand.ableitungen,
    angabe(liste, slot) {
      const name = nameVon(liste === '' ? namen : listen.get(liste)!.namen, slot)
      return liste === '' ? name : `${liste}.${name}`
    },
    fakt(name) {
      const ableitung = stand.ableitungen.find((k) => k.json.id === name && k.json.je === undefined)?.ableitung
      const symbol = namen.get(name)
      const baum: Baum | undefined = ableitung
        ? { k: 'ableitung', typ: ableitung.typ, ableitung }
        : symbol?.k === 'angabe'
          ? { k: 'angabe', typ: symbol.typ, slot: symbol.slot }
          : undefined
      return baum && { baum, fn: kompiliere(baum) }
    },
  }
}

function nameVon(namen: ReadonlyMap<string, Benannt>, slot: number): string {
  for (const [name, symbol] of namen) if (symbol.k === 'angabe' && symbol.slot === slot) return name
  throw new Error(`Kein Name für den Platz ${String(slot)}.`)
}
