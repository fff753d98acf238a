import { audit } from '../../platform/audit/audit.ts'
import type { Command } from '../../platform/cli/command.ts'
import type { Services } from '../../platform/cx.ts'
import { isRole, ROLES, type Role } from '../../platform/http/actor.ts'
import { LINK_HOURS, makeEntryLink } from '../../platform/session/entry-link.ts'
import { siteAddress } from '../../platform/site-address.ts'

/** Roles of whoever runs the portal until accounts exist. */
const ADMIN_ROLES: readonly Role[] = ['territory_admin', 'chief_editor']

async function makeLink({ db, config }: Services, name: string, roles: readonly Role[]): Promise<string> {
  const now = new Date()
  const token = await db.transaction().execute(async (tx) => {
    const made = await makeEntryLink(tx, { name, roles, now })
    const actor = { name: 'operator' }
    await audit(tx, {
      actor,
      action: 'staff.link_made',
      subject: 'entry_link',
      subjectId: name,
      after: { roles },
      at: now,
    })
    return made
  })
  return `${siteAddress(config)}/it/entra/${token}`
}

/** The line that the first start prints. */
export async function firstLink(services: Services): Promise<string> {
  return `To enter as administrator (once, within ${LINK_HOURS} hours): ${await makeLink(services, 'Amministrazione', ADMIN_ROLES)}`
}

/** `tessuto admin-link`: a link by which one person of the staff enters once. */
export const adminLink: Command = {
  name: 'admin-link',
  summary: 'Make a link by which a person of the staff enters, once',
  usage: '[--name NAME] [--roles ROLE,ROLE]',
  options: { name: { type: 'string' }, roles: { type: 'string' } },
  run: async (cx) => {
    const asked = typeof cx.values.roles === 'string' ? cx.values.roles.split(',') : [...ADMIN_ROLES]
    const roles = asked.filter(isRole)
    if (roles.length < asked.length) {
      cx.error(`Unknown role. Roles: ${ROLES.join(', ')}`)
      return 2
    }
    const name = typeof cx.values.name === 'string' ? cx.values.name.trim() : ''
    cx.print(await makeLink(await cx.services(), name || 'Amministrazione', roles))
    cx.print(`It works once, within ${LINK_HOURS} hours. Whoever opens it is ${roles.join(', ')}.`)
    return 0
  },
}
