import { startHandlers } from '@weiche/controller'
import { createDokumentRenderer, type DokumentRenderer } from '@weiche/dokumente'
import type { ApiRouter } from '@weiche/http'
import { isTransient } from '@weiche/mongo'
import { createTextExtractor } from '@weiche/pdf-text'
import { type Dienstname, dienste, dienstnamen, type Mittel } from './dienste.ts'
import type { Exchange } from './exchange.ts'
import type { Grundlage } from './grundlage.ts'

export type Overrides = Partial<Pick<Mittel, 'zweitrechnung' | 'macheEngine'>> & { renderer?: DokumentRenderer }
export type Zusammenstellung = { routers: ApiRouter[]; renderer: DokumentRenderer; stop(): Promise<void> }

/** Services at work in this process: all of them, or those that are named. */
export function composeServices(
  platform: Grundlage,
  exchange: Exchange,
  overrides: Overrides = {},
  namen: readonly Dienstname[] = dienstnamen,
): Zusammenstellung {
  const stack = new AsyncDisposableStack()
  const renderer = once(() => overrides.renderer ?? createDokumentRenderer(), stack)
  const extractor = once(createTextExtractor, stack)
  const mittel: Mittel = { ...overrides, exchange, renderer, extractor }
  const services = namen.map((name) => dienste[name](platform, mittel))
  startHandlers(
    services.flatMap((s) => s.handlers),
    platform,
    isTransient,
  )
  return {
    get renderer() {
      return renderer()
    },
    routers: services.flatMap((s) => s.routers),
    stop: () => stack.disposeAsync(),
  }
}

/** Made when it is first asked for: most services need no workers. */
function once<T extends { close(): Promise<void> }>(make: () => T, stack: AsyncDisposableStack): () => T {
  let made: T | undefined
  return () => {
    if (!made) {
      const thing = make()
      stack.defer(() => thing.close())
      made = thing
    }
    return made
  }
}
