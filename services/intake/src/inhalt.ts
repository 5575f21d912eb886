import type { Siegel } from '@weiche/controller'
import { type AnlageRef, canonicalJson, type Wert } from '@weiche/vorgang'

/** Keyed hash of everything that was sent, to tell a retry from another content under the same key. */
export function inhaltsHmac(
  siegel: Siegel,
  vorgangId: string,
  inhalt: { [key: string]: Wert },
  anlagen: readonly AnlageRef[],
): Promise<string> {
  const dateien = anlagen.map(({ anlageId: _, posten, ...rest }) => (posten === undefined ? rest : { ...rest, posten }))
  return siegel.hmac(vorgangId, 'inhalt', canonicalJson({ ...inhalt, dateien }))
}
