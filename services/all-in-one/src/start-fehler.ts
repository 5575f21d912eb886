/** Why it cannot start, in German with the remedy; shown without a stack. */
export class StartFehler extends Error {
  override readonly name = 'StartFehler'
}
