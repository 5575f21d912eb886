import { gates } from '@weiche/entscheidung'
import { type Angaben, setPath, Wert } from '@weiche/vorgang'
import { urteile } from '@weiche/werkbank'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dateienOf, leistungen, paketOf } from './lade.ts'

const Anlage = z.object({ art: z.string(), betrifft: z.string(), layout: z.enum(['formular', 'brief']) })
const Beispiel = z.object({
  id: z.string(),
  eingang: z.iso.datetime({ offset: true }),
  antrag: z.record(z.string(), Wert),
  anlagen: z.array(Anlage),
  schritte: z
    .array(
      z.object({ am: z.iso.datetime({ offset: true }), angaben: z.record(z.string(), Wert), anlagen: z.array(Anlage) }),
    )
    .default([]),
  erwartet: z.object({
    weg: z.string(),
    betraege: z.array(z.string()).optional(),
    codes: z.array(z.string()).optional(),
  }),
})
/** What the rules alone would do is asked without these: words of one's own, and a package that may not decide. */
const FALL_UND_RECHT = ['freitext', 'norm', 'ermessen']

describe.each(leistungen)('the sample applications of %s', (leistung) => {
  const paket = paketOf(leistung)
  const beispiele = Object.entries(dateienOf(leistung))
    .filter(([path]) => path.startsWith('beispiele/'))
    .map(([path, content]) => [path.slice(10, -5), Beispiel.parse(JSON.parse(content))] as const)

  test.each(beispiele)('%s: the rules agree with what it expects', (name, beispiel) => {
    expect(beispiel.id).toBe(name)
    const angaben = structuredClone(beispiel.antrag) as Angaben
    const anlagen = [beispiel, ...beispiel.schritte].flatMap((s) => s.anlagen.map((a) => `${a.art}:${a.betrifft}`))
    for (const step of beispiel.schritte)
      for (const [path, value] of Object.entries(step.angaben)) setPath(angaben, path, value)
    const eingang = beispiel.eingang.slice(0, 10)
    const entscheidung = beispiel.schritte.at(-1)?.am.slice(0, 10) ?? eingang
    const lage = { angaben, eingangsdatum: eingang, entscheidungsdatum: entscheidung }
    const needed = paket.nachweise.benoetigt(lage).filter((b) => b.bedarf === 'ja')
    const keys = needed.map((b) => `${b.nachweis.id}:${b.betrifft}`)
    expect(anlagen.filter((key) => !keys.includes(key))).toEqual([])

    const fehlt = keys.filter((key) => !anlagen.includes(key))
    const nachweise = { fehlt, ungelesen: [], widerspruch: [], ungefragt: [] }
    const { weg, betraege, codes } = beispiel.erwartet
    const byGate = codes?.some((code) => code.startsWith('AS-')) ?? false
    const rules = byGate ? gates.filter((gate) => !FALL_UND_RECHT.includes(gate.id)) : gates
    const urteil = urteile(paket, { angaben, eingang, entscheidung, nachweise }, rules)
    expect(urteil.weg).toBe(byGate ? 'dunkel' : weg)
    if (betraege) expect(urteil.betraege).toEqual(betraege)
    if (codes) expect(urteil.codes).toEqual(codes.filter((code) => !code.startsWith('AS-')))
  })
  test('no two samples are the same application by accident', () => {
    const contents = beispiele.filter(([name]) => !name.startsWith('doppelt')).map(([, b]) => JSON.stringify(b.antrag))
    expect(new Set(contents).size).toBe(contents.length)
  })
})
