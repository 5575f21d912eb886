import { liesOptionen } from '@weiche/terminal'
import type { Ausgabe, Endwert } from '../befehl.ts'
import { DATEN } from '../installation.ts'
import { PERSON } from '../person.ts'

const OPTIONEN = {
  ...DATEN,
  ...PERSON,
  zweck: { type: 'string', default: 'Störung' },
  leistung: { type: 'string' },
  stand: { type: 'string' },
  code: { type: 'string' },
  'aelter-als': { type: 'string' },
  grund: { type: 'string', default: '' },
  schritt: { type: 'string', default: '' },
  auftrag: { type: 'string' },
  anzahl: { type: 'string', default: '100' },
  ja: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export const lies = (argv: readonly string[]) => liesOptionen(argv, OPTIONEN, { max: 1_000 })
export type Werte = Extract<ReturnType<typeof lies>, { ok: true }>['werte']
/** One part of the command: the words behind its name, and the options. */
export type Teil = (orte: readonly string[], werte: Werte, ausgabe: Ausgabe) => Promise<Endwert>
