import { dirname } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Satzauftrag } from './auftrag.ts'
import { markUa1 } from './beides.ts'
import { makePrintable } from './druckbar.ts'
import { qrSvg } from './qr.ts'
import { SCHRIFTEN } from './schriften.ts'
import { describeDiagnostics, describeExportError } from './stoerung.ts'

/** The typesetter remembers every layout until told to forget; keeping more makes it bigger and slower (measured). */
const EVICT = { every: 4, olderThan: 2 }
const fontPaths = SCHRIFTEN.flatMap((schrift) => schrift.ordner)
const compilers = new Map<string, NodeCompiler>()
let rendered = 0

/** Runs in a worker thread. User text travels in `inputs` only, where it is data and never source. */
export function renderAuftrag(auftrag: Satzauftrag): Uint8Array {
  const compiler = compilerFor(dirname(auftrag.vorlage))
  if (++rendered % EVICT.every === 0) compiler.evictCache(EVICT.olderThan)
  const compiled = compiler.compile({
    mainFilePath: auftrag.vorlage,
    inputs: {
      daten: JSON.stringify(makePrintable(JSON.parse(auftrag.daten))),
      qr: auftrag.qr ? qrSvg(auftrag.qr) : '',
    },
  })
  const trouble = compiled.takeError() ?? compiled.takeWarnings()
  if (trouble) throw new Error(describeDiagnostics(auftrag.vorlage, compiler.fetchDiagnostics(trouble)))
  try {
    const pdf = compiler.pdf(compiled.result!, {
      pdfStandard: auftrag.standard,
      creationTimestamp: Date.parse(`${auftrag.datum}T00:00:00Z`) / 1000,
    })
    return auftrag.standard === 'a-2a' ? markUa1(pdf) : pdf
  } catch (error) {
    throw new Error(describeExportError(auftrag.vorlage, error))
  }
}

function compilerFor(workspace: string): NodeCompiler {
  let compiler = compilers.get(workspace)
  if (!compiler) {
    compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
    compilers.set(workspace, compiler)
  }
  return compiler
}
