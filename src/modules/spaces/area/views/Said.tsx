import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { pathsOf } from '../../paths.ts'

const GOOD = [
  'creato',
  'salvato',
  'spostato',
  'tolto',
  'annullato',
  'inviato',
  'pubblicato',
  'ritirato',
  'ripristinato',
] as const
const NEUTRAL = ['nonannullato', 'niente', 'pieno'] as const

/**
 * What was just done, with the way to undo it; in the address `salvata` is the revision that did it, `da` the one it began
 * with: where both are the same nothing was saved.
 */
export function JustDone({ cx, organizationId, page }: { cx: Cx; organizationId: string; page?: string }) {
  const asked = cx.url.searchParams
  const good = GOOD.find((name) => asked.has(name))
  const neutral = NEUTRAL.find((name) => asked.has(name))
  const [saved = '', from = ''] = ['salvata', 'da'].map((name) => asked.get(name) ?? '')
  const mayUndo =
    /^\d{1,9}$/.test(saved) && /^\d{0,9}$/.test(from) && (from === '' || Number(from) < Number(saved))
  if (!good && !neutral) return null
  return (
    <Alert cx={cx} tone={good ? 'success' : 'info'} live>
      <p>{cx.t(`spaces.done.${good ?? neutral ?? 'niente'}`)}</p>
      {mayUndo && (
        <Form
          action={href(cx, pathsOf(organizationId).undo)}
          hidden={{ salvata: saved, ...(from && { da: from }), ...(page !== undefined && { in: page }) }}
        >
          <Button kind="secondary" small>
            {cx.t('spaces.undo')}
          </Button>
        </Form>
      )}
    </Alert>
  )
}
