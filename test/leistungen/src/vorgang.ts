import { lageOf } from '@weiche/processing'
import { type Bedarf, type Paket, pruefeAngaben, zustaendigkeit } from '@weiche/regelwerk'
import { keineSteuerung, type Pruefpunkt } from '@weiche/vorgang'
import * as e from '@weiche/vorgang/test'
import type { Fall } from './fall.ts'

type Lage = Parameters<typeof import('@weiche/processing').decideAntrag>[0]

/** A case file as the Vorgang that processing sees: checked, assigned, ready for the switch. */
export function lageOfFall(paket: Paket, fall: Fall): Lage {
  const { angaben, fehler } = pruefeAngaben(paket, fall.angaben)
  if (fehler.length > 0) throw new Error(`${fall.name}: ${fehler[0]!.text}`)
  const punkte = punkteOf(paket, fall, angaben)
  const eingegangen = e.eingegangen(fall.angaben)
  if (eingegangen.type === 'antrag.eingegangen') eingegangen.fakten.eingangsdatum = fall.eingang
  const vorgang = e.gegeben(
    fall.gate === 'dublette' ? [eingegangen, e.dublette()] : [eingegangen],
    [e.geprueft(1, { angaben, punkte })],
    [e.zugeordnet(1, zustaendigkeit(paket, angaben).codes)],
  )
  const steuerung = { ...keineSteuerung, stichprobe: '0' }
  const lage = lageOf({
    paket,
    ausgabe: 'test',
    vorgang,
    heute: fall.entscheidung,
    los: 0.5,
    steuerung:
      fall.gate === 'stichprobe'
        ? { ...steuerung, stichprobe: '1' }
        : fall.gate === 'automatik-gestoppt'
          ? { ...steuerung, gestoppt: { grund: 'Test', seq: 1 } }
          : steuerung,
  })
  return { ...lage, angabenHmac: '', traceHmac: '' }
}

/** What the check of the Nachweise would report; a kind that nobody reads is unread whenever it lies there. */
function punkteOf(paket: Paket, fall: Fall, angaben: Fall['angaben']): Pruefpunkt[] {
  const lage = { angaben, eingangsdatum: fall.eingang, entscheidungsdatum: fall.entscheidung }
  const needed = paket.nachweise.benoetigt(lage).filter((b) => b.bedarf === 'ja')
  const given = typeof fall.nachweise === 'string' ? undefined : fall.nachweise
  const punkte = needed.flatMap((b) => {
    const key = `${b.nachweis.id}:${b.betrifft}`
    if (fall.nachweise === 'keine' || given?.fehlt.includes(key)) return [punkt('nachweis-fehlt', b)]
    if (!b.nachweis.lesen || given?.ungelesen.includes(key)) return [punkt('nachweis-ungelesen', b)]
    return given?.widerspruch.includes(key) ? [punkt('nachweis-widerspruch', b)] : []
  })
  const ungefragt = (given?.ungefragt ?? []).map((key) => ({
    ...LEER,
    gegenstand: key,
    art: 'nachweis-ungefragt' as const,
  }))
  return [...punkte, ...ungefragt]
}

const LEER = { code: 'WOG-NW-000', gegenstand: '', betrifft: '', anlageId: '', norm: '§ 60 SGB I', text: 'Nachweis' }

function punkt(art: Pruefpunkt['art'], { nachweis, betrifft }: Bedarf): Pruefpunkt {
  return { ...LEER, code: nachweis.code, art, gegenstand: nachweis.id, betrifft, text: nachweis.titel }
}
