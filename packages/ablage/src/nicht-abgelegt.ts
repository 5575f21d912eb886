/** Nothing is stored under this name for this Vorgang. A reference in the log without its bytes is a fault, not an outcome. */
export class NichtAbgelegt extends Error {
  override name = 'NichtAbgelegt'
}
