import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import { isLang, LANGUAGE_NAMES } from '../../../platform/i18n/languages.ts'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import type { listComments, listSatisfaction } from '../feedback.ts'

type PageVotes = Awaited<ReturnType<typeof listSatisfaction>>[number]
type Comment = Awaited<ReturnType<typeof listComments>>[number]

interface SatisfactionProps {
  cx: Cx
  pages: readonly PageVotes[]
  comments: readonly Comment[]
  days: number
  choices: readonly number[]
}

/** Share of positive votes, wanted by the evaluation plan to be 70 %, page by page, and what people wrote. */
export function Satisfaction({ cx, pages, comments, days, choices }: SatisfactionProps) {
  const percent = new Intl.NumberFormat(locale(cx.lang), { style: 'percent' })
  const votes = pages.reduce((sum, one) => sum + one.votes, 0)
  const positive = pages.reduce((sum, one) => sum + one.positive, 0)
  return (
    <>
      <ul class="link-list">
        {choices.map((choice) => (
          <li key={choice}>
            <a
              href={href(cx, `/gestione/gradimento?giorni=${choice}`)}
              aria-current={choice === days ? 'true' : undefined}
            >
              {cx.t('portal.satisfaction_days', { days: choice })}
            </a>
          </li>
        ))}
      </ul>
      {votes === 0 ? (
        <p>{cx.t('portal.satisfaction_none')}</p>
      ) : (
        <>
          <p>{cx.t('portal.satisfaction_total', { votes, share: percent.format(positive / votes) })}</p>
          <Table
            caption={cx.t('portal.satisfaction_pages')}
            rows={pages}
            columns={[
              {
                label: cx.t('portal.satisfaction_page'),
                cell: (row) => (
                  <a href={href(cx, row.page)}>
                    <bdi>{row.page}</bdi>
                  </a>
                ),
              },
              { label: cx.t('portal.satisfaction_votes'), cell: (row) => row.votes, number: true },
              {
                label: cx.t('portal.satisfaction_positive'),
                cell: (row) => percent.format(row.positive / row.votes),
                number: true,
              },
              { label: cx.t('portal.satisfaction_mean'), cell: (row) => row.mean.toFixed(1), number: true },
            ]}
          />
        </>
      )}
      <Comments cx={cx} comments={comments} />
    </>
  )
}

const Comments = ({ cx, comments }: { cx: Cx; comments: readonly Comment[] }) =>
  comments.length === 0 ? null : (
    <section>
      <h2>{cx.t('portal.satisfaction_comments')}</h2>
      <Table
        caption={cx.t('portal.satisfaction_comments')}
        quietCaption
        rows={comments}
        columns={[
          { label: cx.t('portal.satisfaction_page'), cell: (row) => <bdi>{row.page}</bdi> },
          { label: cx.t('portal.satisfaction_mean'), cell: (row) => row.rating, number: true },
          {
            label: cx.t('portal.satisfaction_language'),
            cell: (row) => (isLang(row.lang) ? LANGUAGE_NAMES[row.lang] : row.lang),
          },
          {
            label: cx.t('portal.satisfaction_words'),
            cell: (row) => <bdi lang={row.lang}>{row.details}</bdi>,
          },
        ]}
      />
    </section>
  )
