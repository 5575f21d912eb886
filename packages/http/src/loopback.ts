import { BlockList, isIP } from 'node:net'
import type { NextFunction, Request, Response } from 'express'
import { internOf } from './intern.ts'
import { Problem, problemArten } from './problem.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/**
 * Lets only this machine pass, by socket address, never by header. A proxy on this machine would make everybody local,
 * so its headers refuse; a foreign Host or Origin means that a web page in a local browser is asking.
 */
export function loopbackOnly(req: Request, _res: Response, next: NextFunction): void {
  if (internOf(req) || (isLoopback(req.socket.remoteAddress) && !isProxied(req) && isLocalPage(req))) {
    next()
    return
  }
  throw new Problem(
    problemArten.nurLokal,
    'Dieser Weg ist vorerst nur unmittelbar auf dem Rechner der Anwendung offen, bis es eine Anmeldung gibt.',
  )
}

export function isLoopback(address: string | undefined): boolean {
  if (!address) return false
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  const family = isIP(plain)
  return family !== 0 && loopback.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

function isProxied(req: Request): boolean {
  return PROXY_HEADERS.some((name) => req.headers[name] !== undefined)
}

function isLocalPage(req: Request): boolean {
  const origin = req.headers.origin
  return isLocalHost(`http://${req.headers.host ?? ''}`) && (origin === undefined || isLocalHost(origin))
}

function isLocalHost(url: string): boolean {
  const host = URL.parse(url)?.hostname.replace(/^\[|\]$/g, '')
  return host === 'localhost' || isLoopback(host)
}
