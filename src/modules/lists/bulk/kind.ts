import type { z } from 'zod'
import type { Tx } from '../../../platform/db/database.ts'
import type { Permission } from '../../../platform/http/actor.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'

/** Why a record is not changed, or not changed back. */
export const REASONS = [
  'gone',
  'elsewhere',
  'own',
  'stronger',
  'invalid',
  'moved',
  'no_seat',
  'not_public',
  'registration',
  'asked',
  'answered',
  'changed_since',
  'fault',
] as const
export type Reason = (typeof REASONS)[number]

/** What would change in one record, as codes; or that nothing would, or why it cannot. */
export type Plan = { before: string | null; after: string | null } | { same: true } | { refused: Reason }

/** Who changes what, when. */
export interface Making {
  changeId: string
  organizationId: string
  params: Readonly<Record<string, string>>
  by: { id: string; name: string }
  /** Bodies the author looks after. */
  own: readonly string[]
  /** Places for which the author works; `null` is everywhere. */
  scope: readonly string[] | null
  now: Date
}

/** A record that was changed, to be changed back. */
export interface Made extends Making {
  before: string | null
  after: string | null
  versionBefore: number | null
  versionAfter: number | null
  appliedAt: Date
}

/** One kind of change. Its author is told what would happen, then it happens, each record in one transaction with its log. */
export interface ChangeKind {
  label: MessageKey
  /** Held beside `lists.change` where its records are. */
  permission: Permission
  params: z.ZodType<Record<string, string>>
  plan: (tx: Tx, making: Making) => Promise<Plan>
  /** Called right after `plan` in the same transaction, with the record locked. */
  apply: (tx: Tx, making: Making) => Promise<{ versionBefore?: number; versionAfter?: number }>
  /** `undefined` when it is as it was before, else why it stays. */
  undo: (tx: Tx, made: Made) => Promise<Reason | undefined>
}
