import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { SafeLink } from '../../../platform/ui/SafeLink.tsx'
import { changeWord } from '../../directory/api.ts'
import type { LinkRow } from '../queries.ts'

/** The address to try by oneself, and where it moved. */
export const Address = ({ cx, link }: { cx: Cx; link: LinkRow }) => (
  <>
    <SafeLink href={link.url} external={cx} rel="nofollow noreferrer">
      <bdi dir="ltr" class="wraps">
        {link.url}
      </bdi>
    </SafeLink>
    {link.moved_to && (
      <p>
        {cx.t('links.moved_to')}{' '}
        <SafeLink href={link.moved_to} external={cx} rel="nofollow noreferrer">
          <bdi dir="ltr" class="wraps">
            {link.moved_to}
          </bdi>
        </SafeLink>
      </p>
    )}
  </>
)

/** What is wrong, since when, and when it was asked last. */
export const Trouble = ({ cx, link }: { cx: Cx; link: LinkRow }) => (
  <>
    <p>{link.failure ? cx.t(`links.failure_${link.failure}`) : cx.t(`links.state_${link.state}`)}</p>
    {link.failing_since && <p class="soft">{cx.t('links.since', { date: link.failing_since })}</p>}
    {link.checked_at && <p class="soft small">{cx.t('links.checked', { date: link.checked_at })}</p>}
    {link.ignored_at && (
      <p class="soft small">
        {cx.t('links.ignored_by', { name: link.ignored_by ?? '', date: link.ignored_at })}
      </p>
    )}
  </>
)

/** Records that name it, with the part that does. */
export const Uses = ({ cx, link }: { cx: Cx; link: LinkRow }) => (
  <ul class="plain-list">
    {link.uses.map((use) => (
      <li key={`${use.id}${use.entity}${use.field}`}>
        <a href={href(cx, `/enti/${use.slug}`)}>
          <bdi lang={use.original_lang} class="wraps">
            {use.name}
          </bdi>
        </a>{' '}
        <span class="soft">({cx.t(changeWord({ entity: use.entity, field: use.field }))})</span>
        {use.told_at && <div class="soft small">{cx.t('links.told', { date: new Date(use.told_at) })}</div>}
      </li>
    ))}
  </ul>
)
