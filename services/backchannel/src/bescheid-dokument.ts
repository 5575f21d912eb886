import type { Platform } from '@weiche/controller'
import type { Bescheid, Versagung } from '@weiche/dokumente'
import type { Paket } from '@weiche/regelwerk'
import type { Vorgang } from '@weiche/vorgang'
import { bescheidDaten } from './bescheid-daten.ts'
import { gefundeneWerte } from './gefundene-werte.ts'
import { versagungDaten } from './versagung-daten.ts'

/** What is announced: `entscheidung` is the id of a decision or of a Versagung in this state, `datum` the day of the letter. */
export async function bescheidDokument(
  platform: Pick<Platform, 'regelwerke'>,
  stand: Vorgang,
  paket: Paket,
  { entscheidung, datum }: { entscheidung: string; datum: string },
): Promise<Bescheid | Versagung> {
  return stand.versagung?.id === entscheidung
    ? versagungDaten(stand, paket, datum)
    : bescheidDaten(stand, paket, datum, await gefundeneWerte(platform, stand))
}
