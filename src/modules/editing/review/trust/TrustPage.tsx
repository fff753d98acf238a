import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import type { BodyLink } from '../../../../platform/module.ts'
import { BodyLinks } from '../../../../platform/ui/BodyLinks.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { BODIES } from '../../paths.ts'
import type { Body } from './trust.ts'

/** Organisations that publish at once. */
export const TrustedList = ({ cx, bodies }: { cx: Cx; bodies: readonly Body[] }) => (
  <>
    <p>{cx.t('editing.trust.count', { count: bodies.length })}</p>
    {bodies.length > 0 && (
      <Table
        caption={cx.t('editing.trust.title')}
        quietCaption
        rows={bodies}
        columns={[
          {
            label: cx.t('editing.trust.organization'),
            cell: ({ organizationId, name, lang }) => (
              <a href={href(cx, `${BODIES}/${organizationId}`)}>
                <bdi lang={lang} class="wraps">
                  {name}
                </bdi>
              </a>
            ),
          },
          {
            label: cx.t('editing.trust.since'),
            cell: ({ trust }) => trust && cx.t('editing.trust.on', { date: trust.since }),
          },
          { label: cx.t('editing.trust.by'), cell: ({ trust }) => trust && <bdi>{trust.givenBy}</bdi> },
        ]}
      />
    )}
  </>
)

interface TrustProps {
  cx: Cx
  body: Body
  /** What other modules have about it. */
  links: readonly BodyLink[]
  errors: FieldErrors
  values: RawValues
  done: boolean
}

/** Whether one organisation publishes at once, and the form to say otherwise. */
export const TrustPage = ({ cx, body, links, errors, values, done }: TrustProps) => (
  <>
    {done && <Alert cx={cx} tone="success" live title={cx.t('editing.trust.done')} />}
    <ErrorSummary cx={cx} errors={errors} />
    {links.length > 0 && (
      <ul>
        <BodyLinks cx={cx} links={links} />
      </ul>
    )}
    <p class="measure">
      {body.trust
        ? cx.t('editing.trust.is_trusted', { name: body.trust.givenBy, date: body.trust.since })
        : cx.t('editing.trust.is_not')}
    </p>
    <p class="measure">{cx.t('editing.trust.meaning')}</p>
    <Form
      action={href(cx, `${BODIES}/${body.organizationId}`)}
      hidden={{ fiducia: body.trust ? 'no' : 'si' }}
    >
      <TextArea
        cx={cx}
        name="motivo"
        label={cx.t('editing.trust.reason')}
        hint={cx.t('editing.trust.reason_hint')}
        value={textValue(values, 'motivo')}
        error={errors.motivo}
        rows={3}
        anyScript
      />
      <Button kind={body.trust ? 'danger' : 'primary'}>
        {cx.t(body.trust ? 'editing.trust.end' : 'editing.trust.give')}
      </Button>
    </Form>
  </>
)
