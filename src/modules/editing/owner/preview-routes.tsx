import type { Cx } from '../../../platform/cx.ts'
import { get } from '../../../platform/http/route.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { previewRecord } from '../../directory/api.ts'
import { mayEdit } from '../permissions.ts'
import { ownPage } from './own-page.ts'
import { loadOwn, type OwnRecord } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'

/** The draft as the public would see it, in each language. */
export const previewRoutes = [
  get(`${HOME}/anteprima`, {
    summary: 'The draft as the public would see it',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      const seen = await previewRecord(cx, own.organizationId, own.draft.document)
      const head = {
        title: cx.t('editing.owner.preview'),
        lead: <bdi>{own.draft.document.organization.name}</bdi>,
      }
      return ownPage(
        cx,
        own,
        head,
        <>
          <PreviewNotice cx={cx} own={own} />
          {'view' in seen ? <div>{seen.view}</div> : <p>{cx.t('editing.owner.preview_refused')}</p>}
        </>,
      )
    },
  }),
]

const PreviewNotice = ({ cx, own: { organizationId } }: { cx: Cx; own: OwnRecord }) => {
  const paths = pathsOf(organizationId)
  return (
    <Alert cx={cx} tone="warning" title={cx.t('editing.owner.preview_only')}>
      <p>{cx.t('editing.owner.preview_text')}</p>
      <ul class="cluster plain-list">
        {LANGUAGES.map((lang) => (
          <li key={lang}>
            <a
              href={href({ ...cx, lang }, paths.preview)}
              lang={lang}
              hreflang={lang}
              aria-current={lang === cx.lang ? 'page' : undefined}
            >
              {LANGUAGE_NAMES[lang]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={href(cx, paths.submit)} kind="secondary">
          {cx.t('editing.owner.submit')}
        </LinkButton>
      </p>
    </Alert>
  )
}
