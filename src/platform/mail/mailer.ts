import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from '../ids.ts'

/** One message to one person; `text` is always there, `html` says the same. */
export interface Mail {
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
  /** The part of its Message-ID before the @, when it may be sent more than once. */
  id?: string
}

/** The door through which mail leaves: SMTP, or a folder of `.eml` files where there is no server. */
export interface Mailer {
  kind: 'smtp' | 'outbox'
  send(mail: Mail): Promise<void>
  /** Throws when the server cannot be reached. */
  verify(): Promise<void>
}

/** Milliseconds after which a mail server counts as one that does not answer, at each step. */
const PATIENCE = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
}

/**
 * Mail over SMTP (RFC 5321); the URL is `smtp://user:password@host:port` or `smtps://…`. A server that says nothing
 * for a minute is left, and what was on its way counts as not sent.
 */
export function smtpMailer(url: string, from: string, patience: Partial<typeof PATIENCE> = {}): Mailer {
  const transport = createTransport({ url, ...PATIENCE, ...patience }, { from })
  return {
    kind: 'smtp',
    send: async ({ id, ...mail }) => void (await transport.sendMail({ ...mail, ...messageId(from, id) })),
    verify: async () => void (await transport.verify()),
  }
}

const messageId = (from: string, id?: string) => {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return id === undefined ? {} : { messageId: `<${id}@${domain}>` }
}

/** Mail written to a folder, one file each, for development. */
export function outboxMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true }, { from })
  return {
    kind: 'outbox',
    send: async ({ id, ...mail }) => {
      const { message } = await transport.sendMail({ ...mail, ...messageId(from, id) })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${newId()}.eml`), message as Buffer, { mode: 0o600 })
    },
    verify: async () => {},
  }
}
