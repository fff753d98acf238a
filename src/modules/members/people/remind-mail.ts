import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { oneLine } from '../../../platform/mail/letter.ts'
import { findAccount } from '../../accounts/api.ts'
import { send } from '../mail.ts'
import { answerPath, peoplePath } from '../paths.ts'
import { findRequest } from '../request-queries.ts'
import { isOpenForOwners } from './answer.ts'
import { findInvited } from './invite.ts'

const Wanted = z.object({
  letter: z.enum(['invitation_ends', 'answer_ends']),
  subjectId: z.string(),
  personId: z.string(),
})

/** Tells an owner that something ends soon, and where to act; nothing once somebody did. */
export async function sendReminder(services: Services, payload: unknown): Promise<void> {
  const { letter, subjectId, personId } = Wanted.parse(payload)
  const told = await findAccount(services.db, personId)
  const about = await (letter === 'answer_ends' ? request : invitation)(services, subjectId)
  if (told?.state !== 'active' || !about) return
  const t = services.translate[told.lang]
  const values = { name: oneLine(about.name), who: oneLine(about.who), date: about.until }
  await send(services, told, {
    subject: t('members.tell_ends_subject', values),
    text: t(`members.tell_${letter}`, values),
    link: { label: t('members.mail_open'), path: about.path },
  })
}

interface About {
  name: string
  who: string
  until: Date
  path: string
}

async function request({ db }: Services, id: string): Promise<About | undefined> {
  const found = await findRequest(db, id)
  if (!found?.owners_until || !isOpenForOwners(found)) return undefined
  const { name, personName: who, owners_until: until, organization_id } = found
  return { name, who, until, path: answerPath(organization_id, id) }
}

async function invitation({ db }: Services, id: string): Promise<About | undefined> {
  const found = await findInvited(db, id)
  return found && { ...found, who: found.email, path: peoplePath(found.organizationId) }
}
