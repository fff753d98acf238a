import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { oneLine, writeLetter } from '../../platform/mail/letter.ts'
import { siteAddress } from '../../platform/site-address.ts'
import { findAccount } from '../accounts/api.ts'
import { readRecord } from '../directory/api.ts'
import { codeHash, MAIL_HOURS, newCode, readableCode } from './code.ts'
import { AREA, answerPath, REQUESTS } from './paths.ts'
import { findRequest, type Request } from './request-queries.ts'

/** What this module may be asked to send; no code is in it: each is made when its mail goes out. */
const Wanted = z.discriminatedUnion('letter', [
  z.object({ letter: z.literal('code'), requestId: z.string() }),
  z.object({ letter: z.literal('claimed'), requestId: z.string(), accountId: z.string() }),
  z.object({ letter: z.enum(['granted', 'returned']), requestId: z.string() }),
])

/** Sends one letter about a request. */
export async function sendLetter(services: Services, payload: unknown): Promise<void> {
  const wanted = Wanted.parse(payload)
  const request = await findRequest(services.db, wanted.requestId)
  if (!request) return
  if (wanted.letter === 'code') return sendCode(services, request)
  const told = await findAccount(
    services.db,
    wanted.letter === 'claimed' ? wanted.accountId : request.account_id,
  )
  if (told?.state !== 'active') return
  const t = services.translate[told.lang]
  const date = request.owners_until ?? new Date()
  const values = { ...namesOf(request), reason: oneLine(request.reason ?? ''), date }
  const mine = wanted.letter === 'returned' ? `${REQUESTS}/${request.id}` : AREA
  const path = wanted.letter === 'claimed' ? answerPath(request.organization_id, request.id) : mine
  await send(services, told, {
    subject: t(`members.mail_${wanted.letter}_subject`, values),
    text: t(`members.mail_${wanted.letter}_text`, values),
    link: { label: t('members.mail_open'), path },
  })
}

/** Texts from people: none may begin a line of its own. */
const namesOf = ({ name, personName }: Request) => ({ name: oneLine(name), who: oneLine(personName) })

/** To the address on record, never to one that was typed; in the language of the record. */
async function sendCode(services: Services, request: Request): Promise<void> {
  const to = await addressOnRecord(services, request.organization_id)
  if (!to || request.state !== 'code') return
  const [code, now] = [newCode(), new Date()]
  const kept = await services.db
    .updateTable('membership_request')
    .set({
      code_hash: codeHash(request.id, code),
      code_expires_at: new Date(now.getTime() + MAIL_HOURS * 3_600_000),
    })
    .where('id', '=', request.id)
    .where('state', '=', 'code')
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) return
  const lang = request.lang as keyof Services['translate']
  const t = services.translate[lang]
  const values = { ...namesOf(request), code: readableCode(code) }
  await send(
    services,
    { email: to, lang },
    { subject: t('members.mail_code_subject', values), text: t('members.mail_code_text', values) },
  )
}

/** The certified address (PEC) of an organisation, else its e-mail. */
export async function addressOnRecord(
  { db }: Pick<Services, 'db'>,
  organizationId: string,
): Promise<string | undefined> {
  const organization = (await readRecord(db, organizationId))?.document.organization
  return organization?.certified_email ?? organization?.email ?? undefined
}

/** Sends a letter in somebody's language; the text has one paragraph a line. */
export async function send(
  services: Services,
  { email, lang }: { email: string; lang: keyof Services['translate'] },
  letter: { subject: string; text: string; link?: { label: string; path: string } },
): Promise<void> {
  const base = `${siteAddress(services.config)}/${lang}`
  await services.mailer.send(
    writeLetter({
      to: email,
      lang,
      subject: letter.subject,
      paragraphs: letter.text.split('\n'),
      ...(letter.link && { link: { label: letter.link.label, url: `${base}${letter.link.path}` } }),
      from: { name: services.config.siteName, url: base },
    }),
  )
}
