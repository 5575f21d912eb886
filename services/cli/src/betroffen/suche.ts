import type { OffeneInstallation } from '@weiche/installation'
import { type FaktenCommit, scanFakten } from '@weiche/log'
import { bewerte, type Paket, regelnVon } from '@weiche/regelwerk'
import { SchluesselVernichtet } from '@weiche/siegel'
import { grundlageOf } from '@weiche/werkbank'

/** One evaluation that a rule touched. */
export type Betroffen = {
  vorgangId: string
  seq: number
  am: string
  leistung: string
  ausgabe: string
  fassungen: string[]
  /** How the rule came out: it applies, it is open, or it does not apply and would have changed the way. */
  regel: 'trifft zu' | 'offen' | 'trifft nicht zu'
  /** What came of the evaluation. */
  weg: string
  /** Does it stand behind the newest state of the Vorgang? */
  stand: 'gilt' | 'überholt' | 'gelöscht'
}

export type Suche = {
  code: string
  /** Ausgabe -> its Leistung. */
  ausgaben: ReadonlyMap<string, string>
  fassung: string | undefined
  /** Without looking into sealed contents: only where the rule applies. */
  nurZutreffend: boolean
}

/** Pages of hits in the order of the log. */
export async function* sucheBetroffene(i: OffeneInstallation, suche: Suche): AsyncGenerator<Betroffen[]> {
  for await (const seite of scanFakten(i.databases, 'regeln.ausgewertet')) {
    const treffer: Betroffen[] = []
    for (const commit of seite) {
      const gefunden = await pruefe(i, commit, suche)
      if (gefunden) treffer.push(gefunden)
    }
    if (treffer.length > 0) yield treffer
  }
}

async function pruefe(i: OffeneInstallation, commit: FaktenCommit, suche: Suche): Promise<Betroffen | undefined> {
  const { ausgabe, fassungen, codes } = faktenOf(commit)
  const leistung = suche.ausgaben.get(ausgabe)
  if (leistung === undefined || (suche.fassung !== undefined && !fassungen.includes(suche.fassung))) return undefined
  const { paket } = await i.steuerung.lade(leistung, ausgabe)
  const art = artDerRegel(paket, fassungen, suche.code)
  if (art === undefined) return undefined
  const regel = codes.includes(suche.code)
    ? 'trifft zu'
    : suche.nurZutreffend
      ? undefined
      : await nichtZutreffend(i, commit, paket, suche.code, art)
  if (regel === undefined) return undefined
  const { vorgangId, seq, zeitpunkt } = commit
  const rest = { am: zeitpunkt.slice(0, 10), leistung, ausgabe, fassungen, regel, weg: wegOf(commit) } as const
  return { vorgangId, seq, ...rest, stand: await standOf(i, commit) }
}

/** A rule that did not apply mattered when its applying would have led elsewhere. */
async function nichtZutreffend(
  i: OffeneInstallation,
  commit: FaktenCommit,
  paket: Paket,
  code: string,
  art: string,
): Promise<Betroffen['regel'] | undefined> {
  const commits = await i.log.read(commit.vorgangId).catch(unlessErased)
  const grundlage = commits && grundlageOf(commits, commit.seq)
  if (!grundlage) return undefined
  const { ausgang, offeneRegeln } = bewerte(paket, grundlage.lage)
  if (offeneRegeln.some((r) => r.code === code)) return 'offen'
  const kaemeAndersAus = art === 'ablehnung' ? ausgang !== 'ablehnung' : wegOf(commit).startsWith('automatisch')
  return kaemeAndersAus ? 'trifft nicht zu' : undefined
}

async function standOf(i: OffeneInstallation, { vorgangId, seq }: FaktenCommit): Promise<Betroffen['stand']> {
  const vorgang = await i.log.fold(vorgangId)
  if (!vorgang) return 'gelöscht'
  return vorgang.auswertung?.seq === seq ? 'gilt' : 'überholt'
}

function unlessErased(error: unknown): undefined {
  if (!(error instanceof SchluesselVernichtet)) throw error
}

type Fakten = { ausgabe: string; fassungen: string[]; codes: string[] }
const faktenOf = ({ ereignisse }: FaktenCommit) =>
  ereignisse.find((e) => e.type === 'regeln.ausgewertet')!.fakten as unknown as Fakten

function artDerRegel(paket: Paket, fassungen: readonly string[], code: string): string | undefined {
  const bekannt = fassungen.filter((tag) => paket.fassungen.includes(tag))
  return bekannt.flatMap((tag) => regelnVon(paket, tag)).find((r) => r.json.code === code)?.json.event.type
}

function wegOf({ ereignisse }: FaktenCommit): string {
  for (const { type, fakten } of ereignisse) {
    if (type === 'entscheidung.getroffen') return `automatisch: ${fakten['ausgang']}`
    if (type === 'nachforderung.gestellt') return 'Nachforderung'
    if (type === 'vorgang.ausgesteuert') return 'an einen Menschen'
  }
  return ''
}
