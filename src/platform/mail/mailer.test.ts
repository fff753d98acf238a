import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { writeLetter } from './letter.ts'
import { outboxMailer, smtpMailer } from './mailer.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessuto-mail-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const mail = { to: 'anna@example.it', subject: 'Perché però: 你好', text: 'Ciao Anna,\nتم الاستلام' }

test('a message goes out over SMTP, whole and in any script', async () => {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Tessuto <noreply@example.it>')
  await mailer.verify()
  await mailer.send(mail)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  const [message = ''] = received
  assert.match(message, /^From: Tessuto <noreply@example.it>/m)
  assert.match(message, /^To: anna@example.it/m)
  assert.match(message, /^Content-Type: text\/plain; charset=utf-8/m)
  await assert.rejects(mailer.verify(), /ECONNREFUSED/, 'a server that is gone is not silence')
})

test('a mail server that accepts and says nothing is left in time', async () => {
  const server = createServer((socket) => socket.on('error', () => {}))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'a@example.it', { greetingTimeout: 200 })
  await assert.rejects(mailer.send(mail), /Greeting never received/)
  await assert.rejects(mailer.verify(), /Greeting never received/)
  await new Promise((resolve) => server.close(resolve))
})

test('a line break in a subject cannot add a header', async () => {
  const mailer = outboxMailer(join(folder, 'injection'), 'a@example.it')
  await mailer.send({ ...mail, subject: 'Hello\r\nBcc: thief@example.it' })
  const [name = ''] = readdirSync(join(folder, 'injection'))
  assert.doesNotMatch(readFileSync(join(folder, 'injection', name), 'utf8'), /^Bcc:/m)
})

test('no text of a person begins a line of a letter, nor a header, nor an element', () => {
  for (const end of ['\r\n', '\n', '\r', '\u0085', '\u2028', '\u2029']) {
    const hostile = `Ciao${end}Bcc: thief@example.it <img src=x>`
    const { subject, text, html } = writeLetter({
      ...{ to: mail.to, lang: 'it', subject: hostile, paragraphs: [hostile] },
      link: { label: hostile, url: 'https://portale.example/it' },
      from: { name: 'Tessuto', url: 'https://portale.example' },
    })
    assert.doesNotMatch(`${subject}\n${text}`, /[\r\n\u0085\u2028\u2029]Bcc/, JSON.stringify(end))
    assert.doesNotMatch(html ?? '', /<img/)
  }
})

test('without a server each message is a file that only we can read', async () => {
  const outbox = join(folder, 'outbox')
  const mailer = outboxMailer(outbox, 'a@example.it')
  await Promise.all([mailer.send(mail), mailer.send(mail)])
  const names = readdirSync(outbox)
  assert.equal(names.length, 2)
  for (const name of names) assert.equal(statSync(join(outbox, name)).mode & 0o077, 0)
})
