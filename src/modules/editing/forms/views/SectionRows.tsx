import type { Cx } from '../../../../platform/cx.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Callout } from '../../../../platform/ui/Notice.tsx'
import type { RecordDocument } from '../../../directory/api.ts'
import type { Known } from '../known.ts'
import type { RowSummary, Rows, Section } from '../section.ts'

interface SectionRowsProps {
  cx: Cx
  section: Section & { rows: Rows }
  known: Known
  document: RecordDocument
  /** Address of the section, without the language. */
  path: string
  /** Sent along with each button, such as the revision the list was made from. */
  hidden: Readonly<Record<string, string>>
}

/**
 * The rows of a section with what may be done with each: `azione` is `su`, `giu` or `togli`, `riga` the row; one is
 * written at `path/ID`, a new one at `path/nuova`.
 */
export function SectionRows({ cx, section, known, document, path, hidden }: SectionRowsProps) {
  const rows = section.rows.list(document, cx, known)
  return (
    <div class="measure stack">
      <Callout>
        <p>{cx.t(section.why)}</p>
      </Callout>
      {rows.length === 0 && <p>{cx.t('editing.forms.empty')}</p>}
      <ol class="plain-list stack">
        {rows.map((row, index) => (
          <li key={row.id} class="form-row">
            <Summary row={row} />
            <div class="cluster">
              <LinkButton kind="secondary" small href={href(cx, `${path}/${row.id}`)}>
                <Doing word={cx.t('editing.forms.edit')} row={row} />
              </LinkButton>
              <RowButtons
                cx={cx}
                rows={section.rows}
                row={row}
                action={href(cx, path)}
                hidden={hidden}
                first={index === 0}
                last={index === rows.length - 1}
              />
            </div>
          </li>
        ))}
      </ol>
      {section.rows.add && (
        <p>
          <LinkButton href={href(cx, `${path}/nuova`)}>{cx.t(section.rows.add)}</LinkButton>
        </p>
      )}
    </div>
  )
}

const Summary = ({ row }: { row: RowSummary }) => (
  <>
    <h2 class="h5" dir="auto">
      {row.title}
    </h2>
    {row.lines.map((line) => (
      <p key={line} dir="auto">
        {line}
      </p>
    ))}
  </>
)

/** What a button does, with the row it does it to for those who do not see where it stands. */
const Doing = ({ word, row }: { word: string; row: RowSummary }) => (
  <>
    {word} <span class="visually-hidden">{row.title}</span>
  </>
)

interface RowButtonsProps {
  cx: Cx
  rows: Rows
  row: RowSummary
  action: string
  hidden: Readonly<Record<string, string>>
  first: boolean
  last: boolean
}

const RowButtons = ({ cx, rows, row, action, hidden, first, last }: RowButtonsProps) => (
  <Form action={action} hidden={{ ...hidden, riga: row.id }} class="cluster">
    {rows.move && !first && (
      <Button kind="secondary" small name="azione" value="su">
        <Doing word={cx.t('editing.forms.up')} row={row} />
      </Button>
    )}
    {rows.move && !last && (
      <Button kind="secondary" small name="azione" value="giu">
        <Doing word={cx.t('editing.forms.down')} row={row} />
      </Button>
    )}
    {rows.remove && (
      <Button kind="secondary" small name="azione" value="togli">
        <Doing word={cx.t('editing.forms.remove')} row={row} />
      </Button>
    )}
  </Form>
)
