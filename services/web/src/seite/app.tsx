import { AnliegenSeite } from './anliegen-seite.tsx'
import { Antraegeseite } from './antraege-seite.tsx'
import { BescheidSeite } from './bescheid-seite.tsx'
import { Eingangsseite } from './eingang-seite.tsx'
import { Fehlerseite } from './fehler-seite.tsx'
import type { Neues, Seite } from './modell.ts'
import { Nachweisseite } from './nachweis-seite.tsx'
import { Rahmen } from './rahmen.tsx'
import { Statusseite } from './status-seite.tsx'
import { type Worte, worte } from './worte.ts'

/** The same on the server and in the browser, which adds what is new. */
export function App({ rahmen, inhalt, neues }: Seite & { neues?: Neues }) {
  return (
    <Rahmen rahmen={rahmen} neues={neues}>
      <Inhalt inhalt={inhalt} w={worte(rahmen.sprache)} anmelden={rahmen.anmelden} />
    </Rahmen>
  )
}

function Inhalt({ inhalt, w, anmelden }: { inhalt: Seite['inhalt']; w: Worte; anmelden?: string | undefined }) {
  switch (inhalt.art) {
    case 'eingang':
      return <Eingangsseite seite={inhalt} w={w} anmelden={anmelden} />
    case 'antraege':
      return <Antraegeseite seite={inhalt} w={w} />
    case 'status':
      return <Statusseite seite={inhalt} w={w} anmelden={anmelden} />
    case 'nachweise':
      return <Nachweisseite seite={inhalt} w={w} />
    case 'bescheid':
      return <BescheidSeite seite={inhalt} w={w} />
    case 'anliegen':
      return <AnliegenSeite seite={inhalt} w={w} />
    case 'fehler':
      return <Fehlerseite seite={inhalt} />
    default:
      return null
  }
}
