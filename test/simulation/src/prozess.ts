import { createAnlagen, createDokumente } from '@weiche/ablage'
import { createDienste, dienstnamen, type Grundlage, type Mittel } from '@weiche/all-in-one'
import { briefZiel, eakteZiel, fachverfahrenZiel } from '@weiche/austausch'
import { type Bus, type Regelwerke, startHandlers, type Uhr } from '@weiche/controller'
import type { ApiRouter } from '@weiche/http'
import { createLog } from '@weiche/log'
import { isTransient } from '@weiche/mongo'
import { createProjektion, createWaechter } from '@weiche/projektion'
import { createSiegel, type KeyDoc, masterKeyFromBytes } from '@weiche/siegel'
import { canonicalJson } from '@weiche/vorgang'
import { createZugriffslog } from '@weiche/zugriffslog'
import { createBriefKanal, createPostfachKanal } from '@weiche/zustellung'
import type { Ablauf, Wesen } from './ablauf.ts'
import type { Lesbar } from './faelle.ts'
import { createLeitung } from './leitung.ts'
import type { createNetz } from './netz.ts'
import { createOrdnerImSpeicher, type Platten, type Schritt } from './ordner.ts'
import { createSchweif, type Mitschrift } from './schweif.ts'
import { createDatenbanken } from './speicher/datenbank.ts'
import type { Speicher } from './speicher/speicher.ts'
import type { Wetter } from './wetter.ts'

export const HAUPTSCHLUESSEL = masterKeyFromBytes(Buffer.alloc(32, 7))

/** What lasts when processes die, and what they share. */
export type Umgebung = {
  ablauf: Ablauf
  zufall: () => number
  wetter: Wetter
  speicher: Speicher
  mitschrift: Mitschrift
  platten: Platten
  uhr: Uhr
  regelwerke: Regelwerke
  lesbar: Lesbar
  netz: ReturnType<typeof createNetz>
  notiere(text: string): void
  /** Errors that no outage explains. */
  fehler(wo: string, error: unknown): void
}

export type Prozess = { wer: Wesen; bus: Bus; routers: readonly ApiRouter[] }

/** One process of the product: everything in it is real but the line, the disk, typesetting and the reading of PDFs. */
export function starteProzess(umgebung: Umgebung, wer: Wesen, isErster: boolean): Prozess {
  const { wetter, ablauf, uhr, regelwerke, speicher, notiere } = umgebung
  const databases = createDatenbanken(speicher, createLeitung(umgebung, wer))
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (event: string, _ids?: object, error?: unknown) => {
      if (error !== undefined && !isTransient(error)) umgebung.fehler(`${wer.name} ${event}`, error)
    },
  }
  const collection = databases.schluessel.collection<KeyDoc>('schluessel')
  const siegel = createSiegel({ masterKey: HAUPTSCHLUESSEL, collection, jetzt: () => new Date() })
  const { innen, aussen: bus } = umgebung.netz(4)
  const log = {
    ...createLog({ databases, siegel, onAppended: (signal) => bus.publish([signal]) }),
    tail: createSchweif(umgebung, wer, umgebung.mitschrift),
  }
  const projektion = createProjektion({ databases, log, logger })
  const schritt: Schritt = (was, tu) =>
    new Promise((resolve, reject) => {
      ablauf.plane(wetter.dauer(), wer, () => {
        notiere(`${wer.name} ${was}`)
        try {
          const done = tu()
          ablauf.plane(wetter.dauer(), wer, () => resolve(done))
        } catch (error) {
          reject(error)
        }
      })
    })
  const platform = {
    ...{ log, bus, uhr, logger, siegel, schluessel: siegel, databases, regelwerke, projektion },
    anlagen: createAnlagen({ databases, siegel }),
    dokumente: createDokumente({ databases, siegel }),
    zugriffslog: createZugriffslog({ databases, mac: (t) => siegel.serverHmac('zugriffe', t).toString('hex') }),
  } as unknown as Grundlage
  const mittel = mittelOf(umgebung, platform, schritt)
  const dienste = createDienste(platform, mittel)
  const services = dienstnamen.filter((name) => name !== 'web').map((name) => dienste[name]())
  startHandlers(
    services.flatMap((s) => s.handlers),
    platform,
    isTransient,
  )
  if (isErster) void wache()
  return { wer, bus: innen, routers: services.flatMap((s) => s.routers) }

  /** As at a start of the product: the lines first, then what does not rest, then every second what is due. */
  async function wache(): Promise<void> {
    const waechter = createWaechter({ databases, bus, uhr, logger, realTime: Date.now })
    const beginne = wetter.neubau() ? projektion.rebuild : projektion.start
    for (;;)
      try {
        await beginne()
        await waechter.wakeAll()
        break
      } catch (error) {
        if (!isTransient(error)) umgebung.fehler(`${wer.name} Start`, error)
        await new Promise<void>((resolve) => ablauf.plane(1_000, wer, resolve))
      }
    waechter.start()
  }
}

/** Stand-ins for what is proven elsewhere: a letter is its content as JSON, a PDF is read once for all worlds. */
function mittelOf({ platten, lesbar }: Umgebung, platform: Grundlage, schritt: Schritt): Mittel {
  const ordner = (name: keyof typeof platten) => createOrdnerImSpeicher(platten[name], schritt)
  const fachverfahren = fachverfahrenZiel(ordner('fachverfahren'))
  const render = (dokument: unknown) =>
    schritt('Satz', () => Buffer.from(`%PDF-1.7\n%${canonicalJson(dokument as never)}\n%%EOF\n`))
  const extract = (bytes: Uint8Array) => schritt('Lesen', () => lesbar(bytes))
  const close = async () => undefined
  const brief = briefZiel(ordner('brief'))
  return {
    exchange: {
      ...{ brief, eakte: eakteZiel(ordner('eakte')), fachverfahren: async () => fachverfahren },
      ungeklaert: async () => [],
    },
    kanaele: () => ({ brief: createBriefKanal(brief), postfach: createPostfachKanal(platform.dokumente) }),
    seite: () => '',
    renderer: () => ({ render, renderTypst: render, close }) as ReturnType<Mittel['renderer']>,
    extractor: () => ({ extract, close }) as ReturnType<Mittel['extractor']>,
    zweitrechnung: '0',
  }
}
