/** A browser without a browser: keeps cookies per host, follows nothing by itself, and can be given what somebody stole. */
export function createFremder() {
  const cookies = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    if (!cookies.has(host)) cookies.set(host, new Map())
    return cookies.get(host)!
  }
  async function frage(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = jarOf(url)
    const headers = new Headers({ Accept: 'text/html', ...(init.headers as Record<string, string>) })
    if (jar.size > 0) headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/Max-Age=0|01 Jan 1970/.test(line)) jar.delete(name!)
      else jar.set(name!, value!)
    }
    return answer
  }
  return {
    frage,
    jarOf,
    /** As the page itself sends a form. */
    sende: (url: string, felder: Record<string, string>) =>
      frage(url, { method: 'POST', body: new URLSearchParams(felder), headers: { 'Sec-Fetch-Site': 'same-origin' } }),
  }
}
export type Fremder = ReturnType<typeof createFremder>

/** Goes to the provider, signs in as this person, and stops with the address that leads back. */
export async function bisZurueck(f: Fremder, base: string, sub: string, zu = '/'): Promise<string> {
  let answer = await f.frage(`${base}/anmelden/konto?${new URLSearchParams({ zu })}`)
  let here = base
  for (let steps = 0; steps < 8; steps++) {
    const location = answer.headers.get('location')
    if (location === null) {
      answer = await f.frage(here, { method: 'POST', body: new URLSearchParams({ person: sub }) })
      continue
    }
    here = new URL(location, here).href
    if (here.startsWith(`${base}/anmelden/zurueck`)) return here
    answer = await f.frage(here)
  }
  throw new Error(`lost at ${here}`)
}

export async function meldeAnOhneBrowser(f: Fremder, base: string, sub: string): Promise<Response> {
  return f.frage(await bisZurueck(f, base, sub))
}
