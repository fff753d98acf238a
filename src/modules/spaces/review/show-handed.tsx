import type { Cx } from '../../../platform/cx.ts'
import { notFound } from '../../../platform/http/errors.ts'
import { Breadcrumb } from '../../../platform/ui/Breadcrumb.tsx'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { page } from '../../../platform/ui/Page.tsx'
import { handedPreview, REVIEW } from '../paths.ts'
import { PreviewLanguages, previewOf } from '../public/preview.tsx'
import type { FoundSubmission } from './found.ts'

/** What was handed in as the public would see it, with the way back to the decision. */
export async function showHanded(cx: Cx, submission: FoundSubmission, at: string): Promise<Response> {
  const path = handedPreview(submission.id)
  const view = await previewOf(cx, { ...submission, path, at })
  if (!view) throw notFound()
  const title = cx.t('spaces.preview.title')
  const back = `${REVIEW}/${submission.id}`
  const answer = page(
    cx,
    {
      title,
      section: submission.name,
      ...{ indexed: false, feedback: false, search: false },
      hero: (
        <>
          <Breadcrumb cx={cx} crumbs={[{ label: submission.name, path: back }, { label: title }]} />
          <Alert cx={cx} tone="warning" title={cx.t('spaces.review.preview_only')}>
            <PreviewLanguages {...{ cx, path, at }} />
            <p>
              <LinkButton href={href(cx, back)} kind="secondary">
                {cx.t('spaces.review.preview_back')}
              </LinkButton>
            </p>
          </Alert>
          {view.head}
        </>
      ),
    },
    view.content,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
