import { fuelle, type Register, register } from '../laden/lade-texte.ts'
import type { Paket } from '../laden/paket.ts'

/**
 * A text block (Markdown) as written. `leicht` falls back to `einfach`, `einfach` to `recht`, which is always there.
 * @throws for an unknown text: a bug, the loader has checked every reference.
 */
export function textblock(paket: Paket, id: string, stufe: Register = 'recht'): string {
  for (let i = register.indexOf(stufe); i >= 0; i--) {
    const block = paket.register[register[i]!].get(id)
    if (block !== undefined) return block
  }
  throw new Error(`Den Text „${id}“ gibt es in „${paket.leistung}“ nicht.`)
}

/** A text block with its placeholders filled. @throws for an unknown text or a placeholder without value: bugs. */
export function text(
  paket: Paket,
  id: string,
  werte: Readonly<Record<string, string>>,
  stufe: Register = 'recht',
): string {
  return fuelle(textblock(paket, id, stufe), id, werte)
}
