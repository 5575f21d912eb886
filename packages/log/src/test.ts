/** For who seeds a log with streams that were never appended: commits as they would lie there. */
export { toDoc } from './commit-doc.ts'
export { ANFANG } from './kette.ts'
