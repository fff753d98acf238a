import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { JOB_PREFIX } from '../jobs/emit.ts'
import { listQueues } from '../jobs/queues.ts'
import type { TestApplication } from './application.ts'

/** A mail server for tests: what came, as it came, and to whom. */
export interface PostOffice {
  url: string
  received: { to: string[]; message: string }[]
  stop(): Promise<void>
}

/** Starts it on a port of its own. */
export async function openPostOffice(): Promise<PostOffice> {
  const received: PostOffice['received'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, message: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Does the background jobs that were asked for since, in order, as a worker would. */
export async function doJobs({ db, services }: TestApplication): Promise<void> {
  const asked = await db.deleteFrom('event').returning(['id', 'name', 'payload']).execute()
  const queues = listQueues(services.modules.list)
  for (const { name, payload } of asked.toSorted((a, b) => a.id - b.id)) {
    const queue = queues.find((one) => `${JOB_PREFIX}${one.name}` === name)
    await queue?.run(services, payload)
  }
}
