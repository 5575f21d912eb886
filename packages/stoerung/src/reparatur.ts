import { pruefeSignatur, type Steuerungszugang, type Unterzeichner } from '@weiche/steuerung'
import {
  fehlerEiner,
  fehlerZweier,
  type Reparatur,
  type Reparaturauftrag,
  reparaturText,
  type Unterschrift,
} from '@weiche/vorgang'
import type { Treffer } from './auswahl.ts'

type Schluessel = Pick<Steuerungszugang['schluessel'], 'bund'>
export type Vorhaben = Pick<Reparatur, 'aktion' | 'schritt' | 'grund'> & {
  treffer: readonly Pick<Treffer, 'vorgangId' | 'seq'>[]
  geparkt: readonly string[]
}

/** Long enough for a second person to look at it, short enough that the world is still the same. */
const GUELTIG_MS = 24 * 3_600_000

export function entwerfe({ treffer, geparkt, ...rest }: Vorhaben, id: string, now: Date): Reparatur {
  return {
    ...{ id, ...rest, geparkt: [...geparkt] },
    vorgaenge: treffer.map(({ vorgangId, seq }) => [vorgangId, seq]),
    zeitpunkt: now.toISOString(),
    gueltigBis: new Date(now.getTime() + GUELTIG_MS).toISOString(),
  }
}

const anspruchOf = (reparatur: Reparatur) => ({
  text: reparaturText(reparatur),
  rollen: ['betrieb'],
  sonst: 'Repariert wird nur mit Schlüsseln der Rolle „betrieb“.',
})

/** One person signs; who signed before stays. `text` = why not, German. */
export async function unterschreibe(
  { reparatur, unterschriften }: Reparaturauftrag,
  wer: Unterzeichner,
  schluessel: Schluessel,
): Promise<{ ok: true; auftrag: Reparaturauftrag } | { ok: false; text: string }> {
  const neu: Unterschrift = wer.unterschreibe(reparaturText(reparatur))
  const fehler = fehlerEiner(neu, anspruchOf(reparatur), await schluessel.bund(), pruefeSignatur)
  if (fehler !== '') return { ok: false, text: fehler }
  return { ok: true, auftrag: { reparatur, unterschriften: [...unterschriften, neu] } }
}

/** Why this order does not count now; "" = it does: two persons of operations signed exactly this, and not too long ago. */
export async function fehlerImAuftrag(
  { reparatur, unterschriften }: Reparaturauftrag,
  schluessel: Schluessel,
  now: Date,
): Promise<string> {
  if (reparatur.vorgaenge.length + reparatur.geparkt.length === 0) return 'Der Auftrag betrifft nichts.'
  if (now.toISOString() > reparatur.gueltigBis)
    return `Der Auftrag galt bis ${reparatur.gueltigBis}. Bitte einen neuen anlegen.`
  if (Date.parse(reparatur.gueltigBis) - Date.parse(reparatur.zeitpunkt) > GUELTIG_MS)
    return 'Der Auftrag gilt länger als 24 Stunden. Bitte einen neuen anlegen.'
  return fehlerZweier(unterschriften, anspruchOf(reparatur), await schluessel.bund(), pruefeSignatur)
}
