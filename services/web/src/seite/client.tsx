import { flushSync } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './seite.css'
import { folge } from './folge.ts'
import type { Seite } from './modell.ts'

/** The page works without this; it adds previews, progress, what is new, and the focus where it belongs. */
const daten = document.getElementById('daten')?.textContent
const wurzel = document.getElementById('seite')
if (daten && wurzel) {
  const seite = JSON.parse(daten) as Seite
  const root = hydrateRoot(wurzel, <App {...seite} />)
  if (seite.live)
    folge(seite, seite.live, (neu, neues) => ersetze(() => root.render(<App {...neu} neues={neues} />), neu))
}

/** In place: what is the same stays, with what was typed and where the focus is. Where that is gone, it goes to the content, not to nowhere. */
function ersetze(render: () => void, { rahmen }: Seite): void {
  const vorher = document.activeElement
  flushSync(render)
  document.title = rahmen.titel
  if (vorher && !vorher.isConnected) document.getElementById('inhalt')?.focus({ preventScroll: true })
}
