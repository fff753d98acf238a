import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'

/** What was just saved, with the way to undo it; `salvata` and `da` in the address say what it was. */
export function SavedNotice({ cx, own }: { cx: Cx; own: OwnRecord }) {
  const [saved, from] = ['salvata', 'da'].map((name) => cx.url.searchParams.get(name) ?? '')
  if (cx.url.searchParams.has('annullata'))
    return (
      <Alert cx={cx} tone="success" live>
        <p>{cx.t('editing.owner.undone')}</p>
      </Alert>
    )
  if (!saved || !/^\d{1,9}$/.test(saved) || !/^\d{0,9}$/.test(from ?? '')) return null
  if (Number(from) >= Number(saved))
    return (
      <Alert cx={cx} live>
        <p>{cx.t('editing.owner.nothing_new')}</p>
      </Alert>
    )
  return (
    <Alert cx={cx} tone="success" live>
      <p>{cx.t('editing.owner.saved')}</p>
      <Form action={href(cx, pathsOf(own.organizationId).undo)} hidden={{ salvata: saved, da: from ?? '' }}>
        <Button kind="secondary" small>
          {cx.t('editing.owner.undo')}
        </Button>
      </Form>
    </Alert>
  )
}
