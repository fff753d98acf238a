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

/** What was just done, with the way to undo it; `salvata` in the address is the revision that did it. */
export function JustDone({ cx, organizationId, page }: { cx: Cx; organizationId: string; page?: string }) {
  const asked = cx.url.searchParams
  const good = GOOD.find((name) => asked.has(name))
  const neutral = NEUTRAL.find((name) => asked.has(name))
  const saved = asked.get('salvata') ?? ''
  if (!good && !neutral) return null
  return (
    <Alert cx={cx} tone={good ? 'success' : 'info'} live>
      <p>{cx.t(`spaces.done.${good ?? neutral ?? 'niente'}`)}</p>
      {/^\d{1,9}$/.test(saved) && (
        <Form
          action={href(cx, pathsOf(organizationId).undo)}
          hidden={{ salvata: saved, ...(page !== undefined && { in: page }) }}
        >
          <Button kind="secondary" small>
            {cx.t('spaces.undo')}
          </Button>
        </Form>
      )}
    </Alert>
  )
}
