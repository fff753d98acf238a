import type { ColumnType, Generated } from 'kysely'
import type { Evidence, Part } from './parts.ts'

declare module '../../platform/db/database.ts' {
  interface Database {
    record_confirmation: {
      organization_id: string
      part: Part
      at: Date
      how: Evidence
      by_name: string | null
    }
    freshness_campaign: CampaignTable
    freshness_target: TargetTable
    freshness_letter: LetterTable
    freshness_silence: { organization_id: string; at: Date }
  }
}

/** How the call ended. */
export const OUTCOMES = ['reached', 'corrected', 'no_answer', 'wrong_number', 'closed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Confirmation campaigns; meanings are in `migrations/0001_freshness.sql`. */
interface CampaignTable {
  id: string
  months: number
  territory: string | null
  type_code: string | null
  scope: string[] | null
  state: Generated<'running' | 'paused' | 'stopped'>
  started_at: Date
  started_by: string
}

interface TargetTable {
  campaign_id: string
  organization_id: string
  state: 'ask' | 'call' | 'done' | 'stopped'
  round: Generated<number>
  next_at: Date
  changed: ColumnType<string[], string[] | undefined, string[]>
  note: string | null
  outcome: Outcome | null
  outcome_by: string | null
  outcome_at: Date | null
}

interface LetterTable {
  campaign_id: string
  organization_id: string
  round: number
  token_hash: Buffer
  claimed_at: Date
  sent_at: Date | null
  failed: string | null
  expires_at: Date
  used_at: Date | null
}
