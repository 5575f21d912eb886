import type { Databases } from '@weiche/mongo'
import { createSiegel, masterKeyFromBytes } from '@weiche/siegel'

export function testSiegel(databases: Databases) {
  return createSiegel({
    masterKey: masterKeyFromBytes(Buffer.alloc(32, 7)),
    collection: databases.schluessel.collection('schluessel'),
    jetzt: () => new Date(),
  })
}
