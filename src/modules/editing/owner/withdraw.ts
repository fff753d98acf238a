import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { lockDraft, writeDraft } from '../draft.ts'
import { type Handing, withdrawWaiting } from '../submit.ts'

/** Takes back what was handed in and waits; it is the draft again. Says whether something waited still. */
export async function withdraw(tx: Tx, asked: Omit<Handing, 'note'>): Promise<boolean> {
  const draft = await lockDraft(tx, asked.organizationId)
  if (!draft) return false
  const ids = await withdrawWaiting(tx, { ...asked, note: undefined })
  // A draft that nobody began yet is what waited; a begun one has it already.
  if (ids.length > 0 && draft.revision === 0) await writeDraft(tx, draft, draft.document, asked)
  for (const subjectId of ids)
    await audit(tx, {
      actor: asked.by,
      action: 'editing.withdraw',
      subject: 'record_submission',
      subjectId,
      after: { organizationId: asked.organizationId },
      ...(asked.requestId && { requestId: asked.requestId }),
      at: asked.now,
    })
  return ids.length > 0
}
