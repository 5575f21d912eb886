import { createApp, startServer } from '@weiche/http'
import { createMusterkonto, type Musterperson } from '@weiche/musterkonto'
import type { Anmeldeeinstellungen } from '@weiche/web'
import type { Page } from 'playwright-core'
import { type Seite, startSeite } from './seite.ts'

export const HELGA = { sub: 'helga', vorname: 'Helga Maria', nachname: 'Brandt', geburtsdatum: '1952-03-14' }
export const PARTNER = { sub: 'partner', vorname: 'Horst', nachname: 'Brandt', geburtsdatum: '1950-01-02' }
export const UNBESTAETIGT = { sub: 'niemand', vorname: 'Helga', nachname: 'Brandt', geburtsdatum: '' }
const personen: Musterperson[] = [HELGA, PARTNER, UNBESTAETIGT].map((p) => ({ ...p, hinweis: 'Probe' }))
export const KONTENRAUM = 'probe'

export type Anmeldeseite = Seite & {
  idp: string
  einstellungen: Anmeldeeinstellungen
  /** Another provider, or none, for a while. */
  stelleEin(other: Anmeldeeinstellungen | undefined): void
}

/** The product with a real provider on another site (localhost is another one than 127.0.0.1): cookies behave as outside. */
export async function startAnmeldeseite(jetzt: string): Promise<Anmeldeseite> {
  let einstellungen: Anmeldeeinstellungen | undefined
  const s = await startSeite({ jetzt, musterkonto: () => einstellungen })
  let adresse = ''
  const musterkonto = createMusterkonto({ seite: () => s.base, adresse: () => adresse, personen })
  const info = { title: 'Musterkonto', version: '0' }
  const { logger } = s.c.platform
  const app = createApp({ routers: [musterkonto.router], logger, info, ratePerMinute: 100_000 })
  const idp = await startServer(app, { host: '127.0.0.1', port: 0 })
  adresse = `http://localhost:${idp.port}`
  const echt = { ...musterkonto.zugang(), seite: s.base, kontenraum: KONTENRAUM }
  einstellungen = echt
  return {
    ...s,
    idp: adresse,
    einstellungen: echt,
    stelleEin(other) {
      einstellungen = other
    },
    async stop() {
      await idp.close()
      await s.stop()
    },
  }
}

/** From the page that is open, through the provider, back to where one wanted to go. */
export async function meldeAnAls(
  page: Page,
  person: { vorname: string; nachname: string },
  ziel: string,
): Promise<void> {
  await page.click('header a:has-text("Anmelden")')
  await page.getByRole('button', { name: `${person.vorname} ${person.nachname}`, exact: true }).click()
  await page.waitForURL(ziel)
}
