/**
 * pdfjs without canvas: it warns at load that nothing can be drawn, and nothing shall be. Its own worker is
 * handed over as a module, because this thread is the worker already.
 */
const { warn } = console
console.warn = () => {}
export const { getDocument, VerbosityLevel, PasswordException } = await import('pdfjs-dist/legacy/build/pdf.mjs')
console.warn = warn
// For every packed stream pdfjs would open a web stream, which costs more than what it unpacks; without one it unpacks by itself.
Reflect.deleteProperty(globalThis, 'DecompressionStream')
// @ts-expect-error the package has no types for its worker
const pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
Object.assign(globalThis, { pdfjsWorker })
