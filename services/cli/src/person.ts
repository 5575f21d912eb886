import { liesSchluessel, type Schluesseldatei } from '@weiche/steuerung'
import { liesUmgebung } from './umgebung.ts'

/** Who reads personal data; goes to the access log. A pseudonymous id, never a name. */
export const PERSON = { person: { type: 'string' }, schluessel: { type: 'string' } } as const
/** Who reads, and what for; the purpose goes to the access log too. */
export const LESEN = { ...PERSON, zweck: { type: 'string', default: 'Nachprüfung' } } as const
export const LESEN_HILFE = lesenHilfe(LESEN.zweck.default)

export function lesenHilfe(zweck: string): string {
  return `  --person KENNUNG   wer liest; steht im Zugriffsprotokoll (statt dessen: --schluessel DATEI)
  --zweck TEXT       wozu (Vorgabe: ${zweck})`
}

type Angabe = { person?: string | undefined; schluessel?: string | undefined }
export type Person = { ok: true; person: string } | { ok: false; text: string }

/** `anlass`: why somebody has to be named, a German sentence. */
export function liesPerson({ person, schluessel }: Angabe, anlass = 'Das zeigt personenbezogene Daten.'): Person {
  if (person !== undefined && /^[\w.@-]{1,60}$/.test(person)) return { ok: true, person }
  if (person !== undefined)
    return { ok: false, text: `--person ${person}: Bitte eine Kennung ohne Leerzeichen angeben, zum Beispiel sb-1.` }
  if (schluessel === undefined)
    return {
      ok: false,
      text: `${anlass} Bitte mit --person KENNUNG (oder --schluessel DATEI) angeben, wer das tut.`,
    }
  const datei = unterschrift(schluessel)
  return datei.ok ? { ok: true, person: `schluessel-${datei.wert.unterzeichner.schluessel}` } : datei
}

/** The key file of a person who signs; its passphrase comes from the environment. */
export function unterschrift(datei: string): { ok: true; wert: Schluesseldatei } | { ok: false; text: string } {
  return liesSchluessel(datei, liesUmgebung().schluesselPasswort)
}
