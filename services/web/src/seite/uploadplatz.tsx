import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { Worte } from './worte.ts'

type Props = { id: string; name: string; titel: string; maxMb: number; fehler?: string | undefined; w: Worte }

/** A place for one file: a plain file field without script; with it what was chosen is seen, and can be taken away again. */
export function Uploadplatz({ id, name, titel, maxMb, fehler, w }: Props) {
  const feld = useRef<HTMLInputElement>(null)
  const [datei, setDatei] = useState<{ name: string; groesse: string; url: string } | undefined>()
  const [eigener, setEigener] = useState<string | undefined>()
  // The picture of a file lives only as long as the page shows it.
  useEffect(() => (datei ? () => URL.revokeObjectURL(datei.url) : undefined), [datei])

  function gewaehlt({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0]
    const zuGross = file !== undefined && file.size > maxMb * 1_000_000
    if (zuGross) target.value = ''
    setEigener(zuGross ? w.nachweise.zuGross(maxMb) : undefined)
    setDatei(
      file && !zuGross ? { name: file.name, groesse: groesse(file.size), url: URL.createObjectURL(file) } : undefined,
    )
  }
  function entfernen() {
    if (feld.current) feld.current.value = ''
    setDatei(undefined)
    feld.current?.focus()
  }
  const text = eigener ?? fehler
  return (
    <div className={`platz${text ? ' platz--fehler' : ''}`}>
      <label className="platz__titel" htmlFor={id}>
        {titel}
      </label>
      <p className="gedaempft" id={`${id}-hinweis`}>
        {w.nachweise.dateiArt(maxMb)}
      </p>
      <input
        {...{ ref: feld, id, name, type: 'file', accept: 'application/pdf,image/jpeg,image/png', onChange: gewaehlt }}
        aria-describedby={`${id}-hinweis${text ? ` ${id}-fehler` : ''}`}
        aria-invalid={text ? true : undefined}
      />
      <div role="status">
        {datei && (
          <p className="platz__datei">
            <strong>{datei.name}</strong>, {datei.groesse} · {w.nachweise.gewaehlt}
          </p>
        )}
      </div>
      {datei && (
        <p className="platz__knoepfe">
          <a className="kern-link" href={datei.url} target="_blank" rel="noreferrer">
            {w.nachweise.ansehen}
            <span className="nur-vorgelesen">: {datei.name}</span>
          </a>
          <button type="button" className="textknopf" onClick={entfernen}>
            {w.nachweise.entfernen}
            <span className="nur-vorgelesen">: {datei.name}</span>
          </button>
        </p>
      )}
      {text && (
        <p className="kern-error" id={`${id}-fehler`}>
          <span className="kern-icon kern-icon--danger" aria-hidden="true" />
          <span className="kern-body">{text}</span>
        </p>
      )}
    </div>
  )
}

const groesse = (bytes: number) =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
