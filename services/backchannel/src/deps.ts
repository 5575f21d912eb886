import type { DokumentRenderer } from '@weiche/dokumente'
import type { Briefsendung, Hinweissendung, Kanal, Postfachsendung } from '@weiche/zustellung'

/** The ways out of the house. `mail` and `webhook` are there only when the installation has them. */
export type Kanaele = {
  brief: Kanal<Briefsendung>
  postfach: Kanal<Postfachsendung>
  mail?: Kanal<Hinweissendung> | undefined
  webhook?: Kanal<Hinweissendung> | undefined
}

/** `seite`: address of the citizen's page of a Vorgang; "" = there is no portal. */
export type Deps = {
  renderer: Pick<DokumentRenderer, 'render'>
  kanaele: Kanaele
  seite(vorgangId: string): string
}
