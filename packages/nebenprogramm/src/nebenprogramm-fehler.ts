/**
 * A program that we need beside ours cannot be had or does not start. `message` is German, names the reason and the remedy, and
 * may be shown as it is.
 */
export class NebenprogrammFehler extends Error {
  override name = 'NebenprogrammFehler'
}
