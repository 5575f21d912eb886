/** One thing the product or the database does wrong on purpose: the simulation has to find it, in so many worlds (default 150). */
export type Mutation = { name: string; welten?: number } & (
  | { datei: string; von: string; nach: string }
  | { ohneIndex: string }
)

export const mutationen: readonly Mutation[] = [
  { name: 'der Index auf (vorgangId, seq) fehlt', ohneIndex: 'vorgang_seq' },
  {
    name: 'was auf einer alten Eingabe beruht, gilt weiter',
    datei: '/packages/vorgang/src/stand.ts',
    von: 'return fact !== undefined && fact.fakten.grundlage === v.grundlage',
    nach: 'return fact !== undefined && v !== undefined',
  },
  {
    name: 'der Beleg kommt vor der Wirkung',
    datei: '/packages/austausch/src/ziel.ts',
    von: "const dateien = await inSpan('austausch', ids, () => ordner.schreibe(auftrag.effekt, files))",
    nach: "const dateien = files.map((f) => dateiname({ ...auftrag.effekt, art: f.art }, f.endung)); void inSpan('austausch', ids, () => ordner.schreibe(auftrag.effekt, files))",
  },
  {
    name: 'niemand weckt, was stehen geblieben ist',
    datei: '/packages/projektion/src/waechter.ts',
    von: 'deps.bus.publish(found.map(toSignal))',
    nach: 'void toSignal',
  },
  {
    name: 'quittiert wird, bevor die Mehrheit es hat',
    datei: '/packages/mongo/src/group-insert.ts',
    von: "writeConcern: { w: 'majority', journal: true }",
    nach: 'writeConcern: { w: 1 }',
  },
  {
    name: 'wer die Listen neu macht, leert sie vorher: zu spät angekommen, leert er die des nächsten',
    welten: 500,
    datei: '/packages/projektion/src/projektion.ts',
    von: 'const bau = await beginneBau(databases)',
    nach: "const bau = await beginneBau(databases); await databases.arbeit.collection('vorgaenge').deleteMany({})",
  },
]
