import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../i18n/languages.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { errorPage } from './error-page.tsx'
import { Feedback } from './Feedback.tsx'
import { textValue } from './field.ts'
import { galleryPage } from './gallery.tsx'
import { Raw, render } from './html.ts'
import { Lang } from './Lang.tsx'
import { renderPage } from './Page.tsx'
import { linkedPages, Pagination, pageAddresses, pageNumbers } from './Pagination.tsx'
import { sampleCx } from './sample-cx.ts'
import { TextField } from './TextField.tsx'

const HOSTILE = `</title></script><script>alert(1)</script>"'><img src=x onerror=alert(1)>{{a}}\u202e𝕏`
const count = (html: string, part: RegExp) => html.match(new RegExp(part, 'g'))?.length ?? 0

test('hostile text is shown as text by every component, in elements, attributes and data', () => {
  for (const lang of LANGUAGES) {
    const calm = galleryPage(sampleCx(lang), 'calm')
    const html = galleryPage(sampleCx(lang, '/enti?q=%22%3E%3Cscript%3E'), HOSTILE)
    assert.ok(html.length > calm.length)
    for (const tag of [/<script/, /<img/, /<title/, /<[a-z]/])
      assert.equal(count(html, tag), count(calm, tag), String(tag))
    assert.doesNotMatch(html, /\sonerror=alert\(1\)>(?!\{)/)
    assert.ok(!html.includes(`"'>`))
  }
})

test('no page has styles or scripts in its markup, which the content security policy would block', () => {
  const html = galleryPage(sampleCx(), 'x') + errorPage(sampleCx(), 500)
  assert.doesNotMatch(html, /\sstyle=|\son[a-z]+=|<style/)
  assert.doesNotMatch(html, /<script(?![^>]*(src=|application\/ld\+json))/)
})

test('a page says its language, direction, title, addresses and the same page in six languages', () => {
  const html = renderPage(
    sampleCx('ar', '/enti?q=a&page=2'),
    { title: 'A', section: 'B', description: 'd' },
    'x',
  )
  assert.match(html, /<html lang="ar" dir="rtl">/)
  assert.match(html, /<title>A – B – Tessuto Prato<\/title>/)
  assert.match(html, /rel="canonical" href="https:\/\/tessuto.example\/ar\/enti"/)
  assert.equal(count(html, /rel="alternate" hreflang="/), 7)
  assert.match(html, /hreflang="x-default" href="https:\/\/tessuto.example\/it\/enti"/)
  assert.equal(count(html, /<h1/), 1)
})

test('the language switch stays on the page with its query and names each language in its own words', () => {
  const html = renderPage(sampleCx('it', '/enti?q=a&page=2'), { title: 'A' }, 'x')
  assert.match(html, /<a href="\/zh\/enti\?q=a&amp;page=2" lang="zh" hreflang="zh" dir="ltr">中文<\/a>/)
  assert.match(html, /<a href="\/ar\/enti\?q=a&amp;page=2" lang="ar" hreflang="ar" dir="rtl">العربية<\/a>/)
  assert.match(renderPage(sampleCx('it', '/'), { title: 'A' }, 'x'), /<a href="\/en" lang="en"/)
})

test('the kept shell never shows one visitor what another one brought', () => {
  const actor = {
    id: '1',
    sessionId: '1',
    name: 'Anna <b>',
    hasAccount: true,
    roles: [],
    permissions: new Set<never>(),
    grants: [],
  }
  const first = renderPage(sampleCx('it', '/enti?q=segreto', { actor }), { title: 'A' }, 'mine')
  const other = renderPage(sampleCx('it', '/enti'), { title: 'B' }, 'yours')
  assert.match(first, /Anna &lt;b&gt;/)
  assert.doesNotMatch(other, /Anna|segreto|mine/)
})

test('a refused form says so in the title and lists each error with a link to its field', () => {
  const cx = sampleCx('it')
  const errors = { name: 'Compila questo campo.', 'phones.0': 'Scrivi un numero.' }
  const html = renderPage(cx, { title: 'A', invalid: true }, <ErrorSummary cx={cx} errors={errors} />)
  assert.match(html, /<title>Errore: A – Tessuto Prato<\/title>/)
  assert.match(html, /role="alert"[^>]*tabindex="-1" autofocus/)
  assert.match(html, /Ci sono 2 errori da correggere/)
  assert.match(html, /<a href="#f-name">Compila questo campo\.<\/a>/)
  assert.match(html, /<a href="#f-phones-0">/)
  assert.equal(render(<ErrorSummary cx={cx} errors={{}} />), '')
})

test('a field keeps what was typed and ties label, hint and error to itself', () => {
  const value = textValue({ name: ['a', ' <b> '] }, 'name')
  const html = render(<TextField cx={sampleCx()} name="name" label="Nome" hint="h" error="e" value={value} />)
  assert.match(html, /<label for="f-name">/)
  assert.match(html, /value=" &lt;b> "|value=" &lt;b&gt; "/)
  assert.match(html, /aria-describedby="f-name-hint f-name-error" aria-invalid="true"/)
})

test('text in another language is marked for machines and for people', () => {
  const cx = sampleCx('fr')
  assert.equal(
    render(
      <Lang cx={cx} lang="ar">
        نص
      </Lang>,
    ),
    '<span lang="ar" dir="rtl">نص</span><span class="lang-note">texte en arabe</span>',
  )
  assert.equal(
    render(
      <Lang cx={cx} lang="fr">
        texte
      </Lang>,
    ),
    'texte',
  )
})

test('the feedback block offers one to five stars with the marks of the official validator', () => {
  for (const lang of LANGUAGES) {
    const html = render(<Feedback cx={sampleCx(lang)} page="/enti" />)
    for (const stars of [1, 2, 3, 4, 5]) assert.ok(html.includes(`data-element="feedback-rate-${stars}"`))
    assert.ok(html.includes(`action="/${lang}/valutazione"`))
  }
  assert.doesNotMatch(renderPage(sampleCx(), { title: 'A', feedback: false }, 'x'), /feedback-rate/)
})

test('the pages said to be linked are those that are, in their order', () => {
  const cx = sampleCx('it', '/enti?page=2&q=a')
  for (const pages of [1, 2, 3, 7, 12])
    for (let page = 1; page <= pages; page++) {
      const html = render(<Pagination cx={cx} page={page} pages={pages} />)
      const hrefs = [...html.matchAll(/<a href="(.*?)"/g)].map(([, href]) => href?.replace('&amp;', '&'))
      assert.deepEqual(hrefs, linkedPages(page, pages).map(pageAddresses(cx.url, 'page')))
    }
})

test('pages of a list are links that keep the rest of the query', () => {
  assert.deepEqual(pageNumbers(5, 12), [1, 2, 3, 4, 5, 6, 7, -12, 12])
  assert.deepEqual(pageNumbers(1, 3), [1, 2, 3])
  const html = render(<Pagination cx={sampleCx('it', '/enti?q=a&area=1&area=2&page=2')} page={2} pages={3} />)
  assert.match(html, /<a href="\/it\/enti\?q=a&amp;area=1&amp;area=2" rel="prev">/)
  assert.match(html, /<a href="\/it\/enti\?q=a&amp;area=1&amp;area=2&amp;page=3" rel="next">/)
})

test('HTML kept from before is shown as it was', () => {
  const kept = render(<p>a &amp; b</p>)
  assert.equal(
    render(
      <div>
        <Raw html={kept} />
      </div>,
    ),
    '<div><p>a &amp; b</p></div>',
  )
})

test('every kind of error has a page in every language', () => {
  for (const lang of LANGUAGES)
    for (const shown of [
      400,
      401,
      403,
      404,
      405,
      409,
      410,
      413,
      415,
      422,
      429,
      500,
      503,
      'not_kept',
    ] as const)
      assert.equal(count(errorPage(sampleCx(lang), shown), /<h1/), 1)
})
