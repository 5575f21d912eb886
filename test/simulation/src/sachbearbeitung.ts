import { uuid, waehle } from '@weiche/test-last'
import type { Aussen } from './aussen.ts'

type Ansicht = {
  vorgangId: string
  seq: number
  stand: string
  uebernommenVon?: string
  aussteuerungen: { codes: string[] }[]
  auswertung?: { ausgang: string }
  bescheid?: object
}

/** A person at the exception queue: reads, thinks, acts on what was read; two of them get into each other's way. Until it is time to go home. */
export async function bearbeite(aussen: Aussen, person: string, feierabend: () => boolean): Promise<void> {
  const headers = { person }
  const zurueckgegeben = new Set<string>()
  while (!feierabend()) {
    await aussen.warte(300, 4_000)
    const liste = await aussen.rufe({ route: 'GET /sachbearbeitung/vorgaenge', headers })
    const zeilen = (liste?.body as { zeilen?: { vorgangId: string }[] } | undefined)?.zeilen ?? []
    if (zeilen.length === 0) continue
    const { vorgangId } = waehle(aussen.zufall, zeilen)
    const params = { vorgangId }
    const gelesen = await aussen.rufe({ route: 'GET /sachbearbeitung/vorgaenge/:vorgangId', params, headers })
    if (gelesen?.status !== 200) continue
    const befehl = befehlFuer(gelesen.body as Ansicht)
    if (!befehl) continue
    await aussen.warte(0, 1_500)
    const key = uuid(aussen.zufall)
    const body = { typ: 'application/json', bytes: Buffer.from(JSON.stringify(befehl)) }
    const { status, body: antwort } = await aussen.beharre({
      route: 'POST /sachbearbeitung/vorgaenge/:vorgangId/befehle',
      params,
      headers: { ...headers, 'idempotency-key': key },
      body,
    })
    if (status === 200)
      aussen.hauptbuch.quittungen.push({ vorgangId, service: 'review', ursache: `review.befehl.${key}` })
    else if (status === 409) aussen.hauptbuch.konflikte++
    else throw new Error(`Befehl ${befehl.befehl} zu ${vorgangId}: ${status} ${JSON.stringify(antwort)}`)
  }

  function befehlFuer({ vorgangId, seq: gesehen, ...v }: Ansicht): { befehl: string } | undefined {
    if (v.stand !== 'bei-person' || v.bescheid) return undefined
    if (v.uebernommenVon !== person) {
      const isOthers = v.uebernommenVon !== undefined && aussen.zufall() > 0.1
      return isOthers ? undefined : ({ befehl: 'uebernehmen', gesehen } as { befehl: string })
    }
    const codes = [...new Set(v.aussteuerungen.flatMap((a) => a.codes))]
    const grund = 'Nach Rücksprache am Telefon.'
    if (!zurueckgegeben.has(vorgangId) && aussen.zufall() < 0.3) {
      zurueckgegeben.add(vorgangId)
      return { befehl: 'zurueckgeben', gesehen, codes, grund } as { befehl: string }
    }
    const ausgang = v.auswertung?.ausgang === 'bewilligung' ? 'bewilligung' : 'ablehnung'
    return { befehl: 'entscheiden', gesehen, ausgang, gruende: [{ norm: '§ 19 WoGG', text: grund }] } as {
      befehl: string
    }
  }
}
