import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { StoreResult } from '@weiche/controller'
import { refuse, refuseGefahr, refuseSize } from './ablehnung.ts'
import { KOPF_BYTES, pruefeDateityp } from './dateityp.ts'
import { createPdfScan } from './pdf-gefahren.ts'

/** Ends the stream of an attachment that is not accepted; everything written so far must go. */
export class Abgelehnt extends Error {
  override name = 'Abgelehnt'
  readonly result: Extract<StoreResult, { kind: 'refused' }>
  constructor(result: Extract<StoreResult, { kind: 'refused' }>) {
    super(result.code)
    this.result = result
  }
}

/** What is known of the attachment after its last byte. */
export type Befund = { medientyp: string; laenge: number; sha256: Buffer }
export type Pruefstrom = { bytes: AsyncGenerator<Buffer>; befund(): Befund }

/** Lets the bytes pass while they are checked; never holds more than the head and one chunk. */
export function pruefe(stream: Readable, dateiname: string, maxBytes: number): Pruefstrom {
  const hash = createHash('sha256')
  let laenge = 0
  let medientyp = ''

  async function* bytes(): AsyncGenerator<Buffer> {
    const pdf = createPdfScan()
    let kopf: Buffer[] | undefined = []
    const admit = function* (chunk: Buffer) {
      if (medientyp === 'application/pdf') {
        const gefahr = pdf.push(chunk)
        if (gefahr) throw new Abgelehnt(refuseGefahr(dateiname, gefahr))
      }
      hash.update(chunk)
      yield chunk
    }
    const openKopf = async (parts: Buffer[]) => {
      kopf = undefined
      const head = Buffer.concat(parts)
      const typ = await pruefeDateityp(head.subarray(0, KOPF_BYTES), dateiname)
      if (typ.kind === 'verweigert') throw new Abgelehnt(refuse(typ.code, dateiname))
      medientyp = typ.medientyp
      return head
    }
    for await (const chunk of received(stream, dateiname)) {
      laenge += chunk.length
      if (laenge > maxBytes) throw new Abgelehnt(refuseSize(dateiname, maxBytes))
      if (kopf) {
        kopf.push(chunk)
        if (laenge >= KOPF_BYTES) yield* admit(await openKopf(kopf))
      } else yield* admit(chunk)
    }
    if (laenge === 0) throw new Abgelehnt(refuse('leer', dateiname))
    if (kopf) yield* admit(await openKopf(kopf))
  }

  return { bytes: bytes(), befund: () => ({ medientyp, laenge, sha256: hash.copy().digest() }) }
}

/** A stream that breaks off is the sender's line, not our fault. The caller's stream is never destroyed here. */
async function* received(stream: Readable, dateiname: string): AsyncGenerator<Buffer> {
  const chunks = stream.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const next = await chunks.next().catch(() => {
        throw new Abgelehnt(refuse('abgebrochen', dateiname))
      })
      if (next.done) return
      yield Buffer.isBuffer(next.value) ? next.value : Buffer.from(next.value)
    }
  } finally {
    await chunks.return?.()
  }
}
