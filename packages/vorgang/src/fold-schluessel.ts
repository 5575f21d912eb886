import {
  benutzbar,
  type Eintrag,
  eintragText,
  istSelbePerson,
  keinBund,
  type Pruefe,
  Rolle,
  type Schluesselbund,
  type Sperre,
  sperreText,
  type Unterschrift,
} from './schluessel.ts'
import type { SteuerungCommit } from './steuerung.ts'
import { fehlerEiner, fehlerZweier, istInstallation } from './unterschriften.ts'

/** Whose signatures count: `installation` is the public key of the installation itself. */
export type Siegelpruefung = { installation: string; pruefe: Pruefe }

/** The keys that count. What is not signed as it must be has no effect and is named. */
export function foldSchluessel(
  commits: readonly SteuerungCommit[],
  pruefung: Siegelpruefung,
  from: Schluesselbund = keinBund,
): Schluesselbund {
  let bund = from
  for (const { seq, ereignisse } of commits) {
    for (const e of ereignisse) {
      if (e.type === 'schluessel.beantragt') bund = { ...bund, antraege: [...ohne(bund, e.fakten.eintrag), e.fakten] }
      if (e.type === 'schluessel.registriert') {
        const { eintrag, unterschriften } = e.fakten
        const fehler = fehlerDerRegistrierung(bund, eintrag, unterschriften, pruefung)
        bund = fehler === '' ? registriert(bund, eintrag, seq) : verwirf(bund, seq, fehler)
      }
      if (e.type === 'schluessel.gesperrt') {
        const { sperre, unterschriften } = e.fakten
        const fehler = fehlerDerSperre(bund, sperre, unterschriften, pruefung)
        bund = fehler === '' ? gesperrt(bund, sperre) : verwirf(bund, seq, fehler)
      }
    }
    bund = { ...bund, seq }
  }
  return bund
}

/**
 * Fewer than two usable keys: nobody could release or register, so the installation signs. Else two persons do, because
 * who could register a key alone could be both persons of a release.
 */
export const brauchtZwei = (bund: Schluesselbund): boolean => benutzbar(bund).length >= 2

/** Why a key cannot be registered, whoever signs; "" = it can. */
export function fehlerImEintrag(bund: Schluesselbund, { schluessel, name }: Eintrag): string {
  if (bund.schluessel.some((s) => s.schluessel === schluessel))
    return `Der Schlüssel ${schluessel} war hier schon registriert. Bitte legen Sie mit „weiche schluessel neu“ einen neuen an.`
  const same = benutzbar(bund).find((s) => istSelbePerson(s.name, name))
  if (same) return `${same.name} hat schon den Schlüssel ${same.schluessel}. Bitte sperren Sie zuerst diesen.`
  return ''
}

function fehlerDerRegistrierung(
  bund: Schluesselbund,
  eintrag: Eintrag,
  unterschriften: readonly Unterschrift[],
  { installation, pruefe }: Siegelpruefung,
): string {
  const fehler = fehlerImEintrag(bund, eintrag)
  if (fehler !== '') return fehler
  const text = eintragText(eintrag)
  if (brauchtZwei(bund)) return fehlerZweier(unterschriften, { text, rollen: Rolle.options }, bund, pruefe)
  return istInstallation(unterschriften, text, installation, pruefe) ? '' : 'Die Unterschrift der Installation fehlt.'
}

/** One signature is enough: locking takes a right away and gives none. */
function fehlerDerSperre(
  bund: Schluesselbund,
  sperre: Sperre,
  unterschriften: readonly Unterschrift[],
  { installation, pruefe }: Siegelpruefung,
): string {
  const text = sperreText(sperre)
  if (istInstallation(unterschriften, text, installation, pruefe)) return ''
  const [only] = unterschriften
  return only ? fehlerEiner(only, { text, rollen: Rolle.options }, bund, pruefe) : 'Die Unterschrift fehlt.'
}

function registriert(bund: Schluesselbund, eintrag: Eintrag, seq: number): Schluesselbund {
  return { ...bund, schluessel: [...bund.schluessel, { ...eintrag, seq }], antraege: ohne(bund, eintrag) }
}

function gesperrt(bund: Schluesselbund, sperre: Sperre): Schluesselbund {
  const schluessel = bund.schluessel.map((s) =>
    s.schluessel === sperre.schluessel && !s.sperre ? { ...s, sperre } : s,
  )
  return { ...bund, schluessel }
}

const ohne = (bund: Schluesselbund, eintrag: Eintrag) =>
  bund.antraege.filter((a) => a.eintrag.schluessel !== eintrag.schluessel)
const verwirf = (bund: Schluesselbund, seq: number, grund: string): Schluesselbund => ({
  ...bund,
  verworfen: [...bund.verworfen, { seq, grund }],
})
