import type { Cx } from '../../../../platform/cx.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { staffPath } from '../../paths.ts'
import type { ListedSite } from '../list-sites.ts'

const stateOf = ({ closedAt, publishedAt }: ListedSite) =>
  closedAt ? 'closed' : publishedAt ? 'public' : 'draft'

/** The sites, each leading to where it is closed and named. */
export const SiteTable = ({ cx, sites }: { cx: Cx; sites: readonly ListedSite[] }) => (
  <>
    <p>{cx.t('spaces.count', { count: sites.length })}</p>
    {sites.length > 0 && (
      <Table
        caption={cx.t('spaces.staff.title')}
        quietCaption
        rows={sites}
        columns={[
          {
            label: cx.t('spaces.staff.organization'),
            cell: ({ organizationId, name }) => (
              <a href={href(cx, staffPath(organizationId))}>
                <bdi class="wraps">{name}</bdi>
              </a>
            ),
          },
          { label: cx.t('spaces.staff.state'), cell: (site) => cx.t(`spaces.state.${stateOf(site)}`) },
          { label: cx.t('spaces.staff.host'), cell: ({ host }) => host && <bdi dir="ltr">{host}</bdi> },
        ]}
      />
    )}
  </>
)
