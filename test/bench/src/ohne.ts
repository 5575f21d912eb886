import type { Platform } from '@weiche/controller'
import type { DokumentRenderer } from '@weiche/dokumente'

/**
 * A package that asks for fewer Nachweise no longer fulfils its own case files, so the lock before automatic decisions would
 * hand every Vorgang to a person. What is measured is the way without one.
 */
export function unlocked<P extends Pick<Platform, 'regelwerke'>>(platform: P): P {
  const { regelwerke } = platform
  const aktuell: typeof regelwerke.aktuell = async (leistung) => {
    const { steuerung, ...rest } = await regelwerke.aktuell(leistung)
    return { ...rest, steuerung: { ...steuerung, assistiert: false } }
  }
  return { ...platform, regelwerke: { ...regelwerke, aktuell } }
}

/** Typesetting at no cost, for the profile that measures everything else. */
export function constant(): DokumentRenderer {
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
  return { render: async () => pdf, renderTypst: async () => pdf, close: async () => undefined }
}
