import type { Fehlerseite as Modell } from './modell.ts'

export function Fehlerseite({ seite }: { seite: Modell }) {
  return (
    <div className="spalte">
      <h1>{seite.kopf}</h1>
      {seite.saetze.map((satz) => (
        <p key={satz}>{satz}</p>
      ))}
      {seite.weiter && (
        <p>
          <a className="kern-link" href={seite.weiter.adresse}>
            {seite.weiter.text}
          </a>
        </p>
      )}
      {seite.kennung && <p className="gedaempft">{seite.kennung}</p>}
    </div>
  )
}
