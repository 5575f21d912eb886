import { Feldfehler } from './eingabefeld.tsx'

type Props = { id: string; titel: string; hinweis: string; max: number; wert: string; fehler?: string | undefined }

/** Several lines in own words. */
export function Textfeld({ id, titel, hinweis, max, wert, fehler }: Props) {
  const describedBy = [hinweis && `${id}-hinweis`, fehler && `${id}-fehler`].filter(Boolean).join(' ')
  return (
    <div className={`kern-form-input${fehler ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {titel}
      </label>
      {hinweis && (
        <div className="kern-hint" id={`${id}-hinweis`}>
          {hinweis}
        </div>
      )}
      <textarea
        {...{ id, name: id, rows: 5, maxLength: max, className: 'kern-form-input__input', defaultValue: wert }}
        aria-invalid={fehler ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      {fehler && <Feldfehler id={`${id}-fehler`} text={fehler} />}
    </div>
  )
}
