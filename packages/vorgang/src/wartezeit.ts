import type { EreignisTyp } from './ereignisse.ts'
import type { Vorgang } from './vorgang.ts'

/** A span in which the Vorgang waited for the citizen: instants, ISO. `bis` undefined = it still does. */
export type Wartezeit = { von: string; bis: string | undefined }

/** What ends waiting for the citizen: they answered, or the request is another's business now. */
const ENDET: ReadonlySet<EreignisTyp> = new Set([
  'nachreichung.eingegangen',
  'angaben.berichtigt',
  'antrag.zurueckgenommen',
  'einzelfallpruefung.beantragt',
  'forderung.aufgehoben',
  'vorgang.ausgesteuert',
  'entscheidung.getroffen',
  'versagung.ausgesprochen',
])

/** What begins it, or begins it again: a person who was to give more time has answered, and the Frist goes on. */
const BEGINNT: ReadonlySet<EreignisTyp> = new Set([
  'nachforderung.gestellt',
  'frist.verlaengert',
  'fristverlaengerung.abgelehnt',
])

/** Every span in which a request was open, in order. A partial answer ends one; the request that goes on begins the next. */
export function wartezeitenOf(v: Pick<Vorgang, 'verlauf'>): Wartezeit[] {
  const found: Wartezeit[] = []
  for (const { type, zeitpunkt } of v.verlauf) {
    const open = found.at(-1)?.bis === undefined ? found.at(-1) : undefined
    if (BEGINNT.has(type) && !open) found.push({ von: zeitpunkt, bis: undefined })
    if (open && ENDET.has(type)) open.bis = zeitpunkt
  }
  return found
}
