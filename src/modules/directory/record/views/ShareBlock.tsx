import { href } from '../../../../platform/ui/href.ts'
import { Icon } from '../../../../platform/ui/Icon.tsx'
import type { IconName } from '../../../../platform/ui/icons.ts'
import { ShareButtons } from '../../../../platform/ui/ShareButtons.tsx'
import type { Sheet } from '../sheet.ts'

/** Ways to take the page along: by plain links everywhere, by the browser's own buttons where it has them. */
export function ShareBlock({ sheet: { cx, record } }: { sheet: Sheet }) {
  const path = href(cx, `/enti/${record.slug}`)
  const message = `${record.name}\n${cx.site.baseUrl}${path}`
  const links: readonly [string, IconName, string][] = [
    [
      `https://wa.me/?text=${encodeURIComponent(message)}`,
      'whatsapp',
      cx.t('directory.record.share_whatsapp'),
    ],
    [
      `mailto:?subject=${encodeURIComponent(record.name)}&body=${encodeURIComponent(message)}`,
      'mail',
      cx.t('directory.record.share_mail'),
    ],
    [`${path}.vcf`, 'card', cx.t('directory.record.vcard')],
    [`${path}/qr.svg`, 'camera', cx.t('directory.record.qr')],
  ]
  return (
    <section class="no-print" aria-labelledby="condividi">
      <h2 id="condividi" class="aside-title">
        {cx.t('directory.record.take_along')}
      </h2>
      <ShareButtons cx={cx} />
      <ul class="link-list">
        {links.map(([url, icon, label]) => (
          <li key={url}>
            <a href={url} rel="nofollow">
              <Icon name={icon} size="sm" /> {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
