import type { Dokumente } from '@weiche/controller'
import type { Kanal, Sendung } from './kanal.ts'

export type Postfachsendung = Sendung & { dokumentId: string; tag: string }

/**
 * The mailbox on the citizen's page. The entry is the evidence in the log itself; what can fail is the document, so it is
 * read first: provided means that it can be fetched.
 */
export function createPostfachKanal(dokumente: Pick<Dokumente, 'get'>): Kanal<Postfachsendung> {
  return {
    name: 'postfach',
    erkenntWiederholung: true,
    async stelleZu({ vorgangId, dokumentId, tag }) {
      await dokumente.get(vorgangId, dokumentId)
      return { kind: 'zugestellt', quittung: '', tag, dateien: [], dokumentId }
    },
  }
}
