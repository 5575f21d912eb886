import type { OffeneInstallation } from '@weiche/installation'
import { type Commit, foldVorgang, parseVorgangsId } from '@weiche/vorgang'
import { type Grundlage, grundlageOf } from '@weiche/werkbank'

export type GelesenerVorgang = { ok: true; commits: Commit[]; grundlage: Grundlage } | { ok: false; text: string }

/** Reads a Vorgang for a person: what is read stands in the access log before anything is shown. */
export async function liesVorgang(
  { log, zugriffslog, uhr }: OffeneInstallation,
  name: string,
  zugriff: { person: string; aktion: string; zweck: string },
  seq?: number,
): Promise<GelesenerVorgang> {
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
