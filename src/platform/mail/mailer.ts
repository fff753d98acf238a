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
}

/** The door through which mail leaves: SMTP, or a folder of `.eml` files where there is no server. */
export interface Mailer {
  kind: 'smtp' | 'outbox'
  send(mail: Mail): Promise<void>
  /** Throws when the server cannot be reached. */
  verify(): Promise<void>
}

/** Mail over SMTP (RFC 5321); the URL is `smtp://user:password@host:port` or `smtps://…`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from })
  return {
    kind: 'smtp',
    send: async (mail) => void (await transport.sendMail(mail)),
    verify: async () => void (await transport.verify()),
  }
}

/** Mail written to a folder, one file each, for development. */
export function outboxMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true }, { from })
  return {
    kind: 'outbox',
    send: async (mail) => {
      const { message } = await transport.sendMail(mail)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${newId()}.eml`), message as Buffer, { mode: 0o600 })
    },
    verify: async () => {},
  }
}
