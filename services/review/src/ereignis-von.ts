import {
  type Bedarf,
  type Ereignis,
  type Forderung,
  gegenstandOf,
  nummeriere,
  offeneNachforderung,
  unzustellbare,
  type Vorgang,
} from '@weiche/vorgang'
import type { Auftrag, Befehl } from './befehl.ts'
import { offeneCodes, offenePosten } from './offen.ts'
import { computed } from './sicht.ts'
import { type Versagungsgrund, versagungsgrund } from './versagung.ts'

/** The event that a command makes; it was found to be allowed before. */
export function eventOf(v: Vorgang, { befehl, person, heute, frist }: Auftrag): Ereignis {
  const by = { person, gesehen: befehl.gesehen }
  const grundlage = v.grundlage
  switch (befehl.befehl) {
    case 'uebernehmen':
      return { type: 'vorgang.uebernommen', fakten: by, inhalt: {} }
    case 'berichtigen':
      return { type: 'angaben.berichtigt', fakten: by, inhalt: { angaben: befehl.angaben, grund: befehl.grund } }
    case 'erledigen':
      return {
        type: 'widerspruch.erledigt',
        fakten: { ...by, ergebnis: befehl.ergebnis },
        inhalt: { grund: befehl.grund },
      }
    case 'zurueckgeben':
      return {
        type: 'vorgang.zurueckgegeben',
        fakten: { ...by, grundlage, codes: befehl.codes },
        inhalt: { grund: befehl.grund },
      }
    case 'zustellen': {
      const { anschrift, grund } = befehl
      return {
        type: 'zustellung.veranlasst',
        fakten: { ...by, zu: unzustellbare(v)[0]! },
        inhalt: { anschrift, grund },
      }
    }
    case 'umverteilen': {
      const { organisationseinheit, team } = befehl
      return {
        type: 'vorgang.umverteilt',
        fakten: { ...by, organisationseinheit, team },
        inhalt: { grund: befehl.grund },
      }
    }
    case 'nachfordern': {
      const punkte = listOf(v, befehl.punkte)
      const codes = [...new Set(punkte.map((p) => p.code))]
      const fakten = {
        grundlage,
        weg: 'person' as const,
        person,
        gesehen: befehl.gesehen,
        codes,
        frist: befehl.frist ?? frist,
        fortgefuehrt: '',
      }
      return { type: 'nachforderung.gestellt', fakten, inhalt: { punkte } }
    }
    case 'aufheben': {
      const { posten, art, grund } = befehl
      return { type: 'forderung.aufgehoben', fakten: { ...by, grundlage, posten, art }, inhalt: { grund } }
    }
    case 'verlaengern': {
      const nachforderung = offeneNachforderung(v)!.id
      const fakten = { ...by, nachforderung, frist: befehl.frist, weg: 'person' as const, brief: true }
      return { type: 'frist.verlaengert', fakten, inhalt: { grund: befehl.grund } }
    }
    case 'nicht-verlaengern': {
      const { id, frist } = offeneNachforderung(v)!
      const fakten = { ...by, nachforderung: id, frist }
      return { type: 'fristverlaengerung.abgelehnt', fakten, inhalt: { grund: befehl.grund } }
    }
    case 'versagen': {
      const { posten, ...tage } = versagungsgrund(v, heute) as Versagungsgrund
      return {
        type: 'versagung.ausgesprochen',
        fakten: { ...by, ...tage, grundlage, entscheidungsdatum: heute },
        inhalt: { posten, erschwerung: befehl.erschwerung, ermessen: befehl.ermessen },
      }
    }
    case 'entscheiden':
      return decision(v, befehl, person, heute)
  }
}

/** One consolidated list: what is open stays, the person's items come first and replace what asks for the same. */
function listOf(v: Vorgang, punkte: readonly Omit<Bedarf, 'von'>[]): Forderung[] {
  const neu = punkte.map((p): Bedarf => ({ ...p, von: 'person' }))
  const named = new Set(neu.map(gegenstandOf))
  const open = offenePosten(v).filter((p) => !named.has(gegenstandOf(p)))
  return nummeriere([...neu, ...open.map(({ id: _, ...rest }): Bedarf => rest)], v)
}

function decision(
  v: Vorgang,
  befehl: Extract<Befehl, { befehl: 'entscheiden' }>,
  person: string,
  heute: string,
): Ereignis {
  const own = befehl.abschnitte !== undefined
  const current = computed(v, befehl.ausgang)
  return {
    type: 'entscheidung.getroffen',
    fakten: {
      grundlage: v.grundlage,
      weg: 'person',
      person,
      gesehen: befehl.gesehen,
      ausgang: befehl.ausgang,
      codes: offeneCodes(v),
      entscheidungsdatum: heute,
    },
    inhalt: {
      abschnitte: befehl.abschnitte ?? current?.abschnitte ?? [],
      gruende: befehl.gruende.map((g) => ({ code: 'PERSON', ...g })),
      // The sheet explains the computed amount only; amounts of the person stand on their reasons.
      berechnung: own ? [] : (current?.berechnung ?? []),
    },
  }
}
