import { hydrateRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './seite.css'
import type { Seite } from './modell.ts'

/** The page works without this; it adds previews, progress, and the focus where it belongs. */
const daten = document.getElementById('daten')?.textContent
const wurzel = document.getElementById('seite')
if (daten && wurzel) hydrateRoot(wurzel, <App {...(JSON.parse(daten) as Seite)} />)
