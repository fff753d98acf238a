import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { oneLine } from '../../../platform/mail/letter.ts'
import { findAccount } from '../../accounts/api.ts'
import { send } from '../mail.ts'
import { AREA, peoplePath } from '../paths.ts'
import { findHandOver } from './hand-over.ts'
import { MEMBER_ROLES } from './rules.ts'

const Wanted = z.discriminatedUnion('letter', [
  z.object({
    letter: z.enum(['role', 'ended', 'restored', 'joined']),
    organizationId: z.string(),
    personId: z.string(),
    by: z.string(),
    role: z.enum(MEMBER_ROLES).optional(),
  }),
  z.object({ letter: z.enum(['offered', 'taken', 'declined']), handOverId: z.string() }),
])
type Wanted = z.infer<typeof Wanted>

/** Tells somebody, in their language, what others did about who looks after an organisation. */
export async function tellPerson(services: Services, payload: unknown): Promise<void> {
  const wanted = Wanted.parse(payload)
  const about = 'handOverId' in wanted ? await handOver(services, wanted) : wanted
  if (!about) return
  const { letter, organizationId, personId, by } = about
  const told = await findAccount(services.db, personId)
  const organization = await services.db
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirst()
  if (told?.state !== 'active' || !organization) return
  const t = services.translate[told.lang]
  const key =
    letter === 'role'
      ? (`role_${wanted.letter === 'role' && wanted.role === 'organization_owner' ? 'owner' : 'editor'}` as const)
      : letter
  const values = { name: oneLine(organization.name), who: oneLine(by) }
  const inside = letter !== 'ended' && letter !== 'taken'
  await send(services, told, {
    subject: t('members.tell_subject', values),
    text: t(`members.tell_${key}`, values),
    link: { label: t('members.mail_open'), path: inside ? peoplePath(organizationId) : AREA },
  })
}

/** Whom a hand-over concerns now: the taker when it is offered, then the giver. */
async function handOver({ db }: Services, { letter, handOverId }: Extract<Wanted, { handOverId: string }>) {
  const found = await findHandOver(db, handOverId)
  if (!found) return undefined
  const { organizationId, giverId, giverName, takerId, takerName } = found
  return letter === 'offered'
    ? { letter, organizationId, personId: takerId ?? '', by: giverName }
    : { letter, organizationId, personId: giverId, by: takerName ?? '' }
}
