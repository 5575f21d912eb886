import type { Router } from '@weiche/http'
import { createMusterkonto, type Musterperson } from '@weiche/musterkonto'
import { type Anmeldeeinstellungen, kontoOf, readConfig } from '@weiche/web'
import type { Grundlage } from './grundlage.ts'

/** Names their accounts in the log; the address of the provider changes with the port. */
const KONTENRAUM = 'musterkonto'

export type Musteranmeldung = {
  /** Nothing, where a real provider is set. */
  routers: Router[]
  einstellungen(): Anmeldeeinstellungen | undefined
  /** From here on one can sign in. */
  erreichbar(seite: string): void
}

/** Invented persons to sign in as, while no provider is set. It is loaded when the first one signs in. */
export function createMusteranmeldung(personen: readonly Musterperson[]): Musteranmeldung {
  const eingestellterAnbieter = readConfig(process.env).anmeldung?.issuer
  if (eingestellterAnbieter !== undefined || personen.length === 0)
    return { routers: [], einstellungen: () => undefined, erreichbar: () => undefined }
  let adresse = ''
  let einstellungen: Anmeldeeinstellungen | undefined
  const musterkonto = createMusterkonto({ seite: () => adresse, personen, eingestellterAnbieter })
  return {
    routers: [musterkonto.router],
    einstellungen: () => einstellungen,
    erreichbar(seite) {
      adresse = seite
      einstellungen = { ...musterkonto.zugang(), seite, kontenraum: KONTENRAUM }
    },
  }
}

export function musterkontoOf({ schluessel }: Pick<Grundlage, 'schluessel'>, sub: string): string {
  return kontoOf((purpose, text) => schluessel.serverHmac(purpose, text), KONTENRAUM, sub)
}
