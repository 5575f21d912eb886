/** What the pages show, as plain data: made by the server, rendered on both sides. Every sentence is worded already. */
export const sprachen = ['einfach', 'leicht', 'englisch'] as const
export type Sprache = (typeof sprachen)[number]

export type Rahmen = {
  sprache: Sprache
  titel: string
  /** Path and query of this page, to come back after a switch of language. */
  adresse: string
  angemeldet: boolean
  /** With an account, not by a code alone. */
  konto: boolean
  /** Where to sign in with an account; absent where one is or cannot. */
  anmelden?: string | undefined
  /** The browser goes on there by itself. */
  weiter?: string | undefined
  /** Authority and subject in the header; absent where no Vorgang is open. */
  behoerde?: { name: string; thema: string } | undefined
  fuss: { text: string; adresse: string }[]
}

export type Hinweis = { titel: string; saetze: string[] }
export type Feldfehler = { feld: string; text: string }

export type Spur = 'automatisch' | 'mensch' | 'sie' | 'kommt'
export type Gleiseintrag = {
  spur: Spur
  titel: string
  wann?: string | undefined
  inhalt?: string | undefined
  jetzt?: boolean | undefined
  /** Shown as a detour that may come: over a person. */
  abzweig?: boolean | undefined
}

export type Tafel = {
  spur: Exclude<Spur, 'kommt'>
  kopf: string
  /** The sentence; `stark` is set in bold before it. */
  stark: string
  satz: string
  zusatz: string[]
  punkte: { text: string; adresse?: string | undefined }[]
  knopf?: { text: string; adresse: string } | undefined
  /** In full, as the law wants it: the warning of the reminder. */
  belehrung?: string | undefined
}

export type Kontakt = { telefon: string; email: string; stelle: string; anschrift: string }
export type Dokumentlink = { titel: string; adresse: string; hinweis: string }

export type Eingangsseite = {
  art: 'eingang'
  vorgangId: string
  zu: string
  fehler: Feldfehler[]
  /** Of a Vorgang that is open in this browser already. */
  weiter?: { text: string; adresse: string } | undefined
}

/** One Vorgang among the own ones: with the head of its page. */
export type Antragskarte = {
  adresse: string
  thema: string
  vorgangId: string
  spur: Tafel['spur']
  kopf: string
  satz: string
}
export type Antraegeseite = { art: 'antraege'; leer: string; karten: Antragskarte[] }

export type Statusseite = {
  art: 'status'
  vorgangId: string
  thema: string
  tafel: Tafel
  /** Signed in, and the Vorgang is not linked with the account yet. */
  verbinden?: { kopf: string; satz: string; knopf: string; adresse: string } | undefined
  gleis: Gleiseintrag[]
  dauer?: string[] | undefined
  /** undefined = signed in with the code alone. */
  dokumente?: Dokumentlink[] | undefined
  /** What the owner can do; empty for everybody else. */
  aktionen: { text: string; adresse: string }[]
  kontakt: Kontakt
}

export type Marke = 'fehlt' | 'unvollstaendig' | 'unrichtig' | 'veraltet'
export type Punkt = {
  /** Anchor and key of the form. */
  id: string
  titel: string
  marke: Marke
  saetze: string[]
  norm: string
  platz:
    | { art: 'datei'; name: string; titel: string }
    | { art: 'feld'; name: string; typ: Feldart; titel: string; werte: string[] }
}
export type Feldart = 'text' | 'zahl' | 'ganzzahl' | 'betrag' | 'datum' | 'janein' | 'auswahl' | 'objekt' | 'liste'

export type Nachweisseite = {
  art: 'nachweise'
  vorgangId: string
  thema: string
  frist?: { kopf: string; satz: string } | undefined
  stand?: { da: number; alle: number; text: string } | undefined
  punkte: Punkt[]
  /** Said where nothing is asked for: that nothing is missing, or that it is being looked at. */
  leer: string
  /** What more time means here; absent where no deadline runs. */
  mehrZeit?: string | undefined
  hinweis?: Hinweis | undefined
  fehler: Feldfehler[]
  eingaben: Record<string, string>
  /** One form is one answer, however often it is sent. */
  schluessel: string
  gesehen: number
  maxMb: number
  kontakt: Kontakt
}

export type Auswahlgruppe = {
  titel: string
  zeilen: { titel: string; wert: string; knopf: string; adresse: string }[]
}
type Formularfeld = {
  art: 'feld' | 'text'
  id: string
  titel: string
  hinweis: string
  max: number
  platz: Extract<Punkt['platz'], { art: 'feld' }> | undefined
}
/** One thing that the owner asks for: withdraw, correct, a person, Widerspruch. */
export type Anliegenseite = {
  art: 'anliegen'
  vorgangId: string
  thema: string
  kopf: string
  /** What was received already, from the log. */
  quittung?: (Hinweis & { weiter?: { text: string; adresse: string } | undefined }) | undefined
  saetze: string[]
  warnung?: string | undefined
  auswahl?: Auswahlgruppe[] | undefined
  formular?:
    | {
        /** One form is one command, however often it is sent. */
        schluessel: string
        verborgen: Record<string, string>
        felder: Formularfeld[]
        /** `endgueltig`: cannot be undone, so it is not the button that catches the eye. */
        knopf: { text: string; endgueltig?: boolean }
        zurueck: string
      }
    | undefined
  /** To be printed and signed. */
  druck?: { titel: string; an: string[]; zeilen: string[]; unterschrift: string } | undefined
  fehler: Feldfehler[]
  eingaben: Record<string, string>
  kontakt: Kontakt
}

export type Rechenzeile = {
  titel: string
  hinweis: string
  betrag: string
  /** Counts, is deducted, or what came out so far. */
  art: 'zugang' | 'abzug' | 'stand'
  /** Where its bar begins and how long it is, in percent; absent: there is only the table. */
  von?: number
  breite?: number
}
export type Rechenblock = { titel: string; zeilen: Rechenzeile[] }

export type BescheidRegister = 'einfach' | 'leicht' | 'recht'
export type Bescheidseite = {
  art: 'bescheid'
  vorgangId: string
  thema: string
  kopf: string
  ergebnis: string
  betraege: { betrag: string; wann: string }[]
  eckdaten: { name: string; text: string }[]
  aktionen: { text: string; adresse: string }[]
  register: BescheidRegister
  absaetze: string[]
  bloecke: Rechenblock[]
  schritte: { titel: string; wert: string; norm: string }[]
  waereWenn: string[]
  melden: string[]
}

export type Fehlerseite = {
  art: 'fehler'
  kopf: string
  saetze: string[]
  kennung: string
  weiter?: { text: string; adresse: string } | undefined
}

export type Inhalt =
  | Eingangsseite
  | Antraegeseite
  | Statusseite
  | Nachweisseite
  | Bescheidseite
  | Anliegenseite
  | Fehlerseite
/** Of a page that is replaced in place when its Vorgang changes. */
export type Live = {
  /** Where news are told, and up to which seq this page tells them. */
  strom: string
  seq: number
  /** What is said aloud when this has become new. */
  gesagt: string
  /** When this was so: "10:42 Uhr". */
  stand: string
}
export type Seite = { rahmen: Rahmen; inhalt: Inhalt; live?: Live | undefined }
/** What script adds to a page that is open. */
export type Neues = { gesagt: string; verbindung: string }
