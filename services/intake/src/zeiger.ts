import { type Feldfehler, pointerTo } from '@weiche/http'
import type { AngabenFehler } from '@weiche/regelwerk'

/** More errors help nobody, and a hostile body could have a hundred thousand. */
export const MAX_ERRORS = 50

/** Errors of the shape check as the API tells them: with a JSON pointer into the body that was sent. */
export function toFeldfehler(fehler: readonly AngabenFehler[], gesendet: unknown): Feldfehler[] {
  return fehler.slice(0, MAX_ERRORS).map((f) => ({ pointer: pointerOf(f.pfad, gesendet), detail: f.text }))
}

/** `haushalt.mitglieder[m2].gdb` -> `/haushalt/mitglieder/1/gdb`: a list item by its id, or by its position. */
function pointerOf(pfad: string, gesendet: unknown): string {
  let here = gesendet
  const steps: (string | number)[] = []
  for (const [, name, item] of pfad.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    const step = name ?? positionOf(item!, here)
    steps.push(step)
    here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[step] : undefined
  }
  return pointerTo(steps)
}

function positionOf(item: string, list: unknown): string | number {
  const found = Array.isArray(list) ? list.findIndex((entry: { id?: unknown } | null) => entry?.id === item) : -1
  return found >= 0 ? found : item
}
