import { createRuecklauf, type Ruecklauf } from '@weiche/backchannel'
import { createPosteingang, type Nimm, readConfig } from '@weiche/intake'
import type { Mittel } from './dienste.ts'
import type { Grundlage } from './grundlage.ts'

/** What comes in by the exchange folders: letters that could not be delivered, and the post. */
export type Eingang = { ruecklauf: Ruecklauf; nimmPost: Nimm }

export function createEingang(platform: Grundlage, { kanaele, extractor }: Mittel): Eingang {
  const ruecklauf = createRuecklauf(platform, { kanaele: kanaele() })
  const { maxAnlagen } = readConfig(process.env)
  const nimmPost = createPosteingang(platform, { leser: extractor(), maxAnlagen, onUnzustellbar: ruecklauf })
  return { ruecklauf, nimmPost }
}
