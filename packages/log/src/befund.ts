/** What `verify` can find. Codes are stable; operators and tests go by them. */
export type BefundCode =
  /** The content of a commit is not what was appended. */
  | 'commit-veraendert'
  /** A commit stands in a place where it was not appended. */
  | 'commit-vertauscht'
  /** Two commits stand at one place: the index that forbids it was gone. */
  | 'seq-doppelt'
  /** Two commits of a stream name the same cause: it took effect twice. */
  | 'ursache-doppelt'
  /** A commit inside a stream is missing. */
  | 'commit-fehlt'
  /** A witnessed commit at the end of a stream is missing. */
  | 'strom-gekuerzt'
  /** A witnessed stream is missing altogether. */
  | 'strom-fehlt'
  /** A genuine commit does not continue the one before it. */
  | 'kette-gebrochen'
  /** The log holds another commit than a head witnessed. */
  | 'kopf-widerspricht'
  /** A head that our key did not sign. */
  | 'kopf-gefaelscht'
  /** Heads were removed or rearranged. */
  | 'kopf-fehlt'

export type Befund = { code: BefundCode; vorgangId?: string; seq?: number; kopf?: number; text: string }

export type Pruefung = {
  /** Empty = nothing was tampered with. At most `MAX_BEFUNDE` are kept; `befundeGesamt` counts all. */
  befunde: Befund[]
  befundeGesamt: number
  commits: number
  stroeme: number
  koepfe: number
  /** Commits without a head yet: normal for the last second, to be looked into when it stays. */
  nochNichtBezeugt: number
}

export const MAX_BEFUNDE = 1_000

const TEXTE: Record<BefundCode, string> = {
  'commit-veraendert': 'Der Eintrag wurde nachträglich verändert.',
  'commit-vertauscht': 'Der Eintrag steht an einer Stelle, an die er nicht gehört.',
  'seq-doppelt': 'Zwei Einträge stehen an derselben Stelle.',
  'ursache-doppelt': 'Dieselbe Ursache hat in diesem Vorgang zweimal gewirkt.',
  'commit-fehlt': 'Ein Eintrag mitten im Vorgang fehlt.',
  'strom-gekuerzt': 'Am Ende des Vorgangs fehlen bezeugte Einträge.',
  'strom-fehlt': 'Der ganze Vorgang fehlt, obwohl er bezeugt ist.',
  'kette-gebrochen': 'Der Eintrag schließt nicht an den vorigen an.',
  'kopf-widerspricht': 'Der Eintrag ist ein anderer als der bezeugte.',
  'kopf-gefaelscht': 'Diese Bezeugung ist nicht von unserem Schlüssel unterschrieben.',
  'kopf-fehlt': 'Bezeugungen wurden entfernt oder umgestellt.',
}

export function befund(code: BefundCode, ort: Omit<Befund, 'code' | 'text'>): Befund {
  return { code, ...ort, text: TEXTE[code] }
}
