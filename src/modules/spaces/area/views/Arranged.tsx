import type { Cx } from '../../../../platform/cx.ts'
import type { Lang } from '../../../../platform/i18n/languages.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Card } from '../../../../platform/ui/Card.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { Part } from '../../document.ts'
import { pathsOf } from '../../paths.ts'
import type { OwnSpace } from '../own-space.ts'
import { partName } from './PartName.tsx'

interface Props {
  cx: Cx
  own: OwnSpace
  main: Lang
  parts: readonly Part[]
  /** Where one is opened. */
  path: (id: string) => string
  /** The page they stand in. */
  page?: string
  /** How many of the first stay where they are; blocks and pages are moved, news stand by their dates. */
  fixed?: number
}

/** Parts in their order, each to be opened, moved by buttons or taken out. */
export const Arranged = ({ cx, own, main, parts, path, page, fixed }: Props) => (
  <ol class="plain-list stack">
    {parts.map((part, at) => {
      const name = partName(cx, part, main)
      const more = <span class="visually-hidden"> {name}</span>
      const action = (azione: string, words: 'up' | 'down' | 'remove') => (
        <Button kind="secondary" small name="azione" value={azione}>
          {cx.t(`spaces.move.${words}`)}
          {more}
        </Button>
      )
      const stays = fixed === undefined || at < fixed
      return (
        <li key={part.id} id={`parte-${part.id}`}>
          <Card title={<bdi class="wraps">{name}</bdi>} kicker={kickerOf(cx, part)} level="h3">
            <Form
              action={href(cx, pathsOf(own.organizationId).structure)}
              once
              hidden={{
                revisione: String(own.space.revision),
                id: part.id,
                ...(page !== undefined && { in: page }),
              }}
              class="cluster"
            >
              <LinkButton kind="secondary" small href={href(cx, path(part.id))}>
                {cx.t('spaces.move.edit')}
                {more}
              </LinkButton>
              {!stays && at > (fixed ?? 0) && action('su', 'up')}
              {!stays && at < parts.length - 1 && action('giu', 'down')}
              {page !== undefined && action('togli', 'remove')}
              {page === undefined && at >= (fixed ?? 0) && (
                <LinkButton
                  kind="secondary"
                  small
                  href={href(cx, pathsOf(own.organizationId).remove(part.id))}
                >
                  {cx.t('spaces.move.remove')}
                  {more}
                </LinkButton>
              )}
            </Form>
          </Card>
        </li>
      )
    })}
  </ol>
)

/** The kind of a block, the day of a piece of news. */
const kickerOf = (cx: Cx, { kind, values }: Part) =>
  kind === 'page'
    ? undefined
    : kind === 'news' && values.date
      ? cx.t('spaces.news_of', { date: new Date(values.date) })
      : cx.t(`spaces.part.${kind}`)
