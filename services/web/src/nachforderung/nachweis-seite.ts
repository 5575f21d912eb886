import type { Commit, Vorgang } from '@weiche/vorgang'
import { isAktuell } from '@weiche/vorgang'
import type { Feldfehler, Hinweis, Nachweisseite, Punkt, Sprache } from '../seite/modell.ts'
import { abstandText, fristText, tagText, zeitText } from '../worte/zeit.ts'
import type { OffeneNachforderung, OffenerPosten } from './auskunft.ts'
import { nachweisTexte } from './texte.ts'

/** Megabytes of one file; intake refuses more. */
export const MAX_DATEI_MB = 10

export type Eingaben = { fehler: Feldfehler[]; eingaben: Record<string, string> }

/** The page that asks for exactly what is missing, as data. */
export function nachweisSeite(
  v: Vorgang,
  offen: OffeneNachforderung | undefined,
  rest: Pick<Nachweisseite, 'thema' | 'kontakt' | 'schluessel'> & Eingaben & { hinweis?: Hinweis | undefined },
  sprache: Sprache,
  jetzt: Date,
): Nachweisseite {
  const t = nachweisTexte(sprache)
  const da = offen?.erledigt.length ?? 0
  const alle = da + (offen?.posten.length ?? 0)
  return {
    art: 'nachweise',
    vorgangId: v.vorgangId,
    ...rest,
    frist: offen && fristOf(offen, sprache, jetzt),
    stand: offen && { da, alle, text: t.stand(da, alle) },
    punkte: (offen?.posten ?? []).map((p) => punktOf(p, sprache)),
    leer: isAktuell(v, v.pruefung) ? t.nichtsFehlt : t.wirdGeprueft,
    mehrZeit:
      offen && offen.frist.stufe !== 'abgelaufen'
        ? t.mehrZeit(datum(offen.mehrZeit.sofortBis, sprache), datum(offen.mehrZeit.beantragtBis, sprache))
        : undefined,
    gesehen: v.grundlage,
    maxMb: MAX_DATEI_MB,
  }
}

const datum = (tag: string | null, sprache: Sprache) => (tag === null ? undefined : tagText(tag, sprache))

function fristOf({ frist }: OffeneNachforderung, sprache: Sprache, jetzt: Date): Nachweisseite['frist'] {
  const t = nachweisTexte(sprache)
  if (frist.stufe === 'abgelaufen') return { kopf: t.abgelaufen(fristText(frist.bis, sprache)), satz: t.trotzdem }
  return { kopf: t.bis(fristText(frist.bis, sprache)), satz: `${abstandText(frist.bis, jetzt, sprache)}. ${t.zaehlt}` }
}

function punktOf(p: OffenerPosten, sprache: Sprache): Punkt {
  const text = sprache === 'leicht' ? p.text.leicht : p.text.einfach
  const titel = p.betrifft === '' ? p.titel : `${p.titel} (${p.betrifft})`
  return {
    id: p.id,
    titel,
    marke: p.grund,
    saetze: text.split(/\n\s*\n/).map((s) => s.replace(/\*\*/g, '').trim()),
    norm: p.norm,
    platz:
      p.antwort.art === 'datei'
        ? { art: 'datei', name: p.antwort.teil, titel }
        : { art: 'feld', name: `antwort:${p.id}`, typ: p.antwort.typ, titel: p.antwort.titel, werte: p.antwort.werte },
  }
}

/** What became of the answer that was just sent, read from the log: nothing is claimed that is not stored. */
export function quittungOf(commits: readonly Commit[], v: Vorgang, seq: number, sprache: Sprache): Hinweis | undefined {
  const commit = commits.find((c) => c.seq === seq)
  const eingang = commit?.ereignisse.find((e) => e.type === 'nachreichung.eingegangen')
  if (!commit || !eingang) return undefined
  const t = nachweisTexte(sprache)
  const { anlagen, angaben } = eingang.inhalt
  const genannt = new Set(anlagen.map((a) => a.posten).filter((id) => id !== undefined))
  const gefragt = v.nachforderungsbriefe.findLast((b) => b.seq < seq)?.seq ?? 0
  const zweimal = commits.some(
    (c) =>
      c.seq > gefragt &&
      c.seq < seq &&
      c.ereignisse.some(
        (e) =>
          e.type === 'nachreichung.eingegangen' &&
          e.inhalt.anlagen.some((a) => a.posten !== undefined && genannt.has(a.posten)),
      ),
  )
  return {
    titel: t.danke(anlagen.length, Object.keys(angaben).length),
    saetze: [t.erhalten(zeitText(new Date(commit.zeitpunkt), sprache, true)), ...(zweimal ? [t.zweimal] : [])].filter(
      (satz) => satz !== '',
    ),
  }
}
