import { useEffect, useRef } from 'react'
import type { Feldfehler } from './modell.ts'
import type { Worte } from './worte.ts'

/** Errors at the top, each a link to its field. With script the focus goes there; without, the page begins with it. */
export function Fehlerliste({ fehler, w }: { fehler: Feldfehler[]; w: Worte }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [fehler])
  if (fehler.length === 0) return null
  return (
    <div className="kern-alert kern-alert--danger" role="alert" tabIndex={-1} ref={ref}>
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 className="kern-title">{w.pruefen(fehler.length)}</h2>
      </div>
      <div className="kern-alert__body">
        <ul>
          {fehler.map((f) => (
            <li key={f.feld + f.text}>
              <a className="kern-link" href={`#${f.feld}`}>
                {f.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
