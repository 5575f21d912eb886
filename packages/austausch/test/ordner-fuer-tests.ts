import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A real folder on a real file system, gone when the test is. */
export async function freshFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'austausch-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  return join(root, 'ziel')
}
