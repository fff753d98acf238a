import type { Cx } from '../../../platform/cx.ts'
import { Badge } from '../../../platform/ui/Badge.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { Choice } from '../../../platform/ui/Choice.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { BODIES, VIEWS } from '../paths.ts'
import { mayChangeView } from '../permissions.ts'
import type { SavedView } from './saved-views.ts'

interface SavedViewsProps {
  cx: Cx
  views: readonly SavedView[]
  /** The one that was just removed. */
  removed: string | undefined
  error: string | undefined
}

/** The views somebody sees, to open, and those that are theirs, to change. */
export const SavedViews = ({ cx, views, removed, error }: SavedViewsProps) => (
  <>
    {error && <Alert cx={cx} tone="danger" live title={error} />}
    {removed && (
      <Alert cx={cx} tone="success" live title={cx.t('lists.view_removed')}>
        <Form action={href(cx, `${VIEWS}/${removed}`)}>
          <Button kind="secondary" small name="azione" value="rimetti">
            {cx.t('lists.undo')}
          </Button>
        </Form>
      </Alert>
    )}
    {views.length === 0 && <p>{cx.t('lists.no_views')}</p>}
    <ul class="stack">
      {views.map((view) => (
        <li key={view.id}>
          <p>
            <a href={href(cx, `${BODIES}?${view.query}`)}>
              <bdi class="wraps">{view.name}</bdi>
            </a>{' '}
            {view.shared && <Badge>{cx.t('lists.shared_by', { name: view.owner_name })}</Badge>}
          </p>
          {mayChangeView(cx.actor, view) && <ChangeView cx={cx} view={view} />}
        </li>
      ))}
    </ul>
  </>
)

const ChangeView = ({ cx, view }: { cx: Cx; view: SavedView }) => (
  <Form action={href(cx, `${VIEWS}/${view.id}`)} class="cluster" label={view.name}>
    <TextField cx={cx} name="nome" label={cx.t('lists.view_name')} value={view.name} />
    <Choice
      type="checkbox"
      id={`condivisa-${view.id}`}
      name="condivisa"
      value="si"
      label={cx.t('lists.share_view')}
      checked={view.shared}
    />
    <Button kind="secondary" small name="azione" value="cambia">
      {cx.t('lists.save_name')}
    </Button>
    <Button kind="danger" small name="azione" value="togli">
      {cx.t('lists.remove_view')}
    </Button>
  </Form>
)
