import { type FormEvent, useRef, useState } from 'react'
import { Fehlerliste } from './fehlerliste.tsx'
import type { Feldfehler, Punkt as Modell, Nachweisseite } from './modell.ts'
import { Punkt } from './punkt.tsx'
import { type Antwort, sende } from './senden.ts'
import type { Worte } from './worte.ts'

/** Of the sending: percent of the way; at 100 the server checks and stores. */
type Lauf = { prozent: number; abbruch: AbortController }

const MELDUNG = { abgebrochen: 'abgebrochen', unterbrochen: 'keineVerbindung', spaeter: 'spaeter' } as const

/** One form for all items. Without script it is posted; with it the files stay chosen when something is wrong. */
export function NachweisFormular({ seite, w }: { seite: Nachweisseite; w: Worte }) {
  const form = useRef<HTMLFormElement>(null)
  const [lauf, setLauf] = useState<Lauf | undefined>()
  const [fehler, setFehler] = useState<Feldfehler[]>(seite.fehler)
  // The page may be made anew while it is filled in; it stays the same answer.
  const [schluessel] = useState(seite.schluessel)
  const [meldung, setMeldung] = useState('')

  async function absenden(event: FormEvent) {
    if (!form.current) return
    event.preventDefault()
    if (lauf) return
    const abbruch = new AbortController()
    setMeldung('')
    setLauf({ prozent: 0, abbruch })
    const antwort = await sende(form.current, (prozent) => setLauf({ prozent, abbruch }), abbruch.signal)
    if (typeof antwort === 'object' && 'weiter' in antwort) return location.assign(antwort.weiter)
    setLauf(undefined)
    nimm(antwort)
  }
  function nimm(antwort: Exclude<Antwort, { weiter: string }>) {
    if (typeof antwort === 'object') return setFehler(antwort.fehler)
    setMeldung(w.nachweise[MELDUNG[antwort]])
  }
  const felder = seite.punkte.filter((p) => p.platz.art === 'feld')
  const dateien = seite.punkte.filter((p) => p.platz.art === 'datei')
  const punkt = (p: Modell, i: number) => (
    <Punkt
      {...{ key: p.id, punkt: p, nummer: i + 1, w, maxMb: seite.maxMb, wert: seite.eingaben[`antwort:${p.id}`] ?? '' }}
      fehler={fehler.find((f) => f.feld === p.id)?.text}
    />
  )
  return (
    <form
      {...{ ref: form, method: 'post', encType: 'multipart/form-data', onSubmit: absenden, noValidate: true }}
      action={`/antraege/${seite.vorgangId}/nachweise`}
    >
      <Fehlerliste fehler={fehler} w={w} />
      <input type="hidden" name="schluessel" value={schluessel} />
      {/* What is no file comes first, here and on the way: the server then needs to keep no file while it reads. */}
      {felder.map(punkt)}
      <Mitteilung wert={seite.eingaben['mitteilung'] ?? ''} w={w} />
      {dateien.map((p, i) => punkt(p, felder.length + i))}
      <div className="absenden">
        <button
          type="submit"
          id="absenden"
          className="kern-btn kern-btn--primary"
          aria-disabled={lauf ? true : undefined}
        >
          <span className="kern-label">{w.nachweise.absenden}</span>
        </button>
        {lauf && (
          <button type="button" className="kern-btn kern-btn--secondary" onClick={() => lauf.abbruch.abort()}>
            <span className="kern-label">{w.nachweise.abbrechen}</span>
          </button>
        )}
        {lauf && <progress className="fortschritt" max={100} value={lauf.prozent} aria-label={w.nachweise.absenden} />}
        <p role="status">
          {/* Spoken in quarters: every percent would be a flood. */}
          {lauf &&
            (lauf.prozent < 100 ? w.nachweise.sendet(lauf.prozent - (lauf.prozent % 25)) : w.nachweise.speichert)}
          {meldung}
        </p>
        <p className="gedaempft">{w.nachweise.einzeln}</p>
      </div>
    </form>
  )
}

function Mitteilung({ wert, w }: { wert: string; w: Worte }) {
  return (
    <details className="aufklappbar" open={wert !== ''}>
      <summary>{w.nachweise.mitteilung}</summary>
      <label className="kern-hint" htmlFor="mitteilung">
        {w.nachweise.mitteilungHinweis}
      </label>
      <textarea
        {...{ id: 'mitteilung', name: 'mitteilung', rows: 3, maxLength: 4000, className: 'kern-form-input__input' }}
        defaultValue={wert}
      />
    </details>
  )
}
