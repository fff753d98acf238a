import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'

/** What is there to do something with: an account that looks after three organisations, and reports about one of them. */
interface Things {
  accountId: string
  organizations: readonly [string, string, string, string]
  reportId: string
  answeredId: string
  versioned: { organizationId: string; version: number }
}

type Payload = (things: Things) => object

const AT = new Date().toISOString()
const BY = { id: newId(), name: 'Prova' }
const merge = ([keptId, goneId]: readonly string[], mergeId: string) => ({
  ...{ mergeId, keptId, goneId, by: BY, at: AT, ids: {} },
})
const MERGE = newId()
const joined: Payload = ({ organizations }) => merge(organizations.slice(0, 2), MERGE)
const parted: Payload = ({ organizations }) => merge(organizations.slice(2), newId())
const NOBODYS = newId()

/** What each kind of work that is not scheduled is asked to do: a new kind has to be given its payload here. */
export const PAYLOADS: Readonly<Record<string, Payload>> = {
  'accounts.mail': ({ accountId }) => ({ letter: 'password', accountId }),
  'staff.mail': ({ accountId }) => ({ accountId, action: 'suspended', role: null, by: 'Prova' }),
  'members.tell': ({ accountId, organizations: [organizationId] }) => ({
    ...{ letter: 'ended', organizationId, personId: accountId, by: 'Prova' },
  }),
  'directory.on.directory.record_reported': ({ reportId }) => ({ reportId }),
  'directory.on.directory.report_answered': ({ answeredId: reportId }) => ({ reportId }),
  'members.on.lists.merged': joined,
  'members.on.lists.unmerged': parted,
  'editing.on.lists.merged': joined,
  'editing.on.lists.unmerged': parted,
  'freshness.on.lists.merged': joined,
  'freshness.on.lists.unmerged': parted,
  'members.on.accounts.removed': () => ({ accountId: NOBODYS }),
  'freshness.on.editing.published': ({ versioned }) => ({ ...versioned, changes: 1, why: 'owner' }),
  'desk.on.freshness.called': ({ organizations: [organizationId] }) => ({
    ...{ organizationId, outcome: 'reached', by: BY, at: AT },
  }),
  // From here on work that looks for what is gone meanwhile, and ends.
  'members.mail': () => ({ letter: 'granted', requestId: NOBODYS }),
  'members.remind_mail': ({ accountId }) => ({
    ...{ letter: 'answer_ends', subjectId: NOBODYS, personId: accountId },
  }),
  'desk.copy': () => ({ copyId: NOBODYS }),
  'desk.mandate_mail': () => ({ mandateId: NOBODYS }),
  'desk.morning_mail': ({ accountId }) => ({ accountId }),
  'desk.on.editing.submitted': ({ organizations: [organizationId] }) => ({
    ...{ submissionId: NOBODYS, organizationId },
  }),
  'editing.on.editing.decided': ({ organizations: [organizationId] }) => ({
    ...{ submissionId: NOBODYS, organizationId, state: 'approved' },
  }),
  'spaces.on.spaces.decided': ({ organizations: [organizationId] }) => ({
    ...{ submissionId: NOBODYS, organizationId, state: 'approved' },
  }),
  'links.mail': ({ organizations: [organizationId] }) => ({ organizationId, addressId: NOBODYS }),
  'lists.change': () => ({ id: NOBODYS, by: BY }),
  'directory.replace_code': () => ({ changeId: NOBODYS }),
  'directory.restore_code': () => ({ changeId: NOBODYS }),
  // Killed with rows to write, and to take back, in imports.ts.
  'imports.run': () => ({ id: NOBODYS, actor: BY }),
}

/** Puts there what the payloads speak of, in the demo territory. */
export async function makeThings(db: Db): Promise<Things> {
  const [accountId, reportId, answeredId] = [newId(), newId(), newId()]
  const email = `p-${accountId}@example.org`
  const found = await db.selectFrom('organization').select('id').orderBy('id').limit(4).execute()
  const [a = '', b = '', c = '', d = ''] = found.map(({ id }) => id)
  const account = { id: accountId, user_id: `prova-${accountId.slice(-12)}`, email, name: 'Prova' }
  await db
    .insertInto('account')
    .values({ ...account, state: 'active' })
    .execute()
  for (const organization of [b, c])
    await sql`insert into role_grant (id, account_id, role, organization_id, granted_by, valid_from)
      values (${newId()}, ${accountId}, 'organization_owner', ${organization}, 'prova', now() - interval '1 day')`.execute(
      db,
    )
  for (const [id, answer] of [
    [reportId, null],
    [answeredId, 'Grazie, corretto.'],
  ])
    await sql`insert into record_report (id, organization_id, about, message, email, lang, answer)
      values (${id}, ${a}, 'hours', 'Orario cambiato', ${email}, 'it', ${answer})`.execute(db)
  const versions = await db
    .selectFrom('record_version')
    .select(['organization_id', 'version'])
    .orderBy('version', 'desc')
    .limit(1)
    .execute()
  const [{ organization_id: organizationId, version } = { organization_id: a, version: 1 }] = versions
  return {
    ...{ accountId, reportId, answeredId, organizations: [a, b, c, d] },
    versioned: { organizationId, version },
  }
}
