import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Auftrag } from './auftrag.ts'

const fontPaths = ['@expo-google-fonts/source-sans-3'].map((name) =>
  dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))),
)
const compilers = new Map<string, NodeCompiler>()
let done = 0

// oxlint: tinypool calls the default export of its worker file.
export default function compile(auftrag: Auftrag): Uint8Array {
  const compiler = compilerFor(dirname(auftrag.vorlage))
  const result = compiler.compile({
    mainFilePath: auftrag.vorlage,
    inputs: { daten: JSON.stringify(auftrag.daten) },
  })
  if (result.hasError()) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics))
  const warnings = result.takeWarnings()
  if (warnings) console.log(warnings.compilationStatus, warnings.shortDiagnostics)
  const pdf = compiler.pdf(result.result!, {
    pdfStandard: auftrag.standard,
    creationTimestamp: Date.parse(`${auftrag.datum}T00:00:00Z`) / 1000,
  })
  if (++done % 16 === 0) compiler.evictCache(8)
  return pdf
}

function compilerFor(workspace: string): NodeCompiler {
  let compiler = compilers.get(workspace)
  if (!compiler) {
    compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
    compilers.set(workspace, compiler)
  }
  return compiler
}
