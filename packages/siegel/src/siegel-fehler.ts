/** The data key of this Vorgang was destroyed: its personal data is gone for ever. Callers show a stub or answer 410. */
export class SchluesselVernichtet extends Error {
  override name = 'SchluesselVernichtet'
  readonly vorgangId: string
  constructor(vorgangId: string) {
    super(`data key of ${vorgangId} was destroyed`)
    this.vorgangId = vorgangId
  }
}

/** Bytes are not what was sealed under this name: changed, cut off, moved to another place, or under another key. */
export class SiegelVerletzt extends Error {
  override name = 'SiegelVerletzt'
}
