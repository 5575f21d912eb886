/** One faulty place: `pointer` is a JSON pointer (RFC 6901) into the body, or `header:<Name>`; `detail` names the remedy. */
export type Feldfehler = { pointer: string; detail: string }

/** A kind of problem; the urn never changes its meaning once published. */
export type ProblemArt = { urn: string; status: number; title: string }

export const problemArten = {
  jsonFehlerhaft: art('json-fehlerhaft', 400, 'Der Inhalt ist kein brauchbares JSON'),
  anfrageFehlerhaft: art('anfrage-fehlerhaft', 400, 'Die Anfrage ist fehlerhaft'),
  nurLokal: art('nur-lokal', 403, 'Nur auf diesem Rechner erreichbar'),
  nichtGefunden: art('nicht-gefunden', 404, 'Nicht gefunden'),
  methodeFalsch: art('methode-falsch', 405, 'Diese Methode gibt es hier nicht'),
  konflikt: art('konflikt', 409, 'Der Stand hat sich geändert'),
  zuGross: art('zu-gross', 413, 'Der Inhalt ist zu groß'),
  inhaltstypFalsch: art('inhaltstyp-falsch', 415, 'Dieser Inhaltstyp wird nicht angenommen'),
  angabenFehlerhaft: art('angaben-fehlerhaft', 422, 'Angaben sind fehlerhaft'),
  zuViele: art('zu-viele-anfragen', 429, 'Zu viele Anfragen'),
  intern: art('interner-fehler', 500, 'Interner Fehler'),
  nichtBereit: art('nicht-bereit', 503, 'Zurzeit nicht bereit'),
} as const

export function art(name: string, status: number, title: string): ProblemArt {
  return { urn: `urn:weiche:problem:${name}`, status, title }
}

/** The refusal of a request (RFC 9457); thrown only at the HTTP rim, where it becomes the answer. */
export class Problem extends Error {
  readonly art: ProblemArt
  readonly errors: readonly Feldfehler[]
  readonly headers: Record<string, string>

  constructor(
    kind: ProblemArt,
    detail: string,
    more: { errors?: Feldfehler[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.art = kind
    this.errors = more.errors ?? []
    this.headers = more.headers ?? {}
  }

  toJSON(instance: string) {
    const { urn: type, status, title } = this.art
    const base = { type, title, status, detail: this.message, instance }
    return this.errors.length === 0 ? base : { ...base, errors: this.errors }
  }
}
