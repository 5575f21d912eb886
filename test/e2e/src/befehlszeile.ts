import { befehle, fuehreAus } from '@weiche/cli'
import type { Constellation } from './constellation.ts'

export type Gesagt = { endwert: number; print: string; say: string }

/** `weiche ...` on the data of a running installation, as typed in another terminal. */
export async function weiche(c: Pick<Constellation, 'pfade'>, ...argv: string[]): Promise<Gesagt> {
  const gesagt = { print: [] as string[], say: [] as string[] }
  const ausgabe = {
    print: (text: string) => void gesagt.print.push(text),
    say: (text: string) => void gesagt.say.push(text),
    breite: 100,
  }
  const endwert = await fuehreAus([...argv, '--daten', c.pfade.daten], befehle, ausgabe)
  return { endwert, print: gesagt.print.join('\n'), say: gesagt.say.join('\n') }
}
