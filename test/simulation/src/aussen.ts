import { ganzzahl, waehle, type Zufall } from '@weiche/test-last'
import type { Ablauf } from './ablauf.ts'
import { type Anfrage, type Antwort, beantworte } from './anfrage.ts'
import { createHauptbuch, type Hauptbuch } from './hauptbuch.ts'
import type { Prozess } from './prozess.ts'
import type { Wetter } from './wetter.ts'

/** The world outside: people with patience, who know only what they were told. */
export type Aussen = {
  zufall: Zufall
  hauptbuch: Hauptbuch
  warte(von: number, bis: number): Promise<void>
  /** `undefined`: nobody answered, or "come again". */
  rufe(anfrage: Anfrage): Promise<Antwort | undefined>
  /** The same request until somebody answers. */
  beharre(anfrage: Anfrage): Promise<Antwort>
}

const GEDULD_MS = 15_000

export function createAussen(welt: {
  ablauf: Ablauf
  zufall: Zufall
  wetter: Wetter
  prozesse(): readonly Prozess[]
  notiere(text: string): void
  fehler(wo: string, error: unknown): void
}): Aussen {
  const { ablauf, zufall, wetter } = welt
  const warte = (von: number, bis: number) =>
    new Promise<void>((resolve) => ablauf.plane(ganzzahl(zufall, von, bis), undefined, resolve))

  function rufe(anfrage: Anfrage): Promise<Antwort | undefined> {
    return new Promise((resolve) => {
      const there = welt.prozesse().filter((p) => p.wer.lebt)
      if (there.length === 0) return resolve(undefined)
      const { wer, routers } = waehle(zufall, there)
      const stoerung = wetter.stoerung()
      welt.notiere(`Anfrage an ${wer.name}: ${anfrage.route}`)
      const timeout = ablauf.plane(GEDULD_MS, undefined, () => resolve(undefined))
      if (stoerung === 'kommt nicht an') return
      ablauf.plane(wetter.dauer(), wer, () => {
        const unerwartet = (error: unknown) => welt.fehler(`${wer.name} ${anfrage.route}`, error)
        void beantworte(routers, anfrage, unerwartet).then((answer) => {
          if (stoerung === 'Antwort verloren') return
          ablauf.plane(wetter.dauer(), undefined, () => {
            timeout.entfaellt = true
            welt.notiere(`Antwort von ${wer.name}: ${answer.status}`)
            resolve(answer.status === 503 ? undefined : answer)
          })
        })
      })
    })
  }

  return {
    ...{ zufall, warte, rufe },
    hauptbuch: createHauptbuch(),
    async beharre(anfrage) {
      for (;;) {
        const answer = await rufe(anfrage)
        if (answer) return answer
        await warte(100, 3_000)
      }
    },
  }
}
