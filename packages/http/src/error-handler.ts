import type { Logger } from '@weiche/controller'
import { UnbekanntesEreignis } from '@weiche/vorgang'
import type { ErrorRequestHandler, Request } from 'express'
import { Problem, type ProblemArt, problemArten } from './problem.ts'

/** The page that tells a person of a problem; `kennung` is what they can name. undefined = no page for it, JSON then. */
export type ErrorPage = (
  problem: Problem,
  req: Request,
  kennung: string,
) => { html: string; headers: Record<string, string> } | undefined

type HttpError = { status?: unknown; type?: unknown }

/** Every error becomes application/problem+json in German. What is not the caller's fault is logged, never told. */
export function errorHandler(deps: {
  logger: Logger
  isTransient(error: unknown): boolean
  errorPage?: ErrorPage | undefined
}): ErrorRequestHandler {
  /** A page that cannot be made must not hide what it was to tell. */
  function pageOf(...[problem, req, id]: Parameters<ErrorPage>): ReturnType<ErrorPage> {
    try {
      return deps.errorPage?.(problem, req, id)
    } catch (error) {
      deps.logger.error('http.fehlerseite', { anfrage: id }, error)
      return undefined
    }
  }
  return (error, req, res, next) => {
    const id = res.locals['anfrage'] as string
    const problem = error instanceof Problem ? error : translate(error, deps.isTransient)
    if (problem.art.status >= 500 && !(error instanceof Problem)) {
      deps.logger.error('http.fehler', { anfrage: id, status: problem.art.status }, error)
    }
    if (res.headersSent) return next(error)
    res.status(problem.art.status).set(problem.headers).set('Content-Language', 'de')
    // JSON is named first: who takes anything is a program.
    const page = req.accepts(['json', 'html']) === 'html' ? pageOf(problem, req, id) : undefined
    if (page) return void res.set(page.headers).type('html').send(page.html)
    res.type('application/problem+json').send(JSON.stringify(problem.toJSON(`urn:uuid:${id}`)))
  }
}

function translate(error: unknown, isTransient: (error: unknown) => boolean): Problem {
  const known = clientFault((error ?? {}) as HttpError)
  if (known) return new Problem(...known)
  // During an upgrade a newer process beside this one may have written there; asked again, that one may answer.
  if (isTransient(error) || error instanceof UnbekanntesEreignis) {
    return new Problem(
      problemArten.nichtBereit,
      'Die Anwendung kann Ihre Anfrage gerade nicht sicher speichern. Bitte senden Sie sie mit demselben Schlüssel erneut.',
      { headers: { 'Retry-After': '5' } },
    )
  }
  return new Problem(
    problemArten.intern,
    'Die Anfrage konnte wegen eines Fehlers der Anwendung nicht bearbeitet werden. Bitte nennen Sie der Behörde die Kennung „instance“.',
  )
}

/** Errors of express and its parsers carry a status; their English text may quote the body and is not passed on. */
function clientFault(error: HttpError): [ProblemArt, string] | undefined {
  if (error.status === 413)
    return [problemArten.zuGross, 'Der Inhalt ist größer als erlaubt. Bitte senden Sie weniger.']
  if (error.status === 415) {
    return [problemArten.inhaltstypFalsch, 'Bitte senden Sie den Inhalt unverpackt in UTF-8.']
  }
  if (error.type === 'request.aborted' || error.type === 'request.size.invalid') {
    return [
      problemArten.anfrageFehlerhaft,
      'Die Übertragung brach ab. Es wurde nichts gespeichert. Bitte senden Sie die Anfrage erneut.',
    ]
  }
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) {
    return [
      problemArten.anfrageFehlerhaft,
      'Die Adresse oder eine Kopfzeile lässt sich nicht lesen. Bitte prüfen Sie die Schreibweise.',
    ]
  }
  return undefined
}
