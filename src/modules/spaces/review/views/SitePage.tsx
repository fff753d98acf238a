import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { SPACES, staffPath } from '../../paths.ts'
import { mayNameHost } from '../../permissions.ts'
import type { StaffSite } from '../staff-routes.tsx'

interface Props {
  cx: Cx
  site: StaffSite
  errors: FieldErrors
  values: RawValues
}

/** One site for the staff: closing it, opening it again, and its host name. */
export function SitePage(props: Props) {
  const { cx, site, errors } = props
  const done = (['chiuso', 'riaperto', 'nome'] as const).find((name) => cx.url.searchParams.has(name))
  const isOpen = site.space.document !== null && !site.space.closed && site.isPublic
  return (
    <div class="stack">
      {done && <Alert cx={cx} tone="success" live title={cx.t(`spaces.staff.done_${done}`)} />}
      <ErrorSummary cx={cx} errors={errors} />
      {isOpen && (
        <p>
          <a href={href(cx, `${SPACES}/${site.slug}`)}>{cx.t('spaces.own.public_page')}</a>
        </p>
      )}
      <Closing {...props} />
      {mayNameHost(cx.actor, site) && <HostName {...props} />}
    </div>
  )
}

function Closing({ cx, site, errors, values }: Props) {
  const { closed } = site.space
  const action = href(cx, staffPath(site.organizationId))
  if (closed)
    return (
      <section class="measure stack">
        <h2>{cx.t('spaces.staff.closed', { name: closed.by, at: closed.at })}</h2>
        <blockquote class="kept-lines" dir="auto">
          {closed.reason}
        </blockquote>
        <Form action={action} hidden={{ azione: 'riapri' }}>
          <Button>{cx.t('spaces.staff.reopen')}</Button>
        </Form>
      </section>
    )
  return (
    <section class="measure stack">
      <h2>{cx.t('spaces.staff.close_title')}</h2>
      <p>{cx.t('spaces.staff.close_what')}</p>
      <Form action={action} hidden={{ azione: 'chiudi' }}>
        <TextArea
          cx={cx}
          name="motivo"
          label={cx.t('spaces.staff.reason')}
          hint={cx.t('spaces.staff.reason_hint')}
          value={textValue(values, 'motivo')}
          error={errors.motivo}
          rows={3}
          anyScript
        />
        <Button kind="danger">{cx.t('spaces.staff.close')}</Button>
      </Form>
    </section>
  )
}

const HostName = ({ cx, site, errors, values }: Props) => (
  <section class="measure stack">
    <h2>{cx.t('spaces.staff.host_title')}</h2>
    <p>{cx.t('spaces.staff.host_what')}</p>
    <Form action={href(cx, `${staffPath(site.organizationId)}/host`)}>
      <TextField
        cx={cx}
        name="host"
        label={cx.t('spaces.staff.host')}
        hint={cx.t('spaces.staff.host_hint')}
        value={textValue(values, 'host') || (site.host ?? '')}
        error={errors.host}
        code
        optional
      />
      <Button kind="secondary">{cx.t('spaces.own.save')}</Button>
    </Form>
  </section>
)
