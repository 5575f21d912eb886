import type { Siegelpruefung } from './fold-schluessel.ts'
import { antragText, type ErteilteFreigabe } from './freigabe.ts'
import { bundBei, INSTALLATION, type Schluesselbund } from './schluessel.ts'
import {
  type Halt,
  keineSteuerung,
  type Steuerung,
  type SteuerungCommit,
  type SteuerungEreignis,
  steuerungSchemas,
} from './steuerung.ts'
import { fehlerZweier, istInstallation } from './unterschriften.ts'

/** What decides which release counts. */
export type Steuerungspruefung = Siegelpruefung & { leistung: string; bund: Schluesselbund }

/** The one reducer of a control stream. A release that is not signed as it must be has no effect. */
export function foldSteuerung(
  commits: readonly SteuerungCommit[],
  pruefung: Steuerungspruefung,
  from: Steuerung = keineSteuerung,
): Steuerung {
  let state = from
  for (const { seq, ereignisse } of commits) {
    for (const e of ereignisse) state = apply(state, seq, e, pruefung)
    state = { ...state, seq }
  }
  return state
}

function apply(state: Steuerung, seq: number, e: SteuerungEreignis, pruefung: Steuerungspruefung): Steuerung {
  switch (e.type) {
    case 'freigabe.beantragt':
      return { ...state, antrag: e.fakten }
    case 'ausgabe.freigegeben': {
      const grund = fehlerDerFreigabe(state, seq, e.fakten, pruefung)
      return grund === ''
        ? released(state, seq, e.fakten)
        : { ...state, verworfen: [...state.verworfen, { seq, grund }] }
    }
    case 'automatik.gestoppt':
      return { ...state, gestoppt: [...without(state, e.fakten.klasse), { ...haltOf(e.fakten), seq }] }
    case 'automatik.fortgesetzt':
      return { ...state, gestoppt: without(state, e.fakten.klasse) }
    case 'stichprobe.festgelegt':
      return { ...state, stichprobe: e.fakten.anteil || undefined }
    default:
      return Object.hasOwn(steuerungSchemas, e.type) ? state : { ...state, gestoppt: [...state.gestoppt, unknown(seq)] }
  }
}

/** A newer program switched something of which nothing is known here: until this one is newer too, a person decides. */
const unknown = (seq: number): Halt => ({
  ...{ klasse: '', seq },
  grund: 'Eine neuere Programmfassung hat eine Schaltung vorgenommen, die diese nicht kennt.',
})

function released(state: Steuerung, seq: number, fakten: ErteilteFreigabe): Steuerung {
  const { ausgabe, antrag } = fakten
  return {
    ...state,
    ausgabe,
    freigabe: { ...fakten, seq },
    assistiert: antrag !== null && !antrag.automatik,
    nummer: state.nummer + 1,
    antrag: undefined,
  }
}

/**
 * Two persons of the Fachbereich sign. Only as long as no person's key was ever registered the installation signs
 * alone; a release from before there were signatures counts only while none was signed.
 */
export function fehlerDerFreigabe(
  state: Steuerung,
  seq: number,
  { ausgabe, antrag, unterschriften }: ErteilteFreigabe,
  { leistung, bund, installation, pruefe }: Steuerungspruefung,
): string {
  const then = bundBei(bund, leistung, seq)
  if (!antrag)
    return state.freigabe?.antrag || then.schluessel.length > 0 ? 'Die Freigabe ist nicht unterschrieben.' : ''
  if (antrag.leistung !== leistung || antrag.ausgabe !== ausgabe)
    return 'Unterschrieben ist die Freigabe einer anderen Ausgabe.'
  if (antrag.nummer !== state.nummer + 1 || antrag.vorige !== (state.ausgabe ?? ''))
    return 'Seit der Unterschrift ist eine andere Ausgabe freigegeben worden.'
  const text = antragText(antrag)
  if (unterschriften.some((u) => u.schluessel === INSTALLATION)) {
    if (then.schluessel.length > 0) return 'Seit Schlüssel registriert sind, geben nur zwei Personen frei.'
    return istInstallation(unterschriften, text, installation, pruefe)
      ? ''
      : 'Die Unterschrift der Installation passt nicht.'
  }
  return fehlerZweier(unterschriften, { text, rollen: ['fachbereich'] }, then, pruefe)
}

const haltOf = ({ klasse, grund }: { klasse: string; grund: string }): Omit<Halt, 'seq'> => ({ klasse, grund })
const without = (state: Steuerung, klasse: string) => state.gestoppt.filter((h) => h.klasse !== klasse)
