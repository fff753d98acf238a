import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import { tokenHash } from '../../platform/session/tokens.ts'
import { confirmParts } from './confirm.ts'
import { setTarget, spendLetter } from './letters.ts'
import { PARTS, type Part } from './parts.ts'

/** What somebody said by the link of a mail. */
export interface Answer {
  /** Parts that are not right; all others are. */
  changed: readonly Part[]
  note: string
}

type Asking = Pick<Cx, 'db' | 'now' | 'requestId'>

/** Keeps the answer, once; what is not right goes to the desk's call list. */
export function answerLetter(cx: Asking, token: string, { changed, note }: Answer): Promise<boolean> {
  const { now: at, requestId } = cx
  return cx.db.transaction().execute(async (tx) => {
    const letter = await spendLetter(tx, token, at)
    if (!letter) return false
    const { organization_id: organizationId } = letter
    // A note that names no part may be about any of them: then nothing is confirmed.
    const unsure = note !== '' && changed.length === 0
    const parts = unsure ? [] : PARTS.filter((part) => !changed.includes(part))
    if (parts.length > 0) await confirmParts(tx, { organizationId, how: 'mail', parts, by: null, at })
    const complete = parts.length === PARTS.length
    await setTarget(tx, letter, { state: complete ? 'done' : 'call' })
    if (!complete)
      await tx
        .updateTable('freshness_target')
        .set({ changed: [...changed], note: note || null })
        .where('campaign_id', '=', letter.campaign_id)
        .where('organization_id', '=', organizationId)
        .execute()
    await audit(tx, {
      actor: { name: 'mail link' },
      action: complete ? 'freshness.confirmed' : 'freshness.change_told',
      subject: 'organization',
      subjectId: organizationId,
      after: { parts },
      requestId,
      at,
    })
    return true
  })
}

/** No more of these mails for the organisation of the link, whoever presses; it is called instead. */
export function silence(cx: Asking, token: string): Promise<boolean> {
  return cx.db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('freshness_letter')
      .select('organization_id')
      .where('token_hash', '=', tokenHash(token))
      .executeTakeFirst()
    if (!letter) return false
    const { organization_id } = letter
    const row = { organization_id, at: cx.now }
    await tx
      .insertInto('freshness_silence')
      .values(row)
      .onConflict((known) => known.doNothing())
      .execute()
    await tx
      .updateTable('freshness_target')
      .set({ state: 'call' })
      .where('organization_id', '=', organization_id)
      .where('state', '=', 'ask')
      .execute()
    return true
  })
}
