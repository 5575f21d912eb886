import { ganzzahl, type Zufall } from '@weiche/test-last'
import type { Ablauf, Wesen } from './ablauf.ts'
import type { Auftrag, Leitung } from './speicher/datenbank.ts'
import { verbindungWeg } from './speicher/fehler.ts'
import type { Eintrag } from './speicher/sammlung.ts'
import type { Speicher } from './speicher/speicher.ts'
import type { Wetter } from './wetter.ts'

/**
 * The line of one process to the database. A request may take long, be lost before it arrives, lose its answer, or arrive
 * when its sender has given up; a fail-over breaks all lines. What has arrived happens, whoever dies meanwhile.
 */
export function createLeitung(
  welt: { ablauf: Ablauf; zufall: Zufall; speicher: Speicher; wetter: Wetter; notiere(text: string): void },
  wer: Wesen,
): Leitung {
  const { ablauf, zufall, speicher, wetter, notiere } = welt

  return <T>(auftrag: Auftrag<T>) =>
    new Promise<T>((resolve, reject) => {
      const amtszeit = speicher.amtszeit()
      const stoerung = wetter.stoerung()
      const hin = wetter.dauer()
      notiere(`${wer.name} ${auftrag.was}${stoerung ? ` (${stoerung})` : ''}`)
      const scheitere = (nach: number) => ablauf.plane(nach, wer, () => reject(verbindungWeg()))
      if (stoerung === 'kommt nicht an') return void scheitere(hin)
      if (stoerung === 'kommt verspätet an') scheitere(hin)
      const ankunft = stoerung === 'kommt verspätet an' ? hin + ganzzahl(zufall, 1, 4_000) : hin
      ablauf.plane(ankunft, undefined, ankommen)

      function ankommen(): void {
        // A line of the old primary brings nothing to the new one.
        if (speicher.amtszeit() !== amtszeit) return void scheitere(0)
        if (auftrag.linearisierbar && speicher.unbestaetigt().length > 0)
          return void ablauf.plane(1, undefined, ankommen)
        const { neu, antwort } = auftrag.wirke()
        for (const eintrag of neu) speicher.merkeUnbestaetigt(auftrag.sammlung, eintrag, Date.now())
        const letzter = neu.at(-1)
        if (letzter) ablauf.plane(wetter.dauer(), undefined, () => speicher.bestaetigeBis(letzter))
        if (stoerung === 'kommt verspätet an') return
        const gesehen = auftrag.schreibt && !auftrag.sofort ? speicher.unbestaetigt() : []
        ablauf.plane(wetter.dauer(), wer, () => antworte(gesehen, antwort))
      }

      function antworte(gesehen: readonly Eintrag[], antwort: T | Error): void {
        const offen = gesehen.filter((e) => !e.mehrheit)
        if (speicher.amtszeit() !== amtszeit || stoerung === 'Antwort verloren') reject(verbindungWeg())
        else if (offen.length > 0) ablauf.plane(1, wer, () => antworte(offen, antwort))
        else if (antwort instanceof Error) reject(antwort)
        else resolve(antwort)
      }
    })
}
