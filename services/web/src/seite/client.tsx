import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { hydrateRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './seite.css'
import { folge } from './folge.ts'
import type { Neues, Seite } from './modell.ts'

/** The page works without this; it adds previews, progress, what is new, and the focus where it belongs. */
const daten = document.getElementById('daten')?.textContent
const wurzel = document.getElementById('seite')
if (daten && wurzel) hydrateRoot(wurzel, <LebendeSeite anfang={JSON.parse(daten) as Seite} />)

/** Follows what is new only once it has come alive: React throws away a page that is changed before, with all that was typed into it. */
function LebendeSeite({ anfang }: { anfang: Seite }) {
  const [gezeigt, zeige] = useState<Seite & { neues?: Neues }>(anfang)
  useEffect(() => {
    if (anfang.live) folge(anfang, anfang.live, (neu, neues) => ersetze(() => zeige({ ...neu, neues }), neu))
  }, [anfang])
  return <App {...gezeigt} />
}

/** In place: what is the same stays, with what was typed and where the focus is. Where that is gone, it goes to the content, not to nowhere. */
function ersetze(render: () => void, { rahmen }: Seite): void {
  const vorher = document.activeElement
  flushSync(render)
  document.title = rahmen.titel
  if (vorher && !vorher.isConnected) document.getElementById('inhalt')?.focus({ preventScroll: true })
}
