import { z } from 'zod'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { FeedbackFollowUp } from '../../platform/ui/FeedbackFollowUp.tsx'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { explain, FollowUp, findOpenVote, listComments, listSatisfaction, Rating, rate } from './feedback.ts'
import { mayReadFeedback } from './permissions.ts'
import { Satisfaction } from './views/Satisfaction.tsx'

const quiet = { breadcrumb: [], feedback: false, indexed: false }
const DAYS = [30, 90, 365] as const

/** The poll at the foot of every page (P12): vote, second question, thanks, and what the staff reads of it. */
export const feedbackRoutes = [
  post('/valutazione', {
    summary: 'Takes a vote of 1 to 5 on how clear a page is',
    allow: anyone,
    form: Rating,
    handle: async (cx, { form }) => {
      const id = await rate(cx.db, { ...form, lang: cx.lang, now: cx.now })
      return seeOther(`/${cx.lang}/valutazione/${id}`)
    },
  }),
  get('/valutazione/:vote', {
    summary: 'The second question after a vote',
    load: (cx, { vote }) => (isUuid(vote) ? findOpenVote(cx.db, vote, cx.now) : undefined),
    allow: anyone,
    handle: (cx, { resource, params }) =>
      page(
        cx,
        { title: cx.t('portal.feedback_title'), description: cx.t('portal.feedback_saved'), ...quiet },
        <>
          <FeedbackFollowUp
            cx={cx}
            rating={resource.rating}
            action={href(cx, `/valutazione/${params.vote}`)}
          />
          <p>
            <a href={href(cx, resource.page)}>{cx.t('portal.feedback_back')}</a>
          </p>
        </>,
      ),
  }),
  post('/valutazione/:vote', {
    summary: 'Takes the second answer after a vote',
    load: (cx, { vote }) => (isUuid(vote) ? findOpenVote(cx.db, vote, cx.now) : undefined),
    allow: anyone,
    form: FollowUp,
    handle: async (cx, { resource, form }) => {
      await explain(cx.db, resource, form)
      return seeOther(`/${cx.lang}/grazie?pagina=${encodeURIComponent(resource.page)}`)
    },
  }),
  get('/grazie', {
    summary: 'Thanks for an opinion',
    allow: anyone,
    query: z.object({ pagina: Rating.shape.page.catch('/').default('/') }),
    handle: (cx, { query }) =>
      page(
        cx,
        { title: cx.t('portal.thanks_title'), description: cx.t('portal.thanks_text'), ...quiet },
        <p>
          <a href={href(cx, query.pagina)}>{cx.t('portal.feedback_back')}</a>
        </p>,
      ),
  }),
  get('/gestione/gradimento', {
    summary: 'Votes and words on how clear the pages are',
    allow: mayReadFeedback,
    query: z.object({ giorni: z.coerce.number().pipe(z.literal(DAYS)).catch(90).default(90) }),
    handle: async (cx, { query }) => {
      const since = new Date(cx.now.getTime() - query.giorni * 86_400_000)
      const [pages, comments] = await Promise.all([
        listSatisfaction(cx.db, since),
        listComments(cx.db, since),
      ])
      const breadcrumb = [{ label: cx.t('staff.home_title'), path: '/gestione' }]
      return page(
        cx,
        {
          title: cx.t('portal.satisfaction_title'),
          description: cx.t('portal.satisfaction_lead'),
          ...quiet,
          breadcrumb,
        },
        <Satisfaction cx={cx} pages={pages} comments={comments} days={query.giorni} choices={DAYS} />,
      )
    },
  }),
]
