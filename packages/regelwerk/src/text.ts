import { fuelle } from './lade-texte.ts'
import type { Paket } from './paket.ts'

/** A text block (Markdown) with its placeholders filled. @throws for an unknown text or a placeholder without value: bugs. */
export function text(paket: Paket, id: string, werte: Readonly<Record<string, string>>): string {
  const block = paket.texte.get(id)
  if (block === undefined) throw new Error(`Den Text „${id}“ gibt es in „${paket.leistung}“ nicht.`)
  return fuelle(block, id, werte)
}
