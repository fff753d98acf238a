import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import type { MemberRole } from './rules.ts'
import type { Change } from './standing.ts'

/** A line in the log about who looks after an organisation. */
export const note = (
  tx: Tx,
  { organizationId, by, now }: Omit<Change, 'personId'>,
  action: string,
  after: object,
) => audit(tx, { actor: by, action, subject: 'organization', subjectId: organizationId, after, at: now })

/** What somebody else did to a person's access. */
interface Told {
  letter: 'role' | 'ended' | 'restored'
  organizationId: string
  personId: string
  by: string
  role?: MemberRole
}

/** Asks for a mail to the person concerned. */
export const tell = (tx: Tx, told: Told) => enqueue(tx, 'members.tell', told)
