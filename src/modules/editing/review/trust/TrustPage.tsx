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
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { BODIES } from '../../paths.ts'
import type { Body } from './trust.ts'

interface TrustProps {
  cx: Cx
  body: Body
  /** What other modules have about it. */
  links: readonly BodyLink[]
  /** Whether this person says who publishes at once. */
  decides: boolean
  errors: FieldErrors
  values: RawValues
  done: boolean
}

/** One organisation as the staff looks after it: what there is about it, and whether it publishes at once. */
export const TrustPage = ({ cx, body, links, decides, errors, values, done }: TrustProps) => (
  <>
    {done && <Alert cx={cx} tone="success" live title={cx.t('editing.trust.done')} />}
    <ErrorSummary cx={cx} errors={errors} />
    <ul>
      {body.isShown && (
        <li>
          <a href={href(cx, `/enti/${body.slug}`)}>{cx.t('editing.bodies.public_page')}</a>
        </li>
      )}
      <BodyLinks cx={cx} links={links} />
    </ul>
    <h2>{cx.t('editing.review.trust')}</h2>
    <p class="measure">
      {body.trust
        ? cx.t('editing.trust.is_trusted', { name: body.trust.givenBy, date: body.trust.since })
        : cx.t('editing.trust.is_not')}
    </p>
    <p class="measure">{cx.t('editing.trust.meaning')}</p>
    {decides && <TrustForm {...{ cx, body, errors, values }} />}
  </>
)

const TrustForm = ({ cx, body, errors, values }: Pick<TrustProps, 'cx' | 'body' | 'errors' | 'values'>) => (
  <Form action={href(cx, `${BODIES}/${body.organizationId}`)} hidden={{ fiducia: body.trust ? 'no' : 'si' }}>
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
)
