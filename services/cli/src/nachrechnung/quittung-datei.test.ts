import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grundlage } from '@weiche/werkbank'
import { expect, onTestFinished, test } from 'vitest'
import { abweichungen, liesQuittungDatei } from './quittung-datei.ts'

/** A receipt that somebody was handed before the Spur; never edited. */
const FRUEHER = {
  format: 'weiche-quittung/1',
  vorgangId: 'ABCD-EFGH-JKMN-PQRS-T',
  seq: 4,
  leistung: 'wohngeld',
  zeitpunkt: '2025-06-02T08:00:00.000Z',
  quittung: {
    ausgabe: 'a',
    fassungen: ['2025-01-01'],
    dateien: { 'leistung.json': 'h' },
    engine: 'weiche-regelwerk 1',
    eingangsdatum: '2025-06-01',
    entscheidungsdatum: '2025-06-02',
    ausgang: 'bewilligung',
    angabenHmac: 'x',
    traceHmac: 'y',
  },
}

function lies(inhalt: object) {
  const ordner = mkdtempSync(join(tmpdir(), 'quittung-'))
  onTestFinished(() => rmSync(ordner, { recursive: true }))
  writeFileSync(join(ordner, 'q.json'), JSON.stringify(inhalt))
  return liesQuittungDatei(join(ordner, 'q.json'))
}

test('a receipt from before the Spur is read, and is the one of the log', () => {
  const gelesen = lies(FRUEHER)
  if (!gelesen.ok) throw new Error(gelesen.text)
  const { vorgangId, seq, leistung, zeitpunkt, quittung } = FRUEHER
  const imLog = { vorgangId, seq, zeitpunkt, vorgang: { leistung }, quittung: { ...quittung, spurHmac: '' } }
  expect(abweichungen(gelesen.datei, imLog as unknown as Grundlage)).toEqual([])
  const andere = { ...imLog, quittung: { ...imLog.quittung, traceHmac: 'z' } }
  expect(abweichungen(gelesen.datei, andere as unknown as Grundlage)).toEqual(['traceHmac'])
})

test('a receipt of today that lacks the HMAC of the Spur is told to be none', () => {
  expect(lies({ ...FRUEHER, format: 'weiche-quittung/2' })).toMatchObject({
    ok: false,
    text: expect.stringContaining('falsch: quittung.spurHmac'),
  })
})
