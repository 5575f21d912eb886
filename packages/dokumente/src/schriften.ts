import { fileURLToPath } from 'node:url'

/**
 * The fonts of every document, in the order in which a letter is looked for. The templates name the same families and
 * switch the typesetter's own fallback off: a font that happens to be installed on a machine must not get into the bytes.
 * The first two are there for the Latin letters that German authorities must support (DIN 91379).
 */
export const SCHRIFTEN = [
  family('Source Sans 3', 'source-sans-3', 'SourceSans3', ['400Regular', '600SemiBold']),
  family('Noto Sans', 'noto-sans', 'NotoSans', ['400Regular', '600SemiBold']),
  family('Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic', ['400Regular', '600SemiBold']),
  family('Noto Sans Hebrew', 'noto-sans-hebrew', 'NotoSansHebrew', ['400Regular', '600SemiBold']),
  family('Noto Emoji', 'noto-emoji', 'NotoEmoji', ['400Regular', '600SemiBold']),
]

export type Schrift = { name: string; ordner: string[]; dateien: string[] }

function family(name: string, paket: string, prefix: string, schnitte: string[]): Schrift {
  const resolve = (path: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${paket}/${path}`))
  return {
    name,
    ordner: schnitte.map((schnitt) => resolve(`${schnitt}/`)),
    dateien: schnitte.map((schnitt) => resolve(`${schnitt}/${prefix}_${schnitt}.ttf`)),
  }
}
