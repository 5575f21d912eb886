import type { ReactNode } from 'react'
import { Linkliste } from './linkliste.tsx'
import type { Rahmen as Modell, Neues, Sprache } from './modell.ts'
import { type Worte, worte } from './worte.ts'

/** Header, content, footer: what stands on every page. */
type Props = { rahmen: Modell; neues: Neues | undefined; children: ReactNode }

export function Rahmen({ rahmen, neues, children }: Props) {
  const w = worte(rahmen.sprache)
  return (
    <>
      <a className="sprungmarke" href="#inhalt">
        {w.zumInhalt}
      </a>
      <header className="kopf">
        <div className="breite kopf__zeile">
          <a className="kopf__marke" href="/">
            <Zeichen />
            <span>
              <strong>{rahmen.behoerde?.name ?? 'Weiche'}</strong>
              {rahmen.behoerde && <span className="gedaempft">{rahmen.behoerde.thema}</span>}
            </span>
          </a>
          <Schalter rahmen={rahmen} w={w} />
        </div>
      </header>
      <main id="inhalt" className="breite inhalt" tabIndex={-1}>
        {children}
        {/* There from the first: what appears in it later is read aloud. */}
        <p className="nur-vorgelesen" role="status">
          {neues?.gesagt}
        </p>
        {neues?.verbindung && <p className="gedaempft">{neues.verbindung}</p>}
      </main>
      {rahmen.fuss.length > 0 && (
        <footer className="fuss">
          <nav className="breite" aria-label={w.fussTitel}>
            <Linkliste links={rahmen.fuss} />
          </nav>
        </footer>
      )}
    </>
  )
}

const ICON: Record<Sprache, string> = { einfach: 'edit', leicht: 'easy-language', englisch: 'language' }

/** Buttons of forms: they work without script, and a GET never changes anything. */
function Schalter({ rahmen, w }: { rahmen: Modell; w: Worte }) {
  const name: Record<Sprache, string> = { einfach: w.alltag, leicht: w.leicht, englisch: w.englisch }
  const andere = (['einfach', 'leicht', 'englisch'] as const).filter((s) => s !== rahmen.sprache)
  return (
    <div className="kopf__schalter">
      <form method="post" action="/sprache" aria-label={w.sprachwahl}>
        <input type="hidden" name="zu" value={rahmen.adresse} />
        {andere.map((s) => (
          <button
            key={s}
            type="submit"
            className="textknopf"
            name="sprache"
            value={s}
            lang={s === 'englisch' ? 'en' : 'de'}
          >
            <span className={`kern-icon kern-icon--${ICON[s]}`} aria-hidden="true" />
            {name[s]}
          </button>
        ))}
      </form>
      {rahmen.konto && (
        <a className="textknopf" href="/antraege">
          {w.meine}
        </a>
      )}
      {rahmen.anmelden && (
        <a className="textknopf" href={rahmen.anmelden}>
          {w.anmelden}
        </a>
      )}
      {rahmen.angemeldet && (
        <form method="post" action="/abmelden">
          <button type="submit" className="textknopf">
            <span className="kern-icon kern-icon--logout" aria-hidden="true" />
            {w.abmelden}
          </button>
        </form>
      )}
    </div>
  )
}

/** The switch: one of the six places where the tracks may be drawn. */
function Zeichen() {
  return (
    <svg className="zeichen" viewBox="0 0 44 32" width="44" height="32" aria-hidden="true" focusable="false">
      <path className="zeichen__mensch" d="M8 26 24 8h18M13 28 26 13h16" />
      <path className="zeichen__gerade" d="M4 28h38" />
      <circle className="zeichen__punkt" cx="6" cy="28" r="4" />
    </svg>
  )
}
