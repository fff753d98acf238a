import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { pathsOf } from '../paths.ts'
import type { SectionPage } from '../section-request.ts'
import { Autosave } from './Autosave.tsx'

interface SectionFieldsProps {
  cx: Cx
  page: SectionPage
  values: RawValues
  errors: FieldErrors
  /** Revision of the draft the values were made from, and that at which the page was opened. */
  seen: number
  begun: number
}

/** The fields of one short page, with what saves it. */
export function SectionFields({ cx, page, values, errors, seen, begun }: SectionFieldsProps) {
  const { own, section, at, known, hasRow } = page
  const paths = pathsOf(own.organizationId)
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <Form
        action={href(cx, cx.path)}
        files={section.takeFiles !== undefined}
        hidden={{ revisione: String(seen), inizio: String(begun) }}
        class="stack"
      >
        {/* The first button of a form is the one that the Enter key presses: saving, not another look. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {cx.t('editing.owner.save')}
        </button>
        <section.Fields
          cx={cx}
          known={known}
          document={own.draft.document}
          row={at.row}
          values={values}
          errors={errors}
        />
        {/* A file is sent once, by the person: what has one is not saved by itself. */}
        {!section.takeFiles && <Autosave cx={cx} />}
        <p class="cluster">
          <Button>{cx.t('editing.owner.save')}</Button>
          <a href={href(cx, hasRow ? paths.section(section.name) : paths.home)}>
            {cx.t('editing.owner.leave')}
          </a>
        </p>
        <p class="soft">{cx.t('editing.owner.save_hint')}</p>
      </Form>
    </>
  )
}
