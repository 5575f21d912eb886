import type { CommitDoc } from '@weiche/log'
import type { EreignisTyp } from '@weiche/vorgang'
import { type Platten, platteFuer } from './ordner.ts'

type Strom = { seq: number; eingabe: number; ursachen: Set<string>; typen: Map<string, number> }

const EINGABEN: ReadonlySet<string> = new Set<EreignisTyp>([
  'antrag.eingegangen',
  'nachreichung.eingegangen',
  'angaben.berichtigt',
  'antrag.zurueckgenommen',
])
/** At most once in a Vorgang, whatever happens. */
const HOECHSTENS_EINMAL: readonly EreignisTyp[] = [
  'antrag.eingegangen',
  'bescheid.erstellt',
  'bescheid.versandt',
  'fachverfahren.uebergeben',
  'akte.abgelegt',
]

/** Looks at every commit the moment a majority has it; `verstoss` hears of what must never be. */
export function createSchrittpruefung(platten: Platten, verstoss: (text: string) => void) {
  const stroeme = new Map<string, Strom>()

  return (doc: CommitDoc): void => {
    const { vorgangId, seq } = doc
    const strom = stroeme.get(vorgangId) ?? { seq: 0, eingabe: 0, ursachen: new Set(), typen: new Map() }
    stroeme.set(vorgangId, strom)
    const sage = (text: string) => verstoss(`${vorgangId} ${seq}: ${text}`)
    if (seq !== strom.seq + 1) sage(`folgt auf ${strom.seq}`)
    strom.seq = Math.max(strom.seq, seq)
    const ursache = `${doc.service} ${doc.ursache}`
    if (strom.ursachen.has(ursache)) sage(`${ursache} wirkt zweimal`)
    strom.ursachen.add(ursache)
    for (const { type, fakten } of doc.ereignisse) {
      const { grundlage, dateien } = fakten as { grundlage?: number; dateien?: string[] }
      if (grundlage !== undefined && grundlage !== strom.eingabe)
        sage(`${type} beruht auf ${grundlage}, die neueste Eingabe ist ${strom.eingabe}`)
      const fehlt = dateien?.filter((name) => !platten[platteFuer(type)].has(name)) ?? []
      if (fehlt.length > 0) sage(`${type} belegt, was es nicht gibt: ${fehlt.join(', ')}`)
      const anzahl = (strom.typen.get(type) ?? 0) + 1
      strom.typen.set(type, anzahl)
      if (anzahl > 1 && HOECHSTENS_EINMAL.includes(type as EreignisTyp)) sage(`${type} zum ${anzahl}. Mal`)
      if (type === 'bescheid.erstellt' && !strom.typen.has('entscheidung.getroffen')) sage('Bescheid ohne Entscheidung')
      if (type === 'vorgang.ausgesteuert' && fakten['anlass'] === 'technisch')
        sage(`ein Schritt hat aufgegeben: ${fakten['handler']}`)
    }
    if (doc.ereignisse.some((e) => EINGABEN.has(e.type))) strom.eingabe = seq
  }
}
