import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { CONTACTS } from '../paths.ts'

/** What was just done, as the address says it. */
export interface Done {
  /** Id of the contact that was just kept. */
  kept?: string | undefined
  what?: 'confirmed' | 'removed' | 'restored' | 'changed' | 'undone' | 'not_undone' | undefined
}

/** Says what was just done, with the way to take it back. */
export const DeskNotice = ({ cx, done }: { cx: Cx; done: Done }) => {
  if (done.what === 'not_undone')
    return (
      <Alert cx={cx} tone="warning" live>
        <p>{cx.t('desk.done_not_undone')}</p>
      </Alert>
    )
  return (
    <>
      {done.what && (
        <Alert cx={cx} tone="success" live>
          <p>{cx.t(`desk.done_${done.what}`)}</p>
          {done.kept && done.what === 'removed' && <Again cx={cx} id={done.kept} />}
          {done.kept && done.what === 'changed' && <UndoChange cx={cx} id={done.kept} />}
        </Alert>
      )}
      {done.kept && !done.what && (
        <Alert cx={cx} tone="success" live>
          <p>
            {cx.t('desk.done_kept')}{' '}
            <a href={href(cx, `${CONTACTS}/${done.kept}`)}>{cx.t('desk.add_to_it')}</a>
          </p>
          <Form action={href(cx, `${CONTACTS}/${done.kept}/togli`)}>
            <Button kind="secondary" small accessKey="z">
              {cx.t('desk.undo')}
            </Button>
          </Form>
        </Alert>
      )}
    </>
  )
}

const Again = ({ cx, id }: { cx: Cx; id: string }) => (
  <Form action={href(cx, `${CONTACTS}/${id}/rimetti`)}>
    <Button kind="secondary" small accessKey="z">
      {cx.t('desk.undo')}
    </Button>
  </Form>
)

const UndoChange = ({ cx, id }: { cx: Cx; id: string }) => (
  <Form
    action={href(cx, `${CONTACTS}/${id}/annulla`)}
    hidden={{ versione: cx.url.searchParams.get('versione') ?? '' }}
  >
    <Button kind="secondary" small accessKey="z">
      {cx.t('desk.undo')}
    </Button>
  </Form>
)
