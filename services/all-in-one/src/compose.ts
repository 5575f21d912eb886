import { readConfig } from '@weiche/backchannel'
import { startHandlers } from '@weiche/controller'
import { createDokumentRenderer, type DokumentRenderer, verweisOf } from '@weiche/dokumente'
import type { ApiRouter } from '@weiche/http'
import { isTransient } from '@weiche/mongo'
import { createTextExtractor } from '@weiche/pdf-text'
import { Kanalstoerung } from '@weiche/zustellung'
import { createDienste, type Dienstname, dienstnamen, type Mittel, type Seitendienst } from './dienste.ts'
import { createEingang, type Eingang } from './eingang.ts'
import { einmal } from './einmal.ts'
import type { Exchange } from './exchange.ts'
import type { Grundlage } from './grundlage.ts'
import { createKanaele } from './kanaele.ts'

export type Overrides = Partial<Pick<Mittel, 'zweitrechnung' | 'macheEngine' | 'musterkonto'>> & {
  renderer?: DokumentRenderer
}
export type Zusammenstellung = {
  routers: ApiRouter[]
  seiten: Seitendienst | undefined
  renderer: DokumentRenderer
  /** What comes in by the exchange folders. */
  eingang: Eingang
  stop(): Promise<void>
}

/** Services at work in this process: all of them, or those that are named. */
export function composeServices(
  platform: Grundlage,
  exchange: Exchange,
  overrides: Overrides = {},
  namen: readonly Dienstname[] = dienstnamen,
): Zusammenstellung {
  const stack = new AsyncDisposableStack()
  const { portal } = readConfig(process.env)
  const renderer = once(() => overrides.renderer ?? createDokumentRenderer({ portal }), stack)
  const extractor = once(createTextExtractor, stack)
  const mittel: Mittel = {
    ...{ ...overrides, exchange, renderer, extractor },
    kanaele: einmal(() => createKanaele(platform, exchange)),
    seite: (vorgangId) => (portal === '' ? '' : verweisOf(portal, vorgangId)),
  }
  const dienste = createDienste(platform, mittel)
  const services = namen.map((name) => dienste[name]())
  startHandlers(
    services.flatMap((s) => s.handlers),
    platform,
    (error) => error instanceof Kanalstoerung || isTransient(error),
  )
  return {
    get renderer() {
      return renderer()
    },
    get eingang() {
      return createEingang(platform, mittel)
    },
    routers: services.flatMap((s) => s.routers),
    seiten: services.find((s) => s.seiten)?.seiten,
    stop: () => stack.disposeAsync(),
  }
}

/** Most services need no workers. */
function once<T extends { close(): Promise<void> }>(make: () => T, stack: AsyncDisposableStack): () => T {
  return einmal(() => {
    const thing = make()
    stack.defer(() => thing.close())
    return thing
  })
}
