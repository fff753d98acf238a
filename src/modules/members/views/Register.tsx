import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { type Option, SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { claimPath, NEW } from '../paths.ts'

interface FormProps {
  cx: Cx
  values: RawValues
  errors: FieldErrors
}

/** A record that is there. */
export interface Found {
  id: string
  name: string
  slug: string
  lang: string
  visibility: string
}

/** The tax code, or that there is none. */
export const CodeFirst = ({ cx, values, errors }: FormProps) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, NEW)} method="get">
      <TextField
        cx={cx}
        name="codice"
        label={cx.t('members.code_label')}
        hint={cx.t('members.code_hint')}
        value={textValue(values, 'codice')}
        error={errors.codice}
        inputMode="numeric"
        autocomplete="off"
        short
        code
      />
      <Button>{cx.t('members.go_on')}</Button>
    </Form>
    <p>
      <a href={href(cx, `${NEW}?senza=1`)}>{cx.t('members.code_none')}</a>
    </p>
  </div>
)

/** Records that may be the one meant, each with the way to ask for it. */
export const FoundList = ({ cx, found, lead }: { cx: Cx; found: readonly Found[]; lead: string }) => (
  <div class="measure stack">
    <p>{lead}</p>
    <ul class="stack plain-list">
      {found.map(({ id, name, slug, lang, visibility }) => (
        <li key={id} class="card stack">
          {visibility === 'public' ? (
            <>
              <a href={href(cx, `/enti/${slug}`)}>
                <bdi lang={lang}>{name}</bdi>
              </a>
              <p>
                <LinkButton href={href(cx, claimPath(slug))} kind="secondary">
                  {cx.t('members.claim_this')}
                </LinkButton>
              </p>
            </>
          ) : (
            <p>{cx.t('members.found_hidden')}</p>
          )}
        </li>
      ))}
    </ul>
  </div>
)

interface NewFormProps extends FormProps {
  types: readonly Option[]
  towns: readonly Option[]
  alike: readonly Found[]
}

/** Name, kind, town and an address; under those that look alike, when there are some. */
export const NewForm = ({ cx, values, errors, types, towns, alike }: NewFormProps) => {
  const field = (name: string) => ({ cx, name, value: textValue(values, name), error: errors[name] })
  const codice = textValue(values, 'codice')
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      {alike.length > 0 && (
        <>
          <Alert cx={cx} tone="warning" title={cx.t('members.alike_title')} live>
            <p>{cx.t('members.alike_text')}</p>
          </Alert>
          <FoundList cx={cx} found={alike} lead={cx.t('members.alike_lead')} />
        </>
      )}
      <Form action={href(cx, NEW)} once hidden={{ codice, ...(alike.length > 0 && { nessuno: '1' }) }}>
        <TextField {...field('nome')} label={cx.t('members.new_name')} autocomplete="organization" />
        <SelectField {...field('tipo')} label={cx.t('members.new_type')} options={types} />
        <SelectField {...field('comune')} label={cx.t('members.new_town')} options={towns} />
        <TextField
          {...field('email')}
          label={cx.t('members.new_email')}
          hint={cx.t('members.new_email_hint')}
          type="email"
        />
        <p>{cx.t('members.new_next')}</p>
        <Button>{cx.t(alike.length > 0 ? 'members.new_none_of_these' : 'members.new_send')}</Button>
      </Form>
    </div>
  )
}
