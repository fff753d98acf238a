import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { noteText } from '../note-text.ts'
import { importPath } from '../paths.ts'
import type { ImportSheet } from '../sheet.ts'

/** The rows a person has to decide, a page of them at a time, each with the records it may be. */
export function Decisions({ cx, sheet: { batch, ambiguous, choices } }: { cx: Cx; sheet: ImportSheet }) {
  if (ambiguous.length === 0) return null
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{cx.t('imports.decide_title')}</h2>
      <p>{cx.t('imports.decide_lead')}</p>
      <Form action={href(cx, importPath(batch.id, 'decisioni'))}>
        {ambiguous.map((row) => (
          <Radios
            key={row.row_number}
            cx={cx}
            name={`riga-${row.row_number}`}
            label={
              <bdi class="wraps">{`${row.row_number}. ${described(row.cells ?? [], batch.mapping)}`}</bdi>
            }
            hint={row.notes.map((note) => noteText(note, cx.t)).join(' ')}
            value={row.decision ?? ''}
            options={[
              ...(row.candidates ?? []).flatMap(({ organizationId }) => {
                const record = choices.get(organizationId)
                if (!record) return []
                const label = cx.t('imports.decide_same', { name: record.name })
                return [
                  {
                    value: record.id,
                    label,
                    hint: [record.place, record.street, record.taxCode].filter(Boolean).join(' · '),
                  },
                ]
              }),
              { value: 'new', label: cx.t('imports.decide_new') },
              { value: 'skip', label: cx.t('imports.decide_skip') },
              { value: '', label: cx.t('imports.decide_later') },
            ]}
          />
        ))}
        <Button>{cx.t('imports.decide_button')}</Button>
      </Form>
    </section>
  )
}

/** What the row says, in the order people look for it. */
const described = (cells: readonly string[], mapping: ImportSheet['batch']['mapping']) =>
  [mapping.name, mapping.municipality, mapping.street, mapping.taxCode]
    .map((column) => cells[column ?? -1] ?? '')
    .filter(Boolean)
    .join(' · ')
    .slice(0, 300)
