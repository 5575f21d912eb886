import { createOrdner } from '../src/ordner.ts'

/** Writes the effects 1, 2, 3 ... until it is killed; the test counts what it acknowledged. */
const ordner = await createOrdner(process.argv[2]!)
for (let seq = 1; ; seq++) {
  await ordner.schreibe({ art: 'Bescheid', vorgangId: process.argv[3]!, seq }, [
    { art: 'Bescheid', endung: 'pdf', bytes: Buffer.alloc(400_000, seq % 251) },
    { art: 'Bescheid', endung: 'json', bytes: Buffer.from(`{"seq":${seq}}`) },
  ])
  console.log(seq)
}
