import { Picture } from '../../../../platform/pictures/Picture.tsx'
import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { Lang } from '../../../../platform/ui/Lang.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { changeWord } from '../../../directory/api.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { type Source, sourcesOf, translationOf } from './translations.ts'

/** Each text with its original above, and what state its translation is in. */
export const TranslationFields = (props: FieldsProps) => (
  <>
    {sourcesOf(props.document).map((source, index) => (
      <Translation key={`${source.entity_id}${source.field}`} {...props} source={source} index={index} />
    ))}
  </>
)

function Translation({ source, index, ...props }: FieldsProps & { source: Source; index: number }) {
  const { cx, document, row, values, known } = props
  const found = translationOf(document, source, row)
  const state = found?.kind ?? 'missing'
  const name = `texts.${index}`
  const picture = document.pictures.find(({ id }) => id === source.entity_id)
  const shown = picture && known.pictures.get(picture.picture_id)
  const service = document.services.find(({ id }) => id === source.entity_id)?.name
  return (
    <div class="form-row">
      <input
        type="hidden"
        name={`${name}.key`}
        value={`${source.entity}/${source.entity_id}/${source.field}`}
      />
      {shown && <Picture picture={shown} alt="" sizes="8rem" class="thumbnail" />}
      <Lang cx={cx} lang={document.organization.original_lang} as="div">
        <p class="soft">{source.original}</p>
      </Lang>
      <TextArea
        {...fieldOf(props, `${name}.text`)}
        label={
          <>
            {cx.t(changeWord({ entity: source.entity, field: source.field }))}
            {service && <bdi> · {service}</bdi>}
          </>
        }
        hint={cx.t(`editing.forms.translation_${state}`)}
        rows={source.original.length > 120 ? 5 : 2}
        anyScript
        optional
      />
      {state === 'machine' && (
        <Checkboxes
          cx={cx}
          name={`${name}.checked`}
          label={cx.t('editing.forms.translation_check')}
          options={[{ value: 'yes', label: cx.t('editing.forms.translation_checked') }]}
          values={listValue(values, `${name}.checked`)}
          optional
        />
      )}
    </div>
  )
}
