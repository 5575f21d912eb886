import { type Request, UMFANG } from '@weiche/http'
import type { WebConfig } from '../config.ts'
import type { WebPlatform } from '../platform.ts'
import type { Feldfehler } from '../seite/modell.ts'
import { isSkript } from '../zugang/herkunft.ts'
import type { Offen } from '../zugang/offen.ts'
import { geheimnisVon, leseNachforderung, type OffeneNachforderung } from './auskunft.ts'
import { liesEingabe } from './eingabe.ts'
import type { Eingaben } from './nachweis-seite.ts'
import { nachweisTexte } from './texte.ts'
import { type Felder, reicheWeiter } from './weiterreichen.ts'

/** `wieder`: nothing is wrong; in so many seconds it can be sent again. */
export type Abgelehnt = Eingaben & { wieder?: number }
export type Gesendet = { weiter: string } | Abgelehnt

/** Hands on what a form of the page brings; what is wrong comes back at the place of the page that it is about. */
export async function sende(platform: WebPlatform, config: WebConfig, req: Request, offen: Offen): Promise<Gesendet> {
  const { vorgang, kontext } = offen
  const t = nachweisTexte(kontext.sprache)
  const gefragt = await leseNachforderung(platform, vorgang.vorgangId)
  let fehler: Feldfehler[] = []
  /** The same form again: what it did then stands. */
  let schon: number | undefined
  const weitergabe = await reicheWeiter(req, {
    maxBytes: config.maxAnfrageBytes,
    json(felder) {
      schon = offen.commits.find((c) => c.service === 'intake' && c.ursache === felder.get('schluessel'))?.seq
      if (schon !== undefined) return undefined
      const gelesen = liesFelder(felder, gefragt, t.schonDa)
      fehler = gelesen.fehler
      return fehler.length > 0
        ? undefined
        : { antworten: gelesen.antworten, mitteilung: felder.get('mitteilung') ?? '' }
    },
    send: (felder, body, contentType) =>
      platform.intake(`/vorgaenge/${vorgang.vorgangId}/nachreichungen`, {
        method: 'POST',
        headers: {
          ...geheimnisVon(platform, vorgang.vorgangId),
          'Content-Type': contentType,
          // By this length the form is bounded already; intake counts it against what it takes in at once.
          ...(req.headers['content-length'] ? { [UMFANG]: req.headers['content-length'] } : {}),
          ...(felder.get('schluessel') ? { 'Idempotency-Key': felder.get('schluessel')! } : {}),
        },
        body,
        duplex: 'half',
      } as RequestInit),
  })
  const ganz = (text: string): Abgelehnt => ({ fehler: [{ feld: 'absenden', text }], eingaben: {} })
  if (weitergabe.kind === 'kaputt') return ganz(t.kaputt)
  if (weitergabe.kind === 'zu-gross') return ganz(t.zuGross(Math.floor(config.maxAnfrageBytes / 1_000_000)))
  const eingaben = Object.fromEntries(weitergabe.felder)
  if (schon !== undefined) return { weiter: quittung(vorgang.vorgangId, schon) }
  if (weitergabe.kind === 'abgelehnt') return { fehler, eingaben }
  const { response } = weitergabe
  const body = (await response.json()) as Problemantwort
  if (response.status === 429) {
    const wieder = Number(response.headers.get('retry-after') ?? 30)
    // Without script the page is made anew, and a browser puts no file into a field by itself.
    const neu = weitergabe.dateien > 0 && !isSkript(req) ? ` ${t.dateienNeu}` : ''
    return { fehler: [{ feld: 'absenden', text: t.ausgelastet(wieder) + neu }], eingaben, wieder }
  }
  if (response.status === 413 && !body.errors)
    return { ...ganz(t.zuGross(Math.floor(config.maxAnfrageBytes / 1_000_000))), eingaben }
  if (!response.ok) return { fehler: fehlerOf(body, gefragt, t.leer), eingaben }
  const commits = await platform.log.read(vorgang.vorgangId)
  const seq = commits.findLast(
    (c) => c.service === 'intake' && c.ursache === response.headers.get('idempotency-key'),
  )?.seq
  return { weiter: quittung(vorgang.vorgangId, seq) }
}

const quittung = (vorgangId: string, seq: number | undefined) => `/antraege/${vorgangId}/nachweise?eingang=${seq ?? ''}`

/** Fields left empty are simply not answered yet. */
function liesFelder(felder: Felder, gefragt: OffeneNachforderung | undefined, schonDa: string) {
  const antworten: Record<string, unknown> = {}
  const fehler: Feldfehler[] = []
  for (const { id, antwort } of gefragt?.posten ?? []) {
    const roh = felder.get(`antwort:${id}`) ?? ''
    if (antwort.art !== 'feld' || roh.trim() === '') continue
    const gelesen = liesEingabe(antwort.typ, roh)
    if (gelesen.ok) antworten[id] = gelesen.wert
    else fehler.push({ feld: id, text: gelesen.text })
  }
  const offen = new Set(gefragt?.posten.map((p) => `antwort:${p.id}`))
  const alt = [...felder].some(([name, wert]) => name.startsWith('antwort:') && wert.trim() !== '' && !offen.has(name))
  if (alt) fehler.push({ feld: 'absenden', text: schonDa })
  return { antworten, fehler }
}

type Problemantwort = { detail?: string; errors?: { pointer: string; detail: string }[] }

/** Errors of the API at the place of the page that they are about. */
function fehlerOf(
  { detail = '', errors = [] }: Problemantwort,
  gefragt: OffeneNachforderung | undefined,
  leer: string,
): Feldfehler[] {
  if (errors.length === 0) return [{ feld: 'absenden', text: detail.includes('Nachreichung ist leer') ? leer : detail }]
  return errors.map(({ pointer, detail: text }) => {
    const posten = /^part:posten:(.+)$/.exec(pointer)?.[1] ?? /^\/antworten\/(.+)$/.exec(pointer)?.[1]
    const pfad = /^\/angaben\/(.+)$/.exec(pointer)?.[1]
    const byPath = gefragt?.posten.find((p) => p.antwort.art === 'feld' && p.antwort.pfad === pfad)?.id
    return { feld: posten ?? byPath ?? 'absenden', text }
  })
}
