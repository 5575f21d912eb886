import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { SMTPServer } from 'smtp-server'

export type Empfangen = { an: string; roh: string; verschluesselt: boolean; benutzer: string }
type Lage = 'normal' | 'voll' | 'unbekannt' | 'verliert-antwort'

/** A real SMTP server with TLS and sign-in, on a port of the system. `lage` says how it answers. */
export async function startMailserver(options: { tls: boolean }) {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  const empfangen: Empfangen[] = []
  const state: { lage: Lage } = { lage: 'normal' }
  const refuse = (text: string, code: number) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    ...{ key, cert, secure: options.tls, authOptional: false, logger: false },
    onAuth: ({ username, password }, _session, done) =>
      username === 'weiche' && password === 'geheim'
        ? done(null, { user: username })
        : done(refuse('Invalid username or password', 535)),
    onRcptTo({ address }, _session, done) {
      if (state.lage === 'unbekannt') return done(refuse(`<${address}>: user unknown`, 550))
      if (state.lage === 'voll') return done(refuse('try again later', 451))
      done()
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const an = session.envelope.rcptTo.map((r) => r.address).join()
        const roh = Buffer.concat(parts).toString('utf8')
        empfangen.push({ an, roh, verschluesselt: session.secure, benutzer: String(session.user) })
        done(state.lage === 'verliert-antwort' ? refuse('lost on the way', 421) : null)
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    ca: cert,
    empfangen,
    state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
