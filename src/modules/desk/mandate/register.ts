import type { Tx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import type { Agreed } from '../../../platform/privacy/agreed.ts'
import { putWaiting } from '../../board/api.ts'
import { createRecord, emptyRecord, type RecordDocument } from '../../directory/api.ts'
import { doubtOf } from '../../editing/api.ts'
import { territoriesOf } from '../territories.ts'
import { askCopies } from './copy.ts'
import { type Asker, openMandate } from './mandate.ts'

/** Name of what waits for the editors, in the queue. */
export const REGISTERED_KIND = 'desk.registration'

/** What is said at the desk of an organisation that is not in the directory yet. */
export interface DeskRegistration {
  taxCode: string | undefined
  name: string
  type: string
  istat: string
  address: string | null
  email: string | null
  phone: string | null
  description: string | null
  /** Language the organisation reads and writes. */
  lang: Lang
  asker: Asker
  agreed: Agreed
  by: { id: string; name: string }
  now: Date
}

/** Registers an organisation on its mandate, not public yet; editors decide, and a copy goes to its address. */
export async function registerAtDesk(
  tx: Tx,
  said: DeskRegistration,
): Promise<{ mandateId: string; organizationId: string } | { refused: 'taken' | 'invalid' }> {
  const { asker, agreed, by, now, name, lang } = said
  const document = documentOf(said)
  const bringer = { source: 'desk' as const, sourceRef: '', by: by.name, at: now }
  const made = await createRecord(tx, { document, visibility: 'draft', by: bringer })
  if ('refused' in made) return { refused: made.refused === 'identifier_taken' ? 'taken' : 'invalid' }
  const organizationId = document.organization.id
  const mandateId = await openMandate(tx, { organizationId, asker, agreed, registers: true, by, now })
  await putWaiting(tx, {
    kind: REGISTERED_KIND,
    id: mandateId,
    title: name,
    lang,
    organizationId,
    territories: await territoriesOf(tx, [organizationId]),
    submittedBy: by,
    since: now,
    doubtful: (await doubtOf(tx, name, organizationId)) !== undefined,
  })
  await askCopies(tx, { mandateId, submissionId: null, addresses: [said.email], now })
  return { mandateId, organizationId }
}

function documentOf(said: DeskRegistration): RecordDocument {
  const empty = emptyRecord(newId(said.now), said.lang)
  const { name, type, email, description } = said
  const seat = { ...BLANK_PLACE, id: newId(said.now), istat_code: said.istat, address_1: said.address }
  const phone = { ...BLANK_PHONE, id: newId(said.now), number: said.phone ?? '' }
  return {
    ...empty,
    organization: { ...empty.organization, name, type_code: type, email, description, seat_id: seat.id },
    identifiers: said.taxCode ? [{ scheme: 'IT-CF', identifier: said.taxCode }] : [],
    locations: [seat],
    phones: said.phone ? [phone] : [],
  }
}

const BLANK_PLACE = {
  ...{ name: null, description: null, location_type: 'physical' as const, postal_code: null },
  ...{ locality: null, point: null, transportation: null, wheelchair: null },
  ...{ accessibility_description: null, position: 0 },
}
const BLANK_PHONE = {
  ...{ service_id: null, location_id: null, extension: null, description: null },
  ...{ type: 'voice' as const, position: 0 },
}
