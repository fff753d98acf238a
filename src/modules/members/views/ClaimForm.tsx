import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { claimPath } from '../paths.ts'

interface ClaimFormProps {
  cx: Cx
  record: { name: string; slug: string; lang: string }
  /** The masked address on record and the address of the seat, where there are some. */
  ways: { code: string | undefined; letter: string | undefined }
  errors: FieldErrors
  values: RawValues
}

/** How somebody can show that they belong to an organisation. */
export const ClaimForm = ({ cx, record, ways, errors, values }: ClaimFormProps) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <p>
      <strong>
        <bdi lang={record.lang}>{record.name}</bdi>
      </strong>
    </p>
    <p>{cx.t('members.claim_text')}</p>
    <Form action={href(cx, claimPath(record.slug))} once>
      <Radios
        cx={cx}
        name="modo"
        label={cx.t('members.claim_how')}
        error={errors.modo}
        value={textValue(values, 'modo')}
        options={[
          ...(ways.code
            ? [
                {
                  value: 'code',
                  label: cx.t('members.way_code'),
                  hint: (
                    <>
                      {cx.t('members.way_code_hint')} <bdi dir="ltr">{ways.code}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          ...(ways.letter
            ? [
                {
                  value: 'letter',
                  label: cx.t('members.way_letter'),
                  hint: (
                    <>
                      {cx.t('members.way_letter_hint')} <bdi class="wraps">{ways.letter}</bdi>
                    </>
                  ),
                },
              ]
            : []),
          { value: 'document', label: cx.t('members.way_document'), hint: cx.t('members.way_document_hint') },
        ]}
      />
      <TextArea
        cx={cx}
        name="nota"
        label={cx.t('members.claim_note')}
        hint={cx.t('members.claim_note_hint')}
        value={textValue(values, 'nota')}
        error={errors.nota}
        optional
      />
      <Button>{cx.t('members.claim_send')}</Button>
    </Form>
  </div>
)
