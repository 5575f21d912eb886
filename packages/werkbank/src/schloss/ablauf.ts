import { addTage } from '@weiche/fristen'
import { datumText } from '@weiche/regelwerk'

/** Days before the end of what has been verified at which the Fachbereich is told. */
const VORLAUF = 90

/** "" while the law is verified for long enough; else that it ends or has ended. Days are `YYYY-MM-DD`. */
export function ablaufHinweis(geprueftBis: string, heute: string): string {
  const tag = datumText(geprueftBis)
  const abhilfe = 'Bitte das Recht prüfen, geprueftBis in leistung.json hochsetzen und freigeben.'
  if (heute > geprueftBis)
    return `Der Rechtsstand war nur bis ${tag} geprüft: Seitdem entscheidet ein Mensch. ${abhilfe}`
  if (heute <= addTage(geprueftBis, -VORLAUF)) return ''
  return `Der Rechtsstand ist nur noch bis ${tag} geprüft: Danach entscheidet ein Mensch. ${abhilfe}`
}
