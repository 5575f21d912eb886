import type { Siegel } from '@weiche/controller'
import type { AnlageRef } from '@weiche/vorgang'
import { canonicalJson } from './kanonisch.ts'

/** Keyed hash of everything that was sent, to tell a retry from another content under the same key. */
export function inhaltsHmac(
  siegel: Siegel,
  vorgangId: string,
  inhalt: object,
  anlagen: readonly AnlageRef[],
): Promise<string> {
  const dateien = anlagen.map(({ anlageId: _, ...rest }) => rest)
  return siegel.hmac(vorgangId, 'inhalt', canonicalJson({ ...inhalt, dateien }))
}
