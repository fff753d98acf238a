import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import type { Lang } from '../../../../platform/i18n/languages.ts'
import { PictureField } from '../../../../platform/pictures/PictureField.tsx'
import type { StoredPicture } from '../../../../platform/pictures/read-pictures.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { fieldId, textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Lang as InLanguage } from '../../../../platform/ui/Lang.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { Autosave } from '../../../editing/api.ts'
import type { Part } from '../../document.ts'
import { type Field, fieldsIn, keyOf } from '../../fields.ts'
import { pathsOf } from '../../paths.ts'
import { fieldLabel, optionWord } from '../words.ts'
import { Languages } from './Languages.tsx'

interface Props {
  cx: Cx
  organizationId: string
  part: Part
  /** The language in which it is written now, and the site's first one. */
  lang: Lang
  main: Lang
  values: RawValues
  errors: FieldErrors
  /** Those the values name. */
  pictures: ReadonlyMap<string, StoredPicture>
  /** Whether it is saved by itself while it is written. */
  saves: boolean
  /** Revision of the draft the values were made from, and that at which the page was opened. */
  seen: number
  begun: number
}

/** The short form of one part in one language, with the original beside where it is translated. */
export function PartFields(props: Props) {
  const { cx, organizationId, part, lang, main, errors, saves, seen, begun } = props
  const { part: at, home, page } = pathsOf(organizationId)
  const back =
    'page' in part && part.kind !== 'page' ? page(part.page.id) : part.kind === 'page' ? page(part.id) : home
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <nav aria-label={cx.t('spaces.own.in_language')} class="space-said">
        <Languages
          cx={cx}
          parts={[part]}
          main={main}
          current={lang}
          path={(one) => `${at(part.id)}?lingua=${one}`}
        />
      </nav>
      {fieldsIn(part.kind, lang, main).length === 0 && <p>{cx.t('spaces.own.nothing_here')}</p>}
      <Form
        action={href(cx, at(part.id))}
        files={fieldsIn(part.kind, lang, main).some(({ as }) => as === 'picture')}
        hidden={{ revisione: String(seen), inizio: String(begun), lingua: lang }}
        class="stack"
      >
        {fieldsIn(part.kind, lang, main).map((field) => (
          <OneField key={field.name} {...props} field={field} />
        ))}
        {saves && <Autosave cx={cx} />}
        <p class="cluster">
          <Button>{cx.t('spaces.own.save')}</Button>
          <a href={href(cx, back)}>{cx.t(saves ? 'editing.owner.leave' : 'spaces.own.leave')}</a>
        </p>
        <p class="soft">{cx.t('editing.owner.save_hint')}</p>
      </Form>
    </>
  )
}

function OneField({ cx, part, lang, main, values, errors, pictures, field }: Props & { field: Field }) {
  const { name } = field
  const label = fieldLabel(cx, part.kind, name)
  const value = textValue(values, name)
  const original = lang === main ? undefined : part.values[keyOf(field, main)]
  const hint = (
    <>
      {field.as === 'rich' && cx.t('spaces.own.rich_hint')}
      {original && (
        <span class="kept-lines">
          <InLanguage cx={cx} lang={main} as="div">
            {original}
          </InLanguage>
        </span>
      )}
    </>
  )
  const common = {
    cx,
    name,
    label,
    error: errors[name],
    optional: !(field.required === true && lang === main),
  }
  if (field.as === 'check')
    return (
      <Choice
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value="si"
        label={label}
        checked={value === 'si'}
      />
    )
  if (field.as === 'choice')
    return (
      <Radios
        {...common}
        optional={false}
        value={value}
        options={(field.options ?? []).map((option) => ({
          value: option,
          label:
            name === 'palette' ? (
              <>
                <span class={`space-swatch palette-${option}`} /> {optionWord(cx, name, option)}
              </>
            ) : (
              optionWord(cx, name, option)
            ),
        }))}
      />
    )
  if (field.as === 'picture')
    return (
      <PictureField
        {...{ cx, name, values, errors }}
        legend={label}
        kept={pictures.get(value)}
        needed={field.required === true}
        withoutAlt
      />
    )
  if (field.as === 'day') return <TextField {...common} type="date" value={value} short />
  const written = { ...common, value, ...((original || field.as === 'rich') && { hint }) }
  if (field.as === 'line') return <TextField {...written} anyScript />
  return <TextArea {...written} rows={field.as === 'rich' ? 14 : 5} anyScript />
}
