import { Picture } from '../../../../platform/pictures/Picture.tsx'
import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { Lang } from '../../../../platform/ui/Lang.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { changeWord } from '../../../directory/api.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { keyOf, outdatedIn, type Source, sourcesOf, translationOf } from './translations.ts'

interface TranslationProps extends FieldsProps {
  source: Source
  index: number
  older: boolean
}

/** Each text with its original above, and what state its translation is in; those to read again come first. */
export function TranslationFields(props: FieldsProps) {
  const outdated = outdatedIn(props.document, props.row, props.known.standing)
  const all = sourcesOf(props.document).map((source, index) => ({
    source,
    index,
    older: outdated.has(keyOf(source)),
  }))
  return (
    <>
      {[...all.filter(({ older }) => older), ...all.filter(({ older }) => !older)].map((one) => (
        <Translation key={keyOf(one.source)} {...props} {...one} />
      ))}
    </>
  )
}

function Translation({ source, index, older, ...props }: TranslationProps) {
  const { cx, document, row, values, known } = props
  const found = translationOf(document, source, row)
  const state = found?.kind ?? 'missing'
  const name = `texts.${index}`
  const picture = document.pictures.find(({ id }) => id === source.entity_id)
  const shown = picture && known.pictures.get(picture.picture_id)
  const owner = [...document.services, ...document.events].find(({ id }) => id === source.entity_id)?.name
  return (
    <div class="form-row">
      <input type="hidden" name={`${name}.key`} value={keyOf(source)} />
      {shown && <Picture picture={shown} alt="" sizes="8rem" class="thumbnail" />}
      <Lang cx={cx} lang={document.organization.original_lang} as="div">
        <p class="soft">{source.original}</p>
      </Lang>
      <TextArea
        {...fieldOf(props, `${name}.text`)}
        label={
          <>
            {cx.t(changeWord({ entity: source.entity, field: source.field }))}
            {owner && (
              <>
                {' · '}
                <bdi>{owner}</bdi>
              </>
            )}
          </>
        }
        hint={cx.t(`editing.forms.translation_${older ? 'older' : state}`)}
        rows={source.original.length > 120 ? 5 : 2}
        anyScript
        optional
      />
      {(older || state === 'machine') && (
        <Checkboxes
          cx={cx}
          name={`${name}.checked`}
          label={cx.t('editing.forms.translation_check')}
          options={[
            {
              value: 'yes',
              label: cx.t(`editing.forms.translation_${older ? 'still_right' : 'checked'}`),
            },
          ]}
          values={listValue(values, `${name}.checked`)}
          optional
        />
      )}
    </div>
  )
}
