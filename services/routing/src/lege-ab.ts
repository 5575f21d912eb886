import type { Ablage, Aktendokument, Ziel } from '@weiche/austausch'
import type { Handler, Platform } from '@weiche/controller'
import { bescheidtageOf } from '@weiche/entscheidung'
import type { Paket } from '@weiche/regelwerk'
import { foldVorgang } from '@weiche/vorgang'
import { type Aktenstueck, aktenstuecke } from './akte.ts'
import { auftragOf, zuBelegen } from './auftrag.ts'

/**
 * Files Antrag, Nachreichungen, Nachweise, letters and Bescheid in the eAkte when the dispatch of the Bescheid is proven; after a
 * Versagung what came since.
 */
export function createLegeAb(platform: Platform, eakte: Ziel<Ablage>): Handler {
  return {
    name: 'routing.legeAb',
    service: 'routing',
    wakesOn: ['bescheid.versandt', 'vorgang.zurueckgegeben'],
    async handle(vorgang) {
      const next = zuBelegen(vorgang, 'ablage')
      if (!next) return undefined
      const { bescheid, versand, davor } = next
      const { vorgangId } = vorgang
      const commits = await platform.log.readUpTo(vorgangId, bescheid.seq)
      const then = foldVorgang(commits)!
      const { paket } = await platform.regelwerke.aktuell(vorgang.leistung)
      const auftrag = auftragOf(then, 'Ablage', bescheidtageOf(versand.fakten.aufgabe, paket))
      const { effekt, dateien } =
        (await eakte.finde(auftrag.effekt)) ??
        (await eakte.schreibe({
          ...auftrag,
          aktenplan: then.zuordnung!.fakten.aktenplan,
          dokumente: await load(
            platform,
            vorgangId,
            aktenstuecke(commits, (art) => titelOf(paket, art), davor?.seq),
          ),
        }))
      const abgelegt = {
        type: 'akte.abgelegt' as const,
        fakten: { bescheid: bescheid.id, effekt, dateien },
        inhalt: {},
      }
      return { antwortAuf: bescheid.id, ereignisse: [abgelegt] }
    },
  }
}

function titelOf(paket: Paket, art: string): string {
  return paket.nachweise.liste.find((n) => n.id === art)?.titel ?? 'Sonstige Unterlage'
}

/** One after the other: the attachments of one Vorgang may be large. */
async function load(platform: Platform, vorgangId: string, stuecke: readonly Aktenstueck[]): Promise<Aktendokument[]> {
  const anlagen = stuecke.flatMap(({ quelle }) => ('anlageId' in quelle ? [quelle] : []))
  await platform.anlagen.fetchAhead(vorgangId, anlagen)
  const dokumente: Aktendokument[] = []
  for (const { quelle, ...stueck } of stuecke) dokumente.push({ ...stueck, bytes: await bytesOf(quelle) })
  return dokumente

  function bytesOf(quelle: Aktenstueck['quelle']): Uint8Array | Promise<Uint8Array> {
    if ('bytes' in quelle) return quelle.bytes
    return 'anlageId' in quelle
      ? platform.anlagen.load(vorgangId, quelle.anlageId)
      : platform.dokumente.get(vorgangId, quelle.dokumentId)
  }
}
