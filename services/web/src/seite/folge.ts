import type { Live, Neues, Seite } from './modell.ts'
import { worte } from './worte.ts'

/** A line that the server refused is tried again; one that broke the browser opens again by itself. */
const SPAETER_MS = 60_000
/** What could not be fetched is fetched again. */
const WIEDER_MS = 5_000
/** News come in flocks: what is over in this time is not shown. */
const RUHE_MS = 500

type Verbindung = 'verbunden' | 'unterbrochen' | 'beendet'
const ruhe = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Keeps a page up to date: hears that something is new, fetches the page as data and shows it. Nothing is open while nobody looks. Where
 * somebody has begun to fill in a form, it is only said that there is something new: nothing moves, nothing is lost.
 */
export function folge(anfang: Seite, live: Live, zeige: (seite: Seite, neues: Neues) => void): void {
  let [seite, stand] = [anfang, live]
  let gesagt = ''
  let verbindung: Verbindung = 'verbunden'
  let strom: EventSource | undefined
  /** Newest seq that was told of. */
  let neu = live.seq
  let holt = false
  let ausgefuellt = false
  const w = worte(anfang.rahmen.sprache).live

  function male(): void {
    const art = seite.live?.seq === stand.seq ? verbindung : 'gehalten'
    zeige(seite, { gesagt, verbindung: w[art](stand.stand) })
  }
  function setze(wie: Verbindung): void {
    verbindung = wie
    male()
  }
  function schliesse(): void {
    strom?.close()
    strom = undefined
  }

  async function hole(): Promise<void> {
    const antwort = await fetch(seite.rahmen.adresse, { headers: { Accept: 'application/json' } })
    // The session has ended: what comes is the page that asks for the code.
    if (antwort.ok && !antwort.headers.get('Content-Type')?.startsWith('application/json')) return beende()
    const neue = (await antwort.json()) as Seite
    if (!neue.live || neue.live.seq <= stand.seq) throw new Error('nothing newer came')
    // Only what is new for who looks at the page is said, and once.
    if (neue.live.gesagt !== stand.gesagt) gesagt = w.neu(neue.live.gesagt)
    if (!ausgefuellt) seite = neue
    stand = neue.live
    male()
  }
  /** One at a time; what is told of meanwhile is fetched afterwards. */
  async function aktualisiere(): Promise<void> {
    if (holt) return
    holt = true
    try {
      while (strom && stand.seq < neu) {
        await ruhe(RUHE_MS)
        await hole()
      }
    } catch {
      setTimeout(aktualisiere, WIEDER_MS)
    } finally {
      holt = false
    }
  }
  function beende(): void {
    schliesse()
    setze('beendet')
  }

  function oeffne(): void {
    if (strom || document.visibilityState === 'hidden') return
    const mein = new EventSource(`${live.strom}?seit=${stand.seq}`)
    strom = mein
    mein.onopen = () => {
      setze('verbunden')
      void aktualisiere()
    }
    mein.addEventListener('neues', ({ data }) => {
      neu = Math.max(neu, Number(data))
      void aktualisiere()
    })
    mein.addEventListener('ende', beende)
    mein.onerror = () => {
      setze('unterbrochen')
      if (mein.readyState !== EventSource.CLOSED || strom !== mein) return
      schliesse()
      setTimeout(oeffne, SPAETER_MS)
    }
  }
  document.addEventListener('input', () => {
    ausgefuellt = true
  })
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? schliesse() : oeffne()))
  oeffne()
}
