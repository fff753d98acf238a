import { z } from 'zod'
import { audit } from '../../../../platform/audit/audit.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { lastOf } from '../../../../platform/http/input.ts'
import { calendarDay } from '../../../../platform/http/typed-values.ts'
import { findMark, MARK_METHODS, type MarkMethod, setVisibility } from '../../../directory/api.ts'
import { changeTrust, isTrusted } from '../../../editing/api.ts'
import { askOne, isAsked, stopAsking } from '../../../freshness/api.ts'
import { giveMark, removeMark } from '../../marks/marks.ts'
import type { ChangeKind, Making } from '../kind.ts'

const VISIBILITIES = ['public', 'draft', 'hidden'] as const
type Visibility = (typeof VISIBILITIES)[number]

const visibilityOf = async (tx: Tx, id: string) =>
  (
    await tx
      .selectFrom('organization')
      .select('visibility')
      .where('id', '=', id)
      .where('merged_into_id', 'is', null)
      .executeTakeFirst()
  )?.visibility as Visibility | undefined

/** Shown to the public, or not. What somebody registered and nobody decided yet is decided in the queue. */
const visibility: ChangeKind = {
  label: 'lists.kind_visibility',
  permission: 'lists.change',
  params: z.object({ codice: lastOf(z.enum(VISIBILITIES, { error: 'form.choose_from_list' })) }),
  plan: async (tx, { organizationId, params: { codice = '' } }) => {
    const before = await visibilityOf(tx, organizationId)
    if (!before) return { refused: 'gone' }
    if (before === codice) return { same: true }
    return (await isRegistering(tx, organizationId)) ? { refused: 'registration' } : { before, after: codice }
  },
  apply: async (tx, making) => {
    await show(tx, making, making.params.codice as Visibility)
    return {}
  },
  undo: async (tx, made) => {
    const now = await visibilityOf(tx, made.organizationId)
    if (!now) return 'gone'
    if (now !== made.after) return 'changed_since'
    await show(tx, made, made.before as Visibility)
    return undefined
  },
}

async function show(tx: Tx, { organizationId, by, now }: Making, to: Visibility): Promise<void> {
  await setVisibility(tx, organizationId, to, now)
  const entry = { action: 'lists.visibility', subject: 'organization', subjectId: organizationId }
  await audit(tx, { actor: by, ...entry, after: { visibility: to }, at: now })
}

async function isRegistering(tx: Tx, organizationId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('membership_request')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('way', '=', 'registration')
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return open !== undefined
}

/** Publishes at once, or waits for the editors again. */
const trust: ChangeKind = {
  label: 'lists.kind_trust',
  permission: 'editing.trust',
  params: z.object({
    codice: lastOf(z.enum(['si', 'no'], { error: 'form.choose_from_list' })),
    motivo: lastOf(z.string().trim().min(1, { error: 'lists.needs_reason' }).max(2000).prefault('')),
  }),
  plan: async (tx, { organizationId, params: { codice = '' } }) => {
    const before = await trustOf(tx, organizationId)
    return before === codice ? { same: true } : { before, after: codice }
  },
  apply: async (tx, { organizationId, params: { codice, motivo = '' }, by, now }) => {
    await changeTrust(tx, { organizationId, trusted: codice === 'si', reason: motivo, by, now })
    return {}
  },
  undo: async (tx, { organizationId, before, after, params: { motivo = '' }, by, now }) => {
    if ((await trustOf(tx, organizationId)) !== after) return 'changed_since'
    await changeTrust(tx, { organizationId, trusted: before === 'si', reason: motivo, by, now })
    return undefined
  },
}

const trustOf = async (tx: Tx, id: string) => ((await isTrusted(tx, id)) ? 'si' : 'no')

/** Asked to confirm what their record says; those without an address go on the call list. */
const ask: ChangeKind = {
  label: 'lists.kind_ask',
  permission: 'freshness.campaign',
  params: z.object({}),
  plan: async (tx, { organizationId }) => {
    const now = await visibilityOf(tx, organizationId)
    if (now !== 'public') return { refused: now ? 'not_public' : 'gone' }
    return (await isAsked(tx, organizationId)) ? { refused: 'asked' } : { before: null, after: 'ask' }
  },
  apply: async (tx, { changeId, organizationId, scope, by, now }) => {
    await askOne(tx, { campaignId: changeId, organizationId, scope, by, now })
    return {}
  },
  undo: async (tx, { changeId, organizationId }) =>
    (await stopAsking(tx, { campaignId: changeId, organizationId })) ? undefined : 'answered',
}

/** Verified, all in the same way on the same day; a mark that counts stays. */
const verify: ChangeKind = {
  label: 'lists.kind_verify',
  permission: 'lists.verify',
  params: z.object({
    codice: lastOf(z.enum(MARK_METHODS, { error: 'form.choose_from_list' })),
    giorno: lastOf(calendarDay.refine((day) => new Date(day) <= new Date(), { error: 'lists.mark_future' })),
    motivo: lastOf(z.string().trim().max(2000).default('')),
  }),
  plan: async (tx, { organizationId, params: { codice = '' }, own, now }) => {
    if (!(await visibilityOf(tx, organizationId))) return { refused: 'gone' }
    if (own.includes(organizationId)) return { refused: 'own' }
    const mark = await findMark(tx, organizationId)
    const counts = mark && mark.until >= now.toISOString().slice(0, 10)
    return counts ? { same: true } : { before: null, after: codice }
  },
  apply: async (tx, { organizationId, params: { codice, giorno = '', motivo }, by, now }) => {
    const method = codice as MarkMethod
    await giveMark(tx, { organizationId, method, on: giorno, note: motivo || null, by, now })
    return {}
  },
  undo: async (tx, { organizationId, appliedAt, by, now }) => {
    const mark = await findMark(tx, organizationId)
    if (mark?.markedAt.getTime() !== appliedAt.getTime()) return 'changed_since'
    await removeMark(tx, { organizationId, why: 'bulk change taken back', by, now })
    return undefined
  },
}

/** Changes of where records stand. */
export const STATE_KINDS = { visibility, trust, ask, verify } satisfies Record<string, ChangeKind>
