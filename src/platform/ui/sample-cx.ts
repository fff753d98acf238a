import type { Cx } from '../cx.ts'
import { OPEN } from '../health/readiness.ts'
import { ENDLESS } from '../health/room.ts'
import { loadCatalogues, translators } from '../i18n/catalogue.ts'
import type { Lang } from '../i18n/languages.ts'

const translate = translators(loadCatalogues([]), 'Europe/Rome')

/** A context for tests of views and for the gallery: the real words, a made-up site, nobody signed in. */
export function sampleCx(lang: Lang = 'it', address = '/enti', over: Partial<Cx> = {}): Cx {
  const url = new URL(`https://tessuto.example/${lang}${address === '/' ? '' : address}`)
  const seen: Partial<Cx> = {
    lang,
    t: translate[lang],
    translate,
    now: new Date('2026-11-21T10:00:00Z'),
    actor: undefined,
    url,
    path: url.pathname.slice(3) || '/',
    requestId: '0199-sample',
    addressBlock: '192.0.2.0/24',
    userAgent: '',
    room: ENDLESS,
    door: OPEN,
    site: {
      name: 'Tessuto Prato',
      baseUrl: url.origin,
      owner: 'Provincia di Prato',
      contacts: {
        address: 'Via Ricasoli 25, 59100 Prato',
        phone: '0574 5341',
        email: 'urp@provincia.example',
      },
      navigation: [
        { key: 'ui.search', path: '/enti', order: 1 },
        { key: 'ui.footer_open_data', path: '/dati-aperti', order: 2 },
        { key: 'ui.footer_accessibility', path: '/accessibilita', order: 3 },
        { key: 'ui.footer_contacts', path: '/contatti', order: 4 },
      ],
    },
    ...over,
  }
  return seen as Cx
}
