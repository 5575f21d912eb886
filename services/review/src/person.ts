import { z } from 'zod'

/** Until staff can sign in (own issue) the person is named by a header, on loopback only: a pseudonym, never a name. */
export const personHeader = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}$/, 'Bitte nennen Sie im Kopffeld „Person“ Ihr Kürzel, zum Beispiel „sb-17“.')
  .meta({ description: 'Kürzel der handelnden Person, zum Beispiel sb-17.' })
