import { randomUUID } from 'node:crypto'
import { fold } from '@weiche/test-e2e'
import { createSitzungen, SITZUNGEN_COLLECTION, type SitzungDoc } from '@weiche/web'
import type { Page } from 'playwright-core'
import type { Seite } from './seite.ts'

export const KONTO = 'a'.repeat(64)

/** The account owns the Vorgang, as after linking it. */
export async function verbinde({ c }: Seite, vorgang: { vorgangId: string }, konto = KONTO): Promise<void> {
  const { seq } = await fold(c, vorgang)
  await c.platform.log.append({
    ...{ vorgangId: vorgang.vorgangId, gesehen: seq, service: 'intake', ursache: randomUUID(), zeitpunkt: new Date() },
    ereignisse: [{ type: 'konto.verbunden', fakten: { weg: 'zugangscode' }, inhalt: { konto } }],
  })
  await c.quiet()
}

/** A session of a person, as the sign-in makes it. */
export async function alsPerson({ c, base }: Seite, page: Page, konto = KONTO): Promise<void> {
  const collection = c.platform.databases.arbeit.collection<SitzungDoc>(SITZUNGEN_COLLECTION)
  const token = await createSitzungen(collection, () => new Date()).begin({ art: 'person', konto, ausweis: '' })
  const url = base.replace('http:', 'https:')
  await page.context().addCookies([{ name: '__Host-weiche-sitzung', value: token, url, secure: true, httpOnly: true }])
}
