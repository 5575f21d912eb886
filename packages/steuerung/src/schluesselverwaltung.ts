import type { Uhr } from '@weiche/controller'
import {
  benutzbar,
  brauchtZwei,
  type Eintrag,
  eintragText,
  fehlerEiner,
  fehlerImEintrag,
  fehlerZweier,
  Rolle,
  type Schluesselbund,
  type Sperre,
  type SteuerungEreignis,
  sperreText,
  type Unterschrift,
} from '@weiche/vorgang'
import { pruefeSignatur, schluesselId, type Unterzeichner } from './signatur.ts'
import type { Anhang, Steuerungsstand } from './stand.ts'

export type Schluesselergebnis =
  | { kind: 'registriert'; eintrag: Eintrag }
  /** A second person has still to sign. */
  | { kind: 'beantragt'; eintrag: Eintrag }
  | { kind: 'gesperrt'; sperre: Sperre }
  | { kind: 'abgelehnt'; text: string }

export type Schluesselverwaltung = {
  bund(): Promise<Schluesselbund>
  /** The first two keys are signed by the installation, later ones by two persons, one call each. */
  registriere(
    neu: { oeffentlich: string; name: string; rolle: Rolle },
    wer: Unterzeichner | undefined,
  ): Promise<Schluesselergebnis>
  /** `wer` undefined: the installation itself. */
  sperre(schluessel: string, grund: string, wer: Unterzeichner | undefined): Promise<Schluesselergebnis>
}

export function createSchluesselverwaltung(deps: {
  stand: Steuerungsstand
  uhr: Uhr
  installation: Unterzeichner
  leistungen(): Promise<string[]>
  newId(): string
}): Schluesselverwaltung {
  const { stand, uhr, installation } = deps

  async function staende(): Promise<Record<string, number>> {
    const seqs = (await deps.leistungen()).map(async (l) => [l, (await stand.readNow(l)).steuerung.seq] as const)
    return Object.fromEntries(await Promise.all(seqs))
  }
  const anhang = (ereignis: SteuerungEreignis): Anhang => ({
    ursache: `schluessel:${deps.newId()}`,
    zeitpunkt: uhr.jetzt(),
    ereignis,
  })

  /** Runs `decide` on the newest keys; what it answers is returned when its event is stored. */
  async function run(
    decide: (bund: Schluesselbund) => Promise<[Schluesselergebnis, SteuerungEreignis?]>,
  ): Promise<Schluesselergebnis> {
    let answer: Schluesselergebnis | undefined
    await stand.appendSchluessel(async (bund) => {
      const [ergebnis, ereignis] = await decide(bund)
      answer = ergebnis
      return ereignis && anhang(ereignis)
    })
    return answer!
  }

  async function neuerEintrag(neu: { oeffentlich: string; name: string; rolle: Rolle }): Promise<Eintrag> {
    const schluessel = schluesselId(neu.oeffentlich)
    return { ...neu, schluessel, zeitpunkt: uhr.jetzt().toISOString(), staende: await staende() }
  }

  return {
    bund: stand.bund,
    registriere: (neu, wer) =>
      run(async (bund) => {
        const pending = bund.antraege.find((a) => a.eintrag.schluessel === schluesselId(neu.oeffentlich))
        const eintrag = brauchtZwei(bund) && pending ? pending.eintrag : await neuerEintrag(neu)
        const fehler = fehlerImEintrag(bund, eintrag)
        if (fehler !== '') return [refuse(fehler)]
        const registriert = (unterschriften: Unterschrift[]): [Schluesselergebnis, SteuerungEreignis] => [
          { kind: 'registriert', eintrag },
          { type: 'schluessel.registriert', fakten: { eintrag, unterschriften } },
        ]
        const anspruch = { text: eintragText(eintrag), rollen: Rolle.options }
        if (!brauchtZwei(bund)) return registriert([installation.unterschreibe(anspruch.text)])
        if (!wer) return [refuse(ZWEI)]
        const unterschrift = wer.unterschreibe(anspruch.text)
        const nichtMeine = fehlerEiner(unterschrift, anspruch, bund, pruefeSignatur)
        if (nichtMeine !== '') return [refuse(nichtMeine)]
        const [erste] = pending?.unterschriften ?? []
        if (!erste || fehlerEiner(erste, anspruch, bund, pruefeSignatur) !== '')
          return [
            { kind: 'beantragt', eintrag },
            { type: 'schluessel.beantragt', fakten: { eintrag, unterschriften: [unterschrift] } },
          ]
        const beide = fehlerZweier([erste, unterschrift], anspruch, bund, pruefeSignatur)
        return beide === '' ? registriert([erste, unterschrift]) : [refuse(beide)]
      }),
    sperre: (schluessel, grund, wer) =>
      run(async (bund) => {
        if (grund.trim() === '')
          return [refuse('Es fehlt der Grund. Bitte geben Sie mit --grund an, warum gesperrt wird.')]
        const found = bund.schluessel.find((s) => s.schluessel === schluessel)
        if (!found) return [refuse(`Den Schlüssel „${schluessel}“ gibt es hier nicht. ${bekannte(bund)}`)]
        if (found.sperre) return [refuse(`Der Schlüssel ${schluessel} von ${found.name} ist schon gesperrt.`)]
        const sperre = { schluessel, grund, zeitpunkt: uhr.jetzt().toISOString(), staende: await staende() }
        const text = sperreText(sperre)
        const unterschrift = (wer ?? installation).unterschreibe(text)
        const fehler = wer ? fehlerEiner(unterschrift, { text, rollen: Rolle.options }, bund, pruefeSignatur) : ''
        if (fehler !== '') return [refuse(fehler)]
        return [
          { kind: 'gesperrt', sperre },
          { type: 'schluessel.gesperrt', fakten: { sperre, unterschriften: [unterschrift] } },
        ]
      }),
  }
}

const ZWEI =
  'Es sind schon zwei Schlüssel registriert. Einen weiteren unterschreiben zwei Personen nacheinander: bitte mit --schluessel DATEI.'
const refuse = (text: string): Schluesselergebnis => ({ kind: 'abgelehnt', text })

function bekannte(bund: Schluesselbund): string {
  const list = benutzbar(bund).map((s) => `${s.schluessel} (${s.name})`)
  return list.length === 0 ? 'Es ist noch keiner registriert.' : `Es gibt: ${list.join(', ')}.`
}
