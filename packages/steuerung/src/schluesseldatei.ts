import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { oeffentlicherText, type Unterzeichner, unterzeichnerVon } from './signatur.ts'

/** A key in a file; `name` stands in its first line. */
export type Schluesseldatei = { name: string; unterzeichner: Unterzeichner }
export type OeffentlicheDatei = { name: string; oeffentlich: string }
export type Gelesen<T> = { ok: true; wert: T } | { ok: false; text: string }

/** Makes a key pair: `datei` (0600, sealed when there is a passphrase) and `<datei>.pub`. Never replaces a file. */
export function schreibeSchluessel(datei: string, name: string, passwort?: string): Gelesen<Schluesseldatei> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const sealed = passwort ? { cipher: 'aes-256-cbc', passphrase: passwort } : {}
  const kopf = `Name: ${name.replaceAll(/\s+/g, ' ').trim()}\n`
  const write = (pfad: string, pem: string, mode: number) =>
    writeFileSync(pfad, kopf + pem, { mode, flag: 'wx', flush: true })
  try {
    write(datei, privateKey.export({ type: 'pkcs8', format: 'pem', ...sealed }).toString(), 0o600)
    write(`${datei}.pub`, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(), 0o644)
  } catch (error) {
    const { code, path = datei } = error as NodeJS.ErrnoException
    const grund =
      code === 'EEXIST' ? 'gibt es schon und wird nicht überschrieben' : `lässt sich nicht anlegen (${code})`
    return { ok: false, text: `${path} ${grund}. Abhilfe: mit --datei einen anderen Namen angeben.` }
  }
  return { ok: true, wert: { name, unterzeichner: unterzeichnerVon(privateKey) } }
}

export function liesSchluessel(datei: string, passwort?: string): Gelesen<Schluesseldatei> {
  const text = lies(datei)
  if (!text.ok) return text
  if (process.platform !== 'win32' && (statSync(datei).mode & 0o077) !== 0)
    return { ok: false, text: `Der Schlüssel ${datei} ist für andere lesbar. Abhilfe: chmod 600 ${datei}` }
  if (text.wert.includes('BEGIN PUBLIC'))
    return { ok: false, text: `${datei} ist der öffentliche Teil. Zum Unterschreiben braucht es die Datei ohne .pub.` }
  try {
    const key = createPrivateKey({ key: pemOf(text.wert), passphrase: passwort ?? '' })
    return { ok: true, wert: { name: nameOf(text.wert), unterzeichner: unterzeichnerVon(key) } }
  } catch {
    const grund = text.wert.includes('ENCRYPTED')
      ? 'ist mit einem Passwort verschlossen, und das Passwort fehlt oder ist falsch. Abhilfe: WEICHE_SCHLUESSEL_PASSWORT setzen.'
      : 'enthält keinen Ed25519-Schlüssel. Abhilfe: „weiche schluessel neu“ legt einen an.'
    return { ok: false, text: `${datei} ${grund}` }
  }
}

/** The public part, from the file `.pub` or from the private file itself. */
export function liesOeffentlich(datei: string, passwort?: string): Gelesen<OeffentlicheDatei> {
  const text = lies(datei)
  if (!text.ok) return text
  try {
    const pem = pemOf(text.wert)
    const key: KeyObject = createPublicKey(
      pem.includes('PRIVATE') ? createPrivateKey({ key: pem, passphrase: passwort ?? '' }) : pem,
    )
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key')
    return { ok: true, wert: { name: nameOf(text.wert), oeffentlich: oeffentlicherText(key) } }
  } catch {
    return {
      ok: false,
      text: `${datei} enthält keinen Ed25519-Schlüssel. Abhilfe: „weiche schluessel neu“ legt einen an.`,
    }
  }
}

function lies(datei: string): Gelesen<string> {
  try {
    return { ok: true, wert: readFileSync(datei, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const grund = code === 'ENOENT' ? 'gibt es nicht' : `lässt sich nicht lesen (${code})`
    return { ok: false, text: `Die Schlüsseldatei ${datei} ${grund}. Bitte prüfen Sie den Pfad.` }
  }
}

const nameOf = (text: string): string => /^Name: (.+)$/m.exec(text)?.[1]?.trim() ?? ''
const pemOf = (text: string): string => text.slice(Math.max(0, text.indexOf('-----BEGIN')))
