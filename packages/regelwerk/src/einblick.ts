import type { Benannt } from './feel-baum.ts'
import type { KAbleitung } from './lade-entwurf.ts'
import type { KRegel } from './lade-regeln.ts'
import type { Paket } from './paket.ts'

/** What a tool that analyses rules looks at: the typed trees of one Fassung. Read only. */
export type Einblick = {
  regeln: readonly KRegel[]
  ableitungen: readonly KAbleitung[]
  /** Path of the Angabe in a slot: `wohnung.miete`, of an item's field `haushalt.mitglieder.gdb`. `liste` "" = global. */
  angabe(liste: string, slot: number): string
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
  }
}

function nameVon(namen: ReadonlyMap<string, Benannt>, slot: number): string {
  for (const [name, symbol] of namen) if (symbol.k === 'angabe' && symbol.slot === slot) return name
  throw new Error(`Kein Name für den Platz ${String(slot)}.`)
}
