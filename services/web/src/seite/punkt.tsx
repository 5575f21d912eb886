import { Eingabefeld, Feldfehler } from './eingabefeld.tsx'
import type { Marke, Punkt as Modell } from './modell.ts'
import { Uploadplatz } from './uploadplatz.tsx'
import type { Worte } from './worte.ts'

type Props = { punkt: Modell; nummer: number; wert: string; maxMb: number; fehler?: string | undefined; w: Worte }

/** One thing that is asked for: what, why, and the place to put it. */
export function Punkt({ punkt, nummer, wert, maxMb, fehler, w }: Props) {
  const { id, titel, marke, saetze, norm, platz } = punkt
  return (
    <section className="punkt" aria-labelledby={`${id}-titel`}>
      <h2 id={`${id}-titel`}>
        {nummer}. {titel}
      </h2>
      <p>
        <Markenzeichen marke={marke} w={w} />
      </p>
      {platz.art === 'datei' ? (
        <Uploadplatz {...{ id, name: platz.name, titel: platz.titel, maxMb, fehler, w }} />
      ) : (
        <Feld {...{ id, platz, wert, fehler, w }} />
      )}
      <div className="gedaempft punkt__warum">
        {saetze.map((satz) => (
          <p key={satz}>{satz}</p>
        ))}
        {norm && <p>{norm}</p>}
      </div>
    </section>
  )
}

function Markenzeichen({ marke, w }: { marke: Marke; w: Worte }) {
  return (
    <span className="marke">
      <span className="kern-icon kern-icon--warning kern-icon--small" aria-hidden="true" />
      {w.nachweise.marken[marke]}
    </span>
  )
}

type Feldplatz = Extract<Modell['platz'], { art: 'feld' }>
type FeldProps = {
  id: string
  platz: Feldplatz
  wert: string
  fehler?: string | undefined
  /** Stands before the hint of the kind of field. */
  hinweis?: string | undefined
  w: Worte
}

export function Feld({ id, platz: { name, typ, titel, werte }, wert, fehler, hinweis: vorab, w }: FeldProps) {
  const n = w.nachweise
  if (typ === 'janein' || typ === 'auswahl') {
    const wahl =
      typ === 'janein' ? [['ja', n.ja] as const, ['nein', n.nein] as const] : werte.map((v) => [v, v] as const)
    return (
      <div className={`kern-form-input${fehler ? ' kern-form-input--error' : ''}`}>
        <label className="kern-label" htmlFor={id}>
          {titel}
        </label>
        {vorab && (
          <div className="kern-hint" id={`${id}-hinweis`}>
            {vorab}
          </div>
        )}
        <div className="kern-form-input__select-wrapper">
          <select
            {...{ id, name, className: 'kern-form-input__select', defaultValue: wert }}
            aria-describedby={
              [vorab && `${id}-hinweis`, fehler && `${id}-fehler`].filter(Boolean).join(' ') || undefined
            }
          >
            <option value="">{n.waehlen}</option>
            {wahl.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        {fehler && <Feldfehler id={`${id}-fehler`} text={fehler} />}
      </div>
    )
  }
  const beispiel = typ === 'datum' ? n.datumHinweis : typ === 'betrag' ? n.betragHinweis : undefined
  const hinweis = [vorab, beispiel].filter(Boolean).join('. ') || undefined
  const zahl =
    typ === 'betrag' || typ === 'zahl'
      ? { inputMode: 'decimal' as const }
      : typ === 'ganzzahl'
        ? { inputMode: 'numeric' as const }
        : {}
  return (
    <Eingabefeld
      {...{ id, name, label: titel, hinweis, wert, fehler, ...zahl }}
      einheit={typ === 'betrag' ? n.euro : undefined}
    />
  )
}
