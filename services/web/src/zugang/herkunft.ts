import { art, Problem, type Request } from '@weiche/http'

const fremdeSeite = art('fremde-seite', 403, 'Die Anfrage kam nicht von dieser Seite')

/**
 * Refuses a form that another site sent in the name of the citizen. Forms work without script, so no header of our
 * own can be asked for; the browser itself says where it came from, and what says nothing is no browser.
 */
export function requireOwnPage(req: Request): void {
  const site = req.headers['sec-fetch-site']
  const own = site === undefined ? isOwnOrigin(req) : site === 'same-origin'
  if (own) return
  throw new Problem(
    fremdeSeite,
    'Bitte öffnen Sie diese Seite neu und senden Sie das Formular von dort. Es wurde nichts gespeichert.',
  )
}

/** Our own script asks for JSON: it keeps the page as it is. Everybody else wants a page. */
export const isSkript = (req: Request) => req.accepts(['html', 'json']) === 'json'

function isOwnOrigin(req: Request): boolean {
  const { origin, host } = req.headers
  return origin !== undefined && URL.parse(origin)?.host === host
}
