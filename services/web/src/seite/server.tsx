import { renderToString } from 'react-dom/server'
import { App } from './app.tsx'
import type { Seite } from './modell.ts'

/** The inside of the page as HTML; the browser hydrates it from the same data. */
export function rendere(seite: Seite): string {
  return renderToString(<App {...seite} />)
}
