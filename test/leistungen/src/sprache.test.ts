import { describe, expect, test } from 'vitest'
import { leistungen, paketOf } from './lade.ts'
import { pruefeEinfach, pruefeLeicht } from './sprache.ts'

const platzhalterOf = (text: string) => [...text.matchAll(/\{\{([\w.]+)\}\}/g)].map((m) => m[1]!)

describe.each(leistungen)('the texts of %s', (leistung) => {
  const { kopf, register } = paketOf(leistung)
  const { recht, einfach, leicht } = register
  test('speak in all three registers, without exception', () => {
    expect([...einfach.keys()].sort()).toEqual([...recht.keys()].sort())
    expect([...leicht.keys()].sort()).toEqual([...recht.keys()].sort())
  })
  test.each([...recht])('%s names no other figure in plain words than in those of the law', (id, text) => {
    const known = platzhalterOf(text)
    const named = [...platzhalterOf(einfach.get(id)!), ...platzhalterOf(leicht.get(id)!)]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })
  test.each([...einfach])('%s is plain', (_id, text) => expect(pruefeEinfach(text)).toEqual([]))
  test.each([...leicht])('%s is Leichte Sprache', (_id, text) => expect(pruefeLeicht(text)).toEqual([]))
  test('a heading stands where the law text has one', () => {
    const headed = (texte: ReadonlyMap<string, string>) =>
      [...texte].filter(([, text]) => text.startsWith('# ')).map(([id]) => id)
    expect(headed(einfach).sort()).toEqual(headed(recht).sort())
    expect(headed(leicht).sort()).toEqual(headed(recht).sort())
  })
  test('a decision in easy words says that the Bescheid is what counts', () => {
    for (const id of [kopf.bescheid!.texte.bewilligung, kopf.bescheid!.texte.ablehnung])
      expect(leicht.get(id)).toContain('Es gilt der Bescheid.')
  })
})

describe('what Leichte Sprache leaves out is found', () => {
  test.each([
    ['Der Antrag wird geprüft.', 'kein Passiv'],
    ['Das könnte zu viel sein.', 'kein Konjunktiv'],
    ['Die Höhe des Lohns zählt.', 'kein Genitiv'],
    ['Das steht in § 7.', 'keine Paragraphen'],
    ['Sie haben zwei Kinder.', 'Zahlen als Ziffern'],
    ['Wir zahlen 5 % mehr.', 'keine Zeichen'],
    ['Sie ziehen aus. Das ist wichtig.', 'ein Satz je Zeile'],
    ['Wir haben den Brief am Montag in der Stadt bei der Post in den Kasten gelegt.', 'höchstens 12 Wörter'],
    ['Ihre Mietbescheinigung fehlt.', 'lange Wörter'],
  ])('%s', (text, fehler) => expect(pruefeLeicht(text).join()).toContain(fehler))
  test.each([
    'Der Brief ging vor dem 1. Januar 2025 zur Post.',
    'Das ist Ihre Nummer: **{{vorgangId}}**.',
    'Sie haben dafür **1 Monat** Zeit.',
  ])('and this is fine: %s', (text) => expect(pruefeLeicht(text)).toEqual([]))
})
