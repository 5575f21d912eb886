import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Paket } from '@weiche/regelwerk'
import { alsFall, type Fall, type FehlenderGrenzfall } from '@weiche/werkbank'

/** The thresholds without a case on each side, with what could be added. */
export function grenzfallText(fehlende: readonly FehlenderGrenzfall[]): string {
  if (fehlende.length === 0) return 'Grenzfälle: Jede Schwelle zeigen Fälle auf beiden Seiten.'
  const zeilen = fehlende.flatMap(({ code, text, fehlt, vorschlaege }) => [
    `  - ${code} ${text}: es fehlt ${fehlt.map((wahr) => (wahr ? 'gerade erfüllt' : 'gerade nicht erfüllt')).join(' und ')}`,
    ...vorschlaege.map((v) => `      ${v.name}: ${v.basis} mit ${v.pfad} = ${String(v.wert)}`),
    ...(vorschlaege.length === 0
      ? ['      Keine einzelne Angabe führt an die Schwelle; bitte selbst einen Fall anlegen.']
      : []),
  ])
  return ['Schwellen ohne Grenzfall', ...zeilen].join('\n')
}

/** Writes the proposals as case files into a folder, for the Fachbereich to take or refuse. Returns their names. */
export async function schreibeGrenzfaelle(
  ordner: string,
  paket: Paket,
  faelle: ReadonlyMap<string, Fall>,
  fehlende: readonly FehlenderGrenzfall[],
): Promise<string[]> {
  await mkdir(ordner, { recursive: true })
  const dateien = fehlende.flatMap((grenze) =>
    grenze.vorschlaege.map(
      (v) => [join(ordner, `${v.name}.json`), alsFall(paket, grenze, v, faelle.get(v.basis)!)] as const,
    ),
  )
  for (const [datei, json] of dateien) await writeFile(datei, `${JSON.stringify(json, null, 2)}\n`)
  return dateien.map(([datei]) => datei)
}
