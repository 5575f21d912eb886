import { z } from 'zod'
import type { Wert } from './angaben-wert.ts'
import { canonicalJson } from './canonical-json.ts'
import { Unterschrift } from './schluessel.ts'

/** The control stream of repairs (`steuerung/_betrieb`; no Leistung can have that name). */
export const BETRIEB_STROM = '_betrieb'
/** Code under which operations hand a Vorgang to a person. */
export const BETRIEB_CODE = 'BETRIEB-001'
const MOST = 1_000

/**
 * A repair that changes cases or throws something away; what both persons sign. It is bound to the Vorgaenge and to the seq that was
 * seen of each, and ends by itself.
 */
export const Reparatur = z.strictObject({
  id: z.uuid(),
  aktion: z.enum([
    /** Hand to a person: the machine stops. */
    'uebergeben',
    /** An ordered effect was carried out by hand: this is its evidence. */
    'uebergehen',
    /** Throw parked messages away. */
    'verwerfen',
  ]),
  /** Of `uebergehen`, else "". */
  schritt: z.enum(['', 'uebergabe', 'ablage']),
  /** Readable for ever: no names, nothing personal. */
  grund: z.string().trim().min(1).max(1_000),
  vorgaenge: z.array(z.tuple([z.string(), z.int().positive()])).max(MOST),
  geparkt: z.array(z.string()).max(MOST),
  zeitpunkt: z.iso.datetime(),
  gueltigBis: z.iso.datetime(),
})
export type Reparatur = z.infer<typeof Reparatur>

export const Reparaturauftrag = z.strictObject({ reparatur: Reparatur, unterschriften: z.array(Unterschrift).max(2) })
export type Reparaturauftrag = z.infer<typeof Reparaturauftrag>

export const reparaturText = (reparatur: Reparatur): string => `weiche/reparatur/1\n${canonicalJson(reparatur as Wert)}`

export const reparaturSchemas = { 'reparatur.erteilt': Reparaturauftrag } as const
