import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { QUEUE } from '../paths.ts'
import { QUEUE_SORTS } from '../queue-queries.ts'
import type { QueueProps } from './Queue.tsx'

/** Kind with how many wait, words, state and order; all of it in the address. */
export const QueueFilters = ({ cx, kinds, counts, query }: QueueProps) => (
  <Form action={href(cx, QUEUE)} method="get" class="cluster">
    <SelectField
      cx={cx}
      name="tipo"
      label={cx.t('board.kind')}
      value={query.tipo}
      empty={cx.t('board.all_kinds')}
      optional
      options={[...kinds].map(([value, { label }]) => ({
        value,
        label: `${cx.t(label)} (${cx.t('board.number', { number: counts.get(value) ?? 0 })})`,
      }))}
    />
    <TextField cx={cx} name="testo" label={cx.t('board.words')} value={query.testo} optional />
    <SelectField
      cx={cx}
      name="stato"
      label={cx.t('board.state')}
      value={query.stato}
      empty={cx.t('board.all_states')}
      optional
      options={[
        { value: 'attesa', label: cx.t('board.before') },
        { value: 'controllo', label: cx.t('board.after') },
      ]}
    />
    <SelectField
      cx={cx}
      name="ordine"
      label={cx.t('board.sort')}
      value={query.ordine}
      empty={false}
      options={QUEUE_SORTS.map((value) => ({ value, label: cx.t(`board.sort_${value}`) }))}
    />
    <Button kind="secondary">{cx.t('board.show')}</Button>
  </Form>
)
