import { Card, CardGrid } from '../../../../platform/ui/Card.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { href } from '../../../../platform/ui/href.ts'
import type { RelatedKind } from '../related.ts'
import type { Sheet } from '../sheet.ts'
import { Name } from './Text.tsx'

const ORDER: readonly RelatedKind[] = [
  'parent',
  'branch_of',
  'network',
  'partner',
  'branch',
  'child',
  'member',
]

/** The organisations it belongs to, works with or is made of. */
export const Relations = ({ sheet: { cx, related } }: { sheet: Sheet }) => (
  <DefinitionList
    facts={ORDER.map((kind) => ({
      term: cx.t(`directory.record.related_${kind}`),
      value: related
        .filter((one) => one.kind === kind)
        .map(({ slug, name, original_lang }) => (
          <a key={slug} href={href(cx, `/enti/${slug}`)}>
            <Name cx={cx} lang={original_lang}>
              {name}
            </Name>
          </a>
        )),
    }))}
  />
)

/** Others that do the same nearby, for whom this one cannot help. */
export const Similars = ({ sheet: { cx, similar, words } }: { sheet: Sheet }) => (
  <CardGrid>
    {similar.map((one) => (
      <Card
        key={one.slug}
        title={
          <Name cx={cx} lang={one.original_lang}>
            {one.name}
          </Name>
        }
        href={href(cx, `/enti/${one.slug}`)}
        kicker={one.type_code && words.term('type', one.type_code)}
      >
        <p class="soft">
          {[words.municipality(one.istat_code)?.name, distance(cx, one.km)].filter(Boolean).join(' · ')}
        </p>
      </Card>
    ))}
  </CardGrid>
)

const distance = (cx: Sheet['cx'], km: number | null): string | undefined =>
  km === null || km < 0.1 ? undefined : cx.t('directory.record.km', { km: Math.round(km * 10) / 10 })
