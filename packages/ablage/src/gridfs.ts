import { Binary, type Collection, createGroupInsert, type Databases, type IndexSpec, ObjectId } from '@weiche/mongo'

/** The published layout of GridFS, so that its tools can read it. */
type Stueck = { _id: ObjectId; files_id: string; n: number; data: Binary }
export type Ablagedatei<M> = {
  _id: string
  length: number
  chunkSize: number
  uploadDate: Date
  filename: string
  metadata: M
}

const CHUNK = 255 * 1024

export type Gridfs<M> = {
  files: Collection<Ablagedatei<M>>
  /** Stores chunk by chunk; `metadata` is asked for after the last byte. If it throws, nothing is left. */
  write(id: string, bytes: AsyncIterable<Uint8Array>, realTime: () => Date, metadata: () => Promise<M>): Promise<M>
  /** The stored chunks of each in order; they end early when one is missing. */
  read(ids: readonly string[]): Promise<Map<string, Uint8Array[]>>
  remove(id: string): Promise<void>
  /** Files stored in this span of real time. */
  findFiles(von: Date, bis: Date): AsyncIterable<Ablagedatei<M>>
  /** Ids of chunks written in this span that belong to no file: uploads that a crash cut off. */
  findTorsos(von: Date, bis: Date): Promise<string[]>
}

/**
 * Written by hand on purpose: the driver's upload stream has a chunk in flight when it is aborted, which may arrive after
 * its clean-up and stay for ever. Here one write follows the other.
 */
export function createGridfs<M>(databases: Databases, bucket: string): Gridfs<M> {
  const files = databases.ablage.collection<Ablagedatei<M>>(`${bucket}.files`)
  const chunks = databases.ablage.collection<Stueck>(`${bucket}.chunks`)
  const newFiles = createGroupInsert(files)
  const newChunks = createGroupInsert(chunks)

  async function remove(id: string): Promise<void> {
    await files.deleteOne({ _id: id } as object)
    await chunks.deleteMany({ files_id: id })
  }

  return {
    files,
    remove,
    async write(id, bytes, realTime, metadata) {
      let length = 0
      let n = 0
      try {
        for await (const data of regroup(bytes, CHUNK)) {
          await newChunks.insert({ _id: new ObjectId(), files_id: id, n: n++, data: new Binary(data) })
          length += data.length
        }
        const datei: Ablagedatei<M> = {
          _id: id,
          length,
          chunkSize: CHUNK,
          uploadDate: realTime(),
          filename: '',
          metadata: await metadata(),
        }
        await newFiles.insert(datei)
        return datei.metadata
      } catch (error) {
        // When the database itself is away this fails too: the sweep finds the rest.
        await remove(id).catch(() => undefined)
        throw error
      }
    },
    async read(ids) {
      const inOrder = new Map(ids.map((id): [string, Uint8Array[]] => [id, []]))
      for await (const { files_id, n, data } of chunks
        .find({ files_id: { $in: [...ids] } })
        .sort({ files_id: 1, n: 1 })) {
        const before = inOrder.get(files_id)!
        if (n === before.length) before.push(data.value())
      }
      return inOrder
    },
    findFiles: (von, bis) => files.find({ filename: '', uploadDate: { $gte: von, $lt: bis } } as object),
    async findTorsos(von, bis) {
      const found = await chunks
        .aggregate<{ _id: string }>([
          { $match: { _id: { $gte: firstId(von), $lt: firstId(bis) } } },
          { $group: { _id: '$files_id' } },
          { $lookup: { from: `${bucket}.files`, localField: '_id', foreignField: '_id', as: 'datei' } },
          { $match: { datei: [] } },
        ])
        .toArray()
      return found.map(({ _id }) => _id)
    },
  }
}

export const gridfsIndexes = (bucket: string): IndexSpec[] => [
  { db: 'ablage', collection: `${bucket}.chunks`, name: 'files_id_1_n_1', key: { files_id: 1, n: 1 }, unique: true },
  { db: 'ablage', collection: `${bucket}.files`, name: 'filename_1_uploadDate_1', key: { filename: 1, uploadDate: 1 } },
]

/** Ids begin with the second in which they were made. */
const firstId = (time: Date) => ObjectId.createFromTime(Math.floor(time.getTime() / 1000))

/** Cuts a stream of any pieces into pieces of `size`; the last may be smaller. */
async function* regroup(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of source) {
    waiting.push(piece)
    length += piece.length
    if (length < size) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at >= size; at += size) yield all.subarray(at, at + size)
    waiting = at < all.length ? [all.subarray(at)] : []
    length = all.length - at
  }
  if (length > 0) yield Buffer.concat(waiting)
}
