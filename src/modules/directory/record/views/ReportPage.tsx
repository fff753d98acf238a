import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { ABOUT } from '../report.ts'

interface ReportProps {
  cx: Cx
  slug: string
  errors?: FieldErrors
  values?: RawValues
}

/** The form to report wrong data: three questions, one of them optional, nothing lost when something is missing. */
export const ReportPage = ({ cx, slug, errors = {}, values = {} }: ReportProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    <Form
      action={href(cx, `/enti/${slug}/segnala`)}
      once
      hidden={{ da: textValue(values, 'da') || String(cx.now.getTime()) }}
    >
      <Radios
        cx={cx}
        name="about"
        label={cx.t('directory.record.report_about')}
        options={ABOUT.map((value) => ({ value, label: cx.t(`directory.record.about_${value}`) }))}
        value={textValue(values, 'about')}
        error={errors.about}
      />
      <TextArea
        cx={cx}
        name="message"
        label={cx.t('directory.record.report_message')}
        hint={cx.t('directory.record.report_message_hint')}
        value={textValue(values, 'message')}
        error={errors.message}
      />
      <TextField
        cx={cx}
        name="email"
        type="email"
        autocomplete="email"
        label={cx.t('directory.record.report_email')}
        hint={cx.t('directory.record.report_email_hint')}
        value={textValue(values, 'email')}
        error={errors.email}
        optional
      />
      <div class="trap" aria-hidden="true">
        <label for="sito">{cx.t('directory.record.report_trap')}</label>
        <input id="sito" name="sito" type="text" tabIndex={-1} autocomplete="off" />
      </div>
      <div class="form-actions">
        <Button>{cx.t('directory.record.report_send')}</Button>
        <LinkButton href={href(cx, `/enti/${slug}`)} kind="link">
          {cx.t('directory.record.report_back')}
        </LinkButton>
      </div>
    </Form>
  </>
)

/** Says that the report arrived and what happens with it. */
export const ReportThanks = ({ cx, slug }: { cx: Cx; slug: string }) => (
  <>
    <Alert cx={cx} tone="success" live>
      <p>{cx.t('directory.record.report_next')}</p>
    </Alert>
    <p>
      <LinkButton href={href(cx, `/enti/${slug}`)}>{cx.t('directory.record.report_back')}</LinkButton>
    </p>
  </>
)
