import { expect, test } from 'vitest'
import { isEinstellungsfehler, pruefeEinstellungen } from './einstellungen.ts'

test.each([
  [{ WEICHE_OIDC_ISSUER: 'https://konto.stadt.example' }, 'fehlt noch: WEICHE_PORTAL'],
  [{ WEICHE_SMTP_HOST: 'mail.stadt.example' }, 'WEICHE_SMTP_ABSENDER fehlt'],
  [{ WEICHE_MAX_LEITUNGEN: 'viele' }, 'WEICHE_MAX_LEITUNGEN'],
])('%o is told in German, with its name, before anything starts', (env, text) => {
  try {
    pruefeEinstellungen(env)
    expect.unreachable()
  } catch (error) {
    expect(isEinstellungsfehler(error)).toBe(true)
    expect((error as Error).message).toContain(text)
  }
})
test('nothing set is right', () => {
  expect(() => pruefeEinstellungen({})).not.toThrow()
})
