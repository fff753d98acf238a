import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { grantRole } from '../accounts/api.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'
import { type Asking, insertRequest, wait } from './claim.ts'
import { lockRequest } from './request-queries.ts'

/** What is asked of an organisation that is not in the directory yet. */
export interface Registration extends Asking {
  /** Eleven digits; undefined when it has none. */
  taxCode: string | undefined
  name: string
  type: string
  istat: string
  email: string
  lang: Parameters<typeof emptyRecord>[1]
}

/** Registers an organisation, not public yet, with the person as its owner; the editors decide. */
export async function register(
  tx: Tx,
  asked: Registration,
): Promise<{ organizationId: string; requestId: string } | { refused: 'taken' | 'invalid' }> {
  const { taxCode, name, type, istat, email, lang, by, now } = asked
  const empty = emptyRecord(newId(now), lang)
  const seat = newId(now)
  const [location] = [{ ...BLANK_PLACE, id: seat, istat_code: istat }]
  const document = {
    ...empty,
    organization: { ...empty.organization, name, type_code: type, email, seat_id: seat },
    identifiers: taxCode ? [{ scheme: 'IT-CF', identifier: taxCode }] : [],
    locations: [location],
  }
  const bringer = { source: 'owner' as const, sourceRef: '', by: by.name, at: now }
  const made = await createRecord(tx, { document, visibility: 'draft', by: bringer })
  if ('refused' in made) return { refused: made.refused === 'identifier_taken' ? 'taken' : 'invalid' }
  const organizationId = document.organization.id
  const requestId = await insertRequest(tx, { organizationId, way: 'registration', note: null, by, now })
  const held = { role: 'organization_owner' as const, organizationId }
  const grantId = await grantRole(tx, by.id, held, { by, now, why: 'registered it' })
  await tx.updateTable('membership_request').set({ grant_id: grantId }).where('id', '=', requestId).execute()
  await wait(tx, requestId, now)
  return { organizationId, requestId }
}

const BLANK_PLACE = {
  ...{ name: null, description: null, location_type: 'physical' as const, address_1: null },
  ...{ postal_code: null, locality: null, point: null, transportation: null, wheelchair: null },
  ...{ accessibility_description: null, position: 0 },
}

/** Hands a registration in again that came back; false when it had not. */
export async function registerAgain(
  tx: Tx,
  { requestId, by, now }: Asking & { requestId: string },
): Promise<boolean> {
  const request = await lockRequest(tx, requestId)
  if (request?.way !== 'registration' || request.state !== 'returned' || request.account_id !== by.id)
    return false
  await tx
    .updateTable('membership_request')
    .set({ state: 'waiting', decided_by: null, decided_name: null, decided_at: null })
    .where('id', '=', requestId)
    .execute()
  await wait(tx, requestId, now)
  return true
}
