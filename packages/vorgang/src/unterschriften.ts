import { INSTALLATION, istSelbePerson, type Pruefe, type Schluesselbund, type Unterschrift } from './schluessel.ts'

/** Who may sign what; `sonst`: said to who may not. */
export type Anspruch = { text: string; rollen: readonly string[]; sonst?: string }

/** Why these are not two valid signatures by two persons; "" = they are. */
export function fehlerZweier(
  unterschriften: readonly Unterschrift[],
  anspruch: Anspruch,
  bund: Schluesselbund,
  pruefe: Pruefe,
): string {
  const [a, b, ...mehr] = unterschriften
  if (!a || !b || mehr.length > 0) return 'Es müssen genau zwei Personen unterschreiben.'
  const fehler = fehlerEiner(a, anspruch, bund, pruefe) || fehlerEiner(b, anspruch, bund, pruefe)
  if (fehler !== '') return fehler
  const [nameA, nameB] = [a, b].map((u) => bund.schluessel.find((s) => s.schluessel === u.schluessel)!.name)
  if (a.schluessel === b.schluessel || istSelbePerson(nameA!, nameB!))
    return `Beide Unterschriften sind von ${nameA}. Bitte lassen Sie eine zweite Person unterschreiben.`
  return ''
}

/** Why this is no valid signature of a person; "" = it is. */
export function fehlerEiner(
  { schluessel, signatur }: Unterschrift,
  { text, rollen, sonst = 'Regeln gibt nur „fachbereich“ frei.' }: Anspruch,
  bund: Schluesselbund,
  pruefe: Pruefe,
): string {
  const found = bund.schluessel.find((s) => s.schluessel === schluessel)
  if (!found)
    return `Der Schlüssel ${schluessel} ist hier nicht registriert. Abhilfe: „weiche schluessel registrieren“.`
  if (found.sperre) return `Der Schlüssel ${schluessel} von ${found.name} ist gesperrt (${found.sperre.grund}).`
  if (!rollen.includes(found.rolle))
    return `Der Schlüssel ${schluessel} von ${found.name} hat die Rolle „${found.rolle}“. ${sonst}`
  if (!pruefe(found.oeffentlich, text, signatur))
    return `Die Unterschrift von ${found.name} passt nicht zu dem, was unterschrieben werden soll.`
  return ''
}

/** Is this the one signature of the installation itself? */
export function istInstallation(
  unterschriften: readonly Unterschrift[],
  text: string,
  installation: string,
  pruefe: Pruefe,
): boolean {
  const [only, ...mehr] = unterschriften
  if (!only || mehr.length > 0 || only.schluessel !== INSTALLATION) return false
  return pruefe(installation, text, only.signatur)
}
