import type { Cx } from '../../../../platform/cx.ts'
import { Picture } from '../../../../platform/pictures/Picture.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Card } from '../../../../platform/ui/Card.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { RowSummary } from '../../forms/section.ts'
import { pathsOf } from '../paths.ts'
import { NEW_ROW, type SectionPage } from '../section-request.ts'
import { SavedNotice } from './SavedNotice.tsx'

interface RowListProps {
  cx: Cx
  page: SectionPage
}

/** The rows of a section, such as services or places, each to be opened, moved or taken out. */
export function RowList({ cx, page }: RowListProps) {
  const { own, section, known } = page
  const paths = pathsOf(own.organizationId)
  const rows = section.rows?.list(own.draft.document, cx, known) ?? []
  return (
    <div class="stack">
      <SavedNotice cx={cx} own={own} />
      {rows.length === 0 && <p>{cx.t('editing.owner.no_rows')}</p>}
      <ul class="plain-list stack">
        {rows.map((row, index) => (
          <li key={row.id}>
            <OneRow cx={cx} page={page} row={row} first={index === 0} last={index === rows.length - 1} />
          </li>
        ))}
      </ul>
      <p class="cluster">
        {section.rows?.add && (
          <LinkButton href={href(cx, paths.section(section.name, NEW_ROW))}>
            {cx.t(section.rows.add)}
          </LinkButton>
        )}
        <a href={href(cx, paths.home)}>{cx.t('editing.owner.back_home')}</a>
      </p>
    </div>
  )
}

function OneRow({
  cx,
  page: { own, section },
  row,
  first,
  last,
}: RowListProps & { row: RowSummary; first: boolean; last: boolean }) {
  const { move, remove } = section.rows ?? {}
  const paths = pathsOf(own.organizationId)
  const action = (value: string, words: 'move_up' | 'move_down' | 'remove') => (
    <Button kind="secondary" small name="azione" value={value}>
      {cx.t(`editing.owner.${words}`)}
      <span class="visually-hidden"> {row.title}</span>
    </Button>
  )
  return (
    <Card
      title={
        <a href={href(cx, paths.section(section.name, row.id))}>
          <bdi class="wraps">{row.title}</bdi>
        </a>
      }
      level="h2"
    >
      {row.picture && <Picture picture={row.picture} alt="" sizes="8rem" class="thumbnail" />}
      {row.lines.map((line, index) => (
        <p key={index}>
          <bdi class="wraps">{line}</bdi>
        </p>
      ))}
      {(move || remove) && (
        <Form
          action={href(cx, paths.section(section.name))}
          hidden={{ revisione: String(own.draft.revision), riga: row.id }}
          class="cluster"
        >
          {move && !first && action('su', 'move_up')}
          {move && !last && action('giu', 'move_down')}
          {remove && action('togli', 'remove')}
        </Form>
      )}
    </Card>
  )
}
