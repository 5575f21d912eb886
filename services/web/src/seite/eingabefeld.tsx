type Feld = {
  id: string
  name: string
  label: string
  hinweis?: string | undefined
  fehler?: string | undefined
  wert: string
  einheit?: string | undefined
  autoComplete?: string
  inputMode?: 'decimal' | 'numeric'
  breit?: boolean
}

/** Label above, hint between, unit behind, error at the field: KERN's text field. */
export function Eingabefeld({ id, name, label, hinweis, fehler, wert, einheit, breit, ...rest }: Feld) {
  const describedBy = [hinweis && `${id}-hinweis`, fehler && `${id}-fehler`].filter(Boolean).join(' ')
  return (
    <div className={`kern-form-input${fehler ? ' kern-form-input--error' : ''}`}>
      <label className="kern-label" htmlFor={id}>
        {label}
        {einheit && <span className="nur-vorgelesen"> ({einheit})</span>}
      </label>
      {hinweis && (
        <div className="kern-hint" id={`${id}-hinweis`}>
          {hinweis}
        </div>
      )}
      <div className={breit ? undefined : 'mit-einheit'}>
        <input
          className={`kern-form-input__input${fehler ? ' kern-form-input__input--error' : ''}`}
          {...{ id, name, type: 'text', defaultValue: wert, ...rest }}
          spellCheck={false}
          aria-invalid={fehler ? true : undefined}
          aria-describedby={describedBy || undefined}
        />
        {einheit && <span aria-hidden="true">{einheit === 'Euro' || einheit === 'euros' ? '€' : einheit}</span>}
      </div>
      {fehler && <Feldfehler id={`${id}-fehler`} text={fehler} />}
    </div>
  )
}

export function Feldfehler({ id, text }: { id: string; text: string }) {
  return (
    <p className="kern-error" id={id}>
      <span className="kern-icon kern-icon--danger" aria-hidden="true" />
      <span className="kern-body">{text}</span>
    </p>
  )
}
