import type { Feldfehler } from './modell.ts'

export type Antwort = { weiter: string } | { fehler: Feldfehler[] } | 'unterbrochen' | 'abgebrochen' | 'spaeter'

/** Sends a form and tells how far it is; `fetch` cannot tell. Ends by `signal`. */
export function sende(
  form: HTMLFormElement,
  fortschritt: (prozent: number) => void,
  signal: AbortSignal,
): Promise<Antwort> {
  return new Promise((resolve) => {
    const anfrage = new XMLHttpRequest()
    anfrage.open('POST', form.action)
    anfrage.setRequestHeader('Accept', 'application/json')
    anfrage.responseType = 'json'
    anfrage.upload.onprogress = (e) => fortschritt(e.total > 0 ? Math.floor((100 * e.loaded) / e.total) : 0)
    anfrage.onload = () => resolve(gelesen(anfrage))
    anfrage.onerror = () => resolve('unterbrochen')
    anfrage.onabort = () => resolve('abgebrochen')
    signal.addEventListener('abort', () => anfrage.abort())
    anfrage.send(new FormData(form))
  })
}

/** What the page knows, or the problem that a program is told. */
function gelesen({ status, response }: XMLHttpRequest): Antwort {
  const { weiter, fehler, detail } = (response ?? {}) as { weiter?: string; fehler?: Feldfehler[]; detail?: string }
  if (weiter !== undefined) return { weiter }
  if (fehler) return { fehler }
  if (status === 429) return 'spaeter'
  return detail === undefined ? 'unterbrochen' : { fehler: [{ feld: 'absenden', text: detail }] }
}
