import { Readable } from 'node:stream'
import pg from 'pg'

/** What PostgreSQL says of a copy of itself: where in the log it begins and ends. */
export interface BaseSpan {
  timeline: number
  start: string
  end: string
}

/** The parts of pg that a query of ours meets; its types know only queries of its own. */
interface Connection {
  query(text: string): void
  stream: { pause(): void; resume(): void }
}

/** Kinds of the messages that carry a copy; see PostgreSQL's "Streaming Replication Protocol", BASE_BACKUP. */
const DATA = 'd'.charCodeAt(0)

const COPY = "BASE_BACKUP (LABEL 'tessuto', CHECKPOINT 'fast', MANIFEST 'no', WAIT false)"

/**
 * Reads the whole cluster as one tar archive while it works, without its write-ahead log, and calls back at the end with
 * the part of the log that the copy needs. `adminUrl` is a superuser's.
 */
export async function* readBase(
  adminUrl: string,
  done: (span: BaseSpan) => void,
): AsyncGenerator<Uint8Array> {
  const client = new pg.Client({ connectionString: adminUrl, replication: 'true' } as pg.ClientConfig)
  client.on('error', () => {})
  await client.connect()
  const points: { lsn: string; timeline: number }[] = []
  try {
    yield* copyOf(client, points)
    const [begin, end] = [points[0], points.at(-1)]
    if (!begin || !end || points.length < 2) throw new Error('PostgreSQL did not say where its copy ends.')
    done({ timeline: begin.timeline, start: begin.lsn, end: end.lsn })
  } finally {
    await client.end()
  }
}

function copyOf(client: pg.Client, points: { lsn: string; timeline: number }[]): Readable {
  let connection: Connection | undefined
  let columns: string[] = []
  const content = new Readable({ read: () => connection?.stream.resume() })
  const query = {
    submit: (to: Connection) => {
      connection = to
      to.query(COPY)
    },
    handleRowDescription: ({ fields }: { fields: { name: string }[] }) => {
      columns = fields.map(({ name }) => name)
    },
    handleDataRow: ({ fields }: { fields: (string | null)[] }) => {
      if (columns[0] === 'recptr') points.push({ lsn: fields[0] ?? '', timeline: Number(fields[1]) })
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // The bytes are of a buffer that pg uses again.
      if (chunk[0] === DATA && !content.push(Buffer.from(chunk.subarray(1)))) connection?.stream.pause()
    },
    handleCommandComplete: () => {},
    handleReadyForQuery: () => content.push(null),
    handleError: (error: Error) => content.destroy(error),
  }
  client.query(query as unknown as pg.Submittable)
  return content
}
