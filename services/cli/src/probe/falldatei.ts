import { open } from 'node:fs/promises'
import { liesKopf, type Vorbereitet } from '@weiche/werkbank'

/** A head that is longer is none. */
const KOPF_HOECHSTENS = 1024 * 1024

/** A file of cases. `kopf`: it is prepared, and its cases begin at byte `ab`. */
export type Falldatei = { datei: string; bytes: number; kopf: Vorbereitet | undefined; ab: number }

export async function oeffneFalldatei(datei: string): Promise<Falldatei | string> {
  const griff = await open(datei, 'r').catch(() => undefined)
  if (!griff) return `Die Datei ${datei} gibt es nicht.`
  try {
    const info = await griff.stat()
    if (!info.isFile()) return `${datei} ist keine Datei.`
    const { buffer, bytesRead } = await griff.read(Buffer.alloc(Math.min(info.size, KOPF_HOECHSTENS)), { position: 0 })
    const umbruch = buffer.subarray(0, bytesRead).indexOf('\n')
    const ende = umbruch < 0 ? bytesRead : umbruch
    const kopf = liesKopf(buffer.toString('utf8', 0, ende))
    if (typeof kopf === 'string') return `${datei}: ${kopf}`
    return { datei, bytes: info.size, kopf, ab: kopf ? Math.min(ende + 1, info.size) : 0 }
  } finally {
    await griff.close()
  }
}
