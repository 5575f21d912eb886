import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPlaetze } from './plaetze.ts'

test('given any opening and closing, then there are never more lines than allowed, and a line that ended leaves its place', () => {
  const zug = fc.record({ sitzung: fc.constantFrom('a', 'b', 'c', 'd'), schliesst: fc.option(fc.nat(20)) })
  fc.assert(
    fc.property(fc.array(zug, { maxLength: 60 }), (zuege) => {
      const plaetze = createPlaetze({ jeSitzung: 2, jeProzess: 5 })
      const offen: { sitzung: string; gib: () => void }[] = []
      const drop = (leitung: (typeof offen)[number]) => {
        offen.splice(offen.indexOf(leitung), 1)
        leitung.gib()
      }
      for (const { sitzung, schliesst } of zuege) {
        const alte = schliesst === null ? undefined : offen[schliesst]
        if (alte) drop(alte)
        const mine = offen.filter((l) => l.sitzung === sitzung)
        const before = offen.length
        const leitung = { sitzung, gib: () => {} }
        const gib = plaetze.nimm(sitzung, () => drop(leitung))
        expect(gib === undefined).toBe(mine.length < 2 && before >= 5)
        if (!gib) continue
        expect(plaetze.belegt()).toBe(offen.length + 1)
        leitung.gib = gib
        offen.push(leitung)
        expect(offen.length).toBeLessThanOrEqual(5)
        expect(offen.filter((l) => l.sitzung === sitzung).length).toBeLessThanOrEqual(2)
        if (mine.length === 2) expect(offen).not.toContain(mine[0])
      }
    }),
  )
})
