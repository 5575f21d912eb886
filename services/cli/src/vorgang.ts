import type { OffeneInstallation } from '@weiche/installation'
import { type Commit, foldVorgang, parseVorgangsId } from '@weiche/vorgang'
import { type Grundlage, grundlageOf } from '@weiche/werkbank'
import type { Ausgabe, Endwert } from './befehl.ts'
import { fehler, mitInstallation } from './installation.ts'
import { liesPerson } from './person.ts'

export type GelesenerVorgang = { commits: Commit[]; grundlage: Grundlage }
type Werte = { daten: string; zweck: string; person?: string | undefined; schluessel?: string | undefined }
type Gesucht = { name: string; seq?: number | undefined; aktion: string }

/** Asks who reads, opens the installation, reads the Vorgang and runs; what stands in the way is said in German. */
export async function mitVorgang(
  werte: Werte,
  { name, seq, aktion }: Gesucht,
  ausgabe: Ausgabe,
  run: (installation: OffeneInstallation, vorgang: GelesenerVorgang) => Promise<Endwert>,
): Promise<Endwert> {
  const wer = liesPerson(werte)
  if (!wer.ok) return fehler(ausgabe, wer.text)
  return mitInstallation(werte.daten, ausgabe, async (i) => {
    const vorgang = await liesVorgang(i, name, { person: wer.person, aktion, zweck: werte.zweck }, seq)
    return vorgang.ok ? run(i, vorgang) : fehler(ausgabe, vorgang.text)
  })
}

/** What is read stands in the access log before anything is shown. */
async function liesVorgang(
  { log, zugriffslog, uhr }: OffeneInstallation,
  name: string,
  zugriff: { person: string; aktion: string; zweck: string },
  seq?: number,
): Promise<({ ok: true } & GelesenerVorgang) | { ok: false; text: string }> {
  const vorgangId = parseVorgangsId(name)
  if (!vorgangId)
    return {
      ok: false,
      text: `„${name}“ ist keine Vorgangs-ID. Sie steht auf jedem Schreiben, zum Beispiel ABCD-EFGH-JKMN-PQRS-T.`,
    }
  await zugriffslog.record({ ...zugriff, vorgangIds: [vorgangId], zeitpunkt: uhr.jetzt() })
  if (await log.readStub(vorgangId))
    return {
      ok: false,
      text: `Der Vorgang ${vorgangId} ist gelöscht: Sein Schlüssel ist vernichtet, der Inhalt nicht mehr lesbar.`,
    }
  const commits = await log.read(vorgangId)
  if (commits.length === 0) return { ok: false, text: `Den Vorgang ${vorgangId} gibt es in dieser Installation nicht.` }
  const grundlage = grundlageOf(commits, seq)
  if (grundlage && isVerdeckt(commits, grundlage)) return { ok: false, text: VERDECKT }
  if (grundlage) return { ok: true, commits, grundlage }
  const was =
    seq === undefined ? 'Die Regeln haben ihn noch nicht ausgewertet' : `In Eintrag ${seq} steht keine Auswertung`
  return { ok: false, text: `Zum Vorgang ${vorgangId} gibt es nichts nachzurechnen: ${was}.` }
}

const VERDECKT =
  'Der Vorgang ist für die Stichprobe ausgelost: Ein Mensch entscheidet, ohne das Ergebnis der Regeln zu kennen. Bitte erst nach der Entscheidung ansehen.'

/** A sample is judged blind; who could look here could tell. */
function isVerdeckt(commits: readonly Commit[], { weg }: Grundlage): boolean {
  const gezogen = weg?.type === 'vorgang.ausgesteuert' && weg.fakten.anlass === 'stichprobe'
  return gezogen && foldVorgang(commits)?.entscheidung === undefined
}
