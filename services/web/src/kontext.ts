import type { Request } from '@weiche/http'
import type { Paket } from '@weiche/regelwerk'
import type { WebConfig } from './config.ts'
import type { WebPlatform } from './platform.ts'
import { type Kontakt, type Rahmen, type Sprache, sprachen } from './seite/modell.ts'
import { spracheOf, tokenOf } from './zugang/cookie.ts'
import { isSkript } from './zugang/herkunft.ts'
import type { Zugang } from './zugang/zugang.ts'

/** Who asks, in which language, and where: known before any page is made. */
export type Kontext = {
  zugang: Zugang
  sprache: Sprache
  adresse: string
  fuss: WebConfig['fuss']
  /** Can one sign in with an account here? */
  anmeldbar: boolean
}

export async function kontextOf(
  platform: Pick<WebPlatform, 'sitzungen' | 'einstellungen'>,
  config: WebConfig,
  req: Request,
): Promise<Kontext> {
  const token = tokenOf(req)
  // What the page fetches by itself is no sign that somebody is there.
  const wer = req.method === 'GET' && isSkript(req) ? 'seite' : 'mensch'
  const zugang: Zugang = token ? await platform.sitzungen.zugang(token, wer) : { art: 'none' }
  return { zugang, anmeldbar: platform.einstellungen() !== undefined, ...ohneSitzung(config, req) }
}

/** For errors, which must not need the database. */
export function ohneSitzung(config: WebConfig, req: Request): Omit<Kontext, 'zugang' | 'anmeldbar'> {
  const sprache = sprachen.find((s) => s === spracheOf(req)) ?? 'einfach'
  return { sprache, adresse: req.method === 'GET' ? req.originalUrl : '/', fuss: config.fuss }
}

export function rahmenOf(
  k: Pick<Kontext, 'sprache' | 'adresse' | 'fuss'> & Partial<Kontext>,
  titel: string,
  paket?: Paket,
): Rahmen {
  const behoerde = paket?.kopf.bescheid?.behoerde
  return {
    sprache: k.sprache,
    titel: [titel, paket?.kopf.name, behoerde?.name].filter(Boolean).join(' – '),
    adresse: k.adresse,
    angemeldet: k.zugang !== undefined && k.zugang.art !== 'none',
    konto: k.zugang?.art === 'person',
    anmelden: k.anmeldbar && k.zugang?.art !== 'person' ? anmeldeAdresse(k.adresse) : undefined,
    behoerde: behoerde && { name: behoerde.name, thema: paket!.kopf.name },
    fuss: k.fuss,
  }
}

/** Where one signs in and comes back to `zu` afterwards. */
export const anmeldeAdresse = (zu: string) => `/anmelden/konto?${new URLSearchParams({ zu })}`

export function kontaktOf(paket: Paket): Kontakt {
  const { telefon = '', email = '', stelle = '', strasse = '', ort = '' } = paket.kopf.bescheid?.behoerde ?? {}
  return { telefon, email, stelle, anschrift: `${strasse}, ${ort}` }
}

/** Only a path of these pages: nobody is sent elsewhere by a form that somebody else filled in. */
export function eigeneAdresse(text: string | null): string {
  return text !== null && /^\/(?![/\\])[\w\-/?=&.#]{0,200}$/.test(text) ? text : '/'
}
