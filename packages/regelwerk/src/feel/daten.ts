import { alter, istDatum } from '../werte/datum.ts'
import { alsGanzzahl, type Dezimal, dividiere, multipliziere, runde, vonGanzzahl } from '../werte/dezimal.ts'
import {
  kalenderwoche,
  monateZwischen,
  plusMonateImKalender,
  plusTage,
  tagAus,
  tageZwischen,
  tagImJahr,
  teile,
  wochentag,
} from '../werte/kalender.ts'
import { type Laufwert, offen } from '../werte/laufwert.ts'
import { DATUM, MONATE, TEXT, type Typ, ZAHL, ZEIT } from '../werte/typ.ts'
import { type Funktion, nimmt, type Signatur } from './signatur.ts'

const WOCHENTAGE = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONATSNAMEN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const TAG = 86400n

export const datumfunktionen: [string, Funktion][] = [
  [
    'date',
    {
      aufruf: 'date("2025-01-01") oder date(2025, 1, 1)',
      parameter: [['from'], ['year', 'month', 'day']],
      typ: datumAus,
      rechne: liesDatum,
    },
  ],
  [
    'age',
    {
      aufruf: 'age(geburtsdatum, am)',
      parameter: [['from', 'to']],
      typ: nimmt([DATUM, DATUM], ZAHL),
      rechne: ([g, am]) => vonGanzzahl(alter(g as string, am as string)),
    },
  ],
  [
    'years and months duration',
    {
      aufruf: 'years and months duration(von, bis)',
      parameter: [['from', 'to']],
      typ: nimmt([DATUM, DATUM], MONATE),
      rechne: ([von, bis]) => vonGanzzahl(monateZwischen(von as string, bis as string)),
    },
  ],
  ['day of week', vomTag('day of week(tag)', TEXT, (tag) => WOCHENTAGE[wochentag(tag) - 1]!)],
  ['month of year', vomTag('month of year(tag)', TEXT, (tag) => MONATSNAMEN[teile(tag).monat - 1]!)],
  ['day of year', vomTag('day of year(tag)', ZAHL, (tag) => vonGanzzahl(tagImJahr(tag)))],
  ['week of year', vomTag('week of year(tag)', ZAHL, (tag) => vonGanzzahl(kalenderwoche(tag)))],
  ['.year', vomTag('tag.year', ZAHL, (tag) => vonGanzzahl(teile(tag).jahr))],
  ['.month', vomTag('tag.month', ZAHL, (tag) => vonGanzzahl(teile(tag).monat))],
  ['.day', vomTag('tag.day', ZAHL, (tag) => vonGanzzahl(teile(tag).tag))],
  ['.weekday', vomTag('tag.weekday', ZAHL, (tag) => vonGanzzahl(wochentag(tag)))],
  ['.years', vonDauer('dauer.years', (monate) => monate / 12n)],
  ['.months', vonDauer('dauer.months', (monate) => monate % 12n)],
  ['.days', vonDauer('dauer.days', (sekunden) => sekunden / TAG)],
  ['.hours', vonDauer('dauer.hours', (sekunden) => (sekunden / 3600n) % 24n)],
  ['.minutes', vonDauer('dauer.minutes', (sekunden) => (sekunden / 60n) % 60n)],
  [
    '.seconds',
    { aufruf: 'dauer.seconds', parameter: [], typ: nimmt([ZEIT], ZAHL), rechne: ([x]) => sekundenteil(x as Dezimal) },
  ],
  [
    'date + months',
    rechnend([DATUM, MONATE], DATUM, ([tag, monate]) => plus(tag, monate as Dezimal, plusMonateImKalender)),
  ],
  ['date + days', rechnend([DATUM, ZEIT], DATUM, ([tag, zeit]) => plus(tag, tageIn(zeit as Dezimal), plusTage))],
  [
    'date - date',
    rechnend([DATUM, DATUM], ZEIT, ([bis, von]) => ({
      z: BigInt(tageZwischen(von as string, bis as string)) * TAG,
      s: 0,
    })),
  ],
  [
    'months * number',
    rechnend([MONATE, ZAHL], MONATE, ([m, n]) => runde(multipliziere(m as Dezimal, n as Dezimal), 0, 'down')),
  ],
]

/** Fields of a day and of the two durations. */
export const eigenschaften: Readonly<Record<string, readonly string[]>> = {
  datum: ['year', 'month', 'day', 'weekday'],
  monate: ['years', 'months'],
  sekunden: ['days', 'hours', 'minutes', 'seconds'],
}

function datumAus(argumente: Parameters<Signatur>[0]): Typ | string {
  const [x] = argumente
  if (argumente.length === 1 && (x!.typ.art === 'text' || x!.typ.art === 'datum')) return DATUM
  const zahlen = nimmt([ZAHL, ZAHL, ZAHL], DATUM)(argumente)
  return typeof zahlen === 'string' ? 'Gebraucht wird ein Text JJJJ-MM-TT oder Jahr, Monat und Tag.' : zahlen
}

function liesDatum([x, monat, tag]: readonly Laufwert[]): Laufwert {
  if (typeof x === 'string') return istDatum(x) ? x : offen('date()')
  const [j, m, t] = [x, monat, tag].map((zahl) => alsGanzzahl(zahl as Dezimal) ?? Number.NaN)
  return tagAus(j!, m!, t!) ?? offen('date()')
}

function vomTag(aufruf: string, ergebnis: Typ, rechne: (tag: string) => Laufwert): Funktion {
  return { aufruf, parameter: [['date']], typ: nimmt([DATUM], ergebnis), rechne: ([tag]) => rechne(tag as string) }
}

function vonDauer(aufruf: string, rechne: (einheiten: bigint) => bigint): Funktion {
  return {
    aufruf,
    parameter: [],
    typ: nimmt([ZEIT], ZAHL),
    rechne: ([x]) => ({ z: rechne(runde(x as Dezimal, 0, 'down').z), s: 0 }),
  }
}

function sekundenteil({ z, s }: Dezimal): Dezimal {
  return { z: z % (60n * 10n ** BigInt(s)), s }
}

function rechnend(arten: readonly Typ[], ergebnis: Typ, rechne: Funktion['rechne']): Funktion {
  return { aufruf: 'a + b', parameter: [], typ: nimmt(arten, ergebnis), rechne }
}

/** A day begins at midnight: an hour earlier is the day before, an hour later the same day. */
function tageIn(zeit: Dezimal): Dezimal {
  return dividiere(zeit, { z: TAG, s: 0 }, 0, 'floor')!
}

function plus(
  tag: Laufwert | undefined,
  anzahl: Dezimal,
  zaehle: (tag: string, anzahl: number) => string | undefined,
): Laufwert {
  const n = alsGanzzahl(anzahl)
  return (n === undefined ? undefined : zaehle(tag as string, n)) ?? offen('date()')
}
