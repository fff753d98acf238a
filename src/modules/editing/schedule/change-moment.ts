import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, lastOf } from '../../../platform/http/input.ts'
import type { Writer } from '../draft.ts'
import { decided } from '../review/decide-submission.ts'
import { MOMENT_FIELDS, readMoment } from './read-moment.ts'
import { setMoment, unschedule } from './set-moment.ts'

/** What is asked of the moment of something handed in. */
export const ChangeForm = z.object({
  ...MOMENT_FIELDS,
  azione: lastOf(z.enum(['sposta', 'subito', 'riprendi'])),
})

/** Does what a form asks of a moment: what was done, or the errors of its fields, or that it is too late. */
export async function changeMoment(
  cx: Pick<Cx, 'db' | 'now' | 'config' | 't' | 'requestId'>,
  of: { organizationId: string; submissionId: string; by: Writer },
  form: z.infer<typeof ChangeForm>,
): Promise<{ done: 'spostata' | 'ripresa' } | { errors: FieldErrors } | { gone: true }> {
  const asked = { ...of, now: cx.now, requestId: cx.requestId }
  if (form.azione === 'riprendi') {
    const outcome = await decided(cx.db, (tx) => unschedule(tx, asked))
    return 'refused' in outcome ? { gone: true } : { done: 'ripresa' }
  }
  const moment = form.azione === 'subito' ? {} : readMoment(form, cx.config.timeZone, cx.now)
  if ('wrong' in moment) return { errors: { [moment.field]: cx.t(moment.wrong) } }
  if (form.azione === 'sposta' && !moment.at)
    return { errors: { giorno: cx.t('editing.schedule.day_missing') } }
  const outcome = await decided(cx.db, (tx) => setMoment(tx, { ...asked, publishAt: moment.at }))
  return 'refused' in outcome ? { gone: true } : { done: 'spostata' }
}
