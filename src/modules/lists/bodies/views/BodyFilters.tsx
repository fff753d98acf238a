import { LANGUAGE_NAMES, LANGUAGES } from '../../../../platform/i18n/languages.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { type Option, SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { STATES } from '../../../directory/api.ts'
import { BODIES } from '../../paths.ts'
import { FRESHNESS_STATES, NARROWING, SORTS } from '../filter.ts'
import type { BodiesProps } from './BodiesPage.tsx'

/** All filters; each of them is in the address of the list. */
export const BodyFilters = (props: BodiesProps) => {
  const { cx, query } = props
  const chosen = NARROWING.filter((name) => name !== 'testo' && query[name] !== '').length
  return (
    <Form action={href(cx, BODIES)} method="get">
      <TextField
        cx={cx}
        name="testo"
        label={cx.t('lists.words')}
        hint={cx.t('lists.words_hint')}
        type="search"
        value={query.testo}
        optional
      />
      <Accordion summary={cx.t('lists.filters', { count: chosen })} open={chosen > 0}>
        <div class="cluster">
          {choices(props).map((choice) => (
            <SelectField
              key={choice.name}
              cx={cx}
              name={choice.name}
              label={choice.label}
              value={query[choice.name]}
              empty={cx.t('lists.any')}
              optional
              options={choice.options}
            />
          ))}
        </div>
      </Accordion>
      <div class="cluster">
        <SelectField
          cx={cx}
          name="ordine"
          label={cx.t('lists.order')}
          value={query.ordine}
          empty={false}
          options={SORTS.map((value) => ({ value, label: cx.t(`lists.order_${value}`) }))}
        />
        <SelectField
          cx={cx}
          name="verso"
          label={cx.t('lists.way')}
          value={query.verso}
          empty={cx.t('lists.way_up')}
          optional
          options={[{ value: 'giu', label: cx.t('lists.way_down') }]}
        />
        <Button>{cx.t('lists.show')}</Button>
        <a href={href(cx, BODIES)}>{cx.t('lists.all')}</a>
      </div>
    </Form>
  )
}

interface ChoiceOf {
  name: Exclude<(typeof NARROWING)[number], 'testo'>
  label: string
  options: readonly Option[]
}

function choices({ cx, words }: BodiesProps): ChoiceOf[] {
  const yesNo = [
    { value: 'si', label: cx.t('lists.yes') },
    { value: 'no', label: cx.t('lists.no') },
  ]
  return [
    { name: 'tipo', label: cx.t('lists.type'), options: words.types },
    { name: 'comune', label: cx.t('lists.town'), options: words.towns },
    { name: 'settore', label: cx.t('lists.sector'), options: words.sectors },
    {
      name: 'stato',
      label: cx.t('lists.state'),
      options: STATES.map((value) => ({ value, label: cx.t(`lists.state_${value}`) })),
    },
    {
      name: 'freschezza',
      label: cx.t('lists.freshness'),
      options: FRESHNESS_STATES.map((value) => ({ value, label: cx.t(`lists.fresh_${value}`) })),
    },
    { name: 'verificati', label: cx.t('lists.marked'), options: yesNo },
    { name: 'fidati', label: cx.t('lists.trusted'), options: yesNo },
    {
      name: 'contatti',
      label: cx.t('lists.contacts'),
      options: [{ value: 'senza', label: cx.t('lists.without_contacts') }],
    },
    {
      name: 'referenti',
      label: cx.t('lists.owner'),
      options: [
        { value: 'con', label: cx.t('lists.with_owner') },
        { value: 'senza', label: cx.t('lists.without_owner') },
      ],
    },
    {
      name: 'manca',
      label: cx.t('lists.missing_language'),
      options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    },
  ]
}
