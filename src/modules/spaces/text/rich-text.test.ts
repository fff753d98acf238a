import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText, richHtml } from './rich-text.ts'

/** What people who mean harm write in a text. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '[x](\\\\evil.example)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://tracker.example/pixel.png)',
  '<a href="https://ok.example" onclick="alert(1)" style="color:red">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<<b>script>alert(1)<</b>/script>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '[x]("onmouseover=alert(1)//)',
  '[x](https://ok.example "title" onclick=alert)',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '> <form action=/esci><button>x',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]

test('nothing in a text becomes a script, a style, a form, a picture or an address that does harm', () => {
  for (const text of HOSTILE) {
    const html = richHtml(text, { level: 2 })
    assert.doesNotMatch(
      html,
      /<(script|img|svg|iframe|form|button|style|math|object|embed|input|link|meta)\b/i,
      text,
    )
    assert.doesNotMatch(html, /<[^>]*\s(on\w+|style|class|id|name|src)=/i, text)
    for (const [, href] of html.matchAll(/<[^>]*\shref="([^"]*)"/g))
      assert.match(href ?? '', /^(https?:|mailto:|tel:|\/(?!\/)|#)/i, text)
  }
})

test('headings begin at the level of their place and skip none', () => {
  const levels = (text: string, level: number) =>
    [...richHtml(text, { level }).matchAll(/<h(\d)>/g)].map(([, one]) => Number(one))
  assert.deepEqual(levels('# A\n\n#### B\n\n## C', 3), [3, 4, 4])
  assert.deepEqual(levels('### A\n\n# B\n\n### C', 2), [2, 2, 3])
  assert.deepEqual(levels('###### A', 2), [2])
})

test('bold, lists, quotations and good links stay; links of the house lead to it from elsewhere', () => {
  assert.match(richHtml('**b**\n\n- a\n- c', { level: 2 }), /<strong>b<\/strong>.*<ul>\s*<li>a<\/li>/s)
  assert.match(richHtml('[x](/it/enti)', { level: 2 }), /href="\/it\/enti"/)
  assert.match(
    richHtml('[x](/it/enti)', { level: 2, origin: 'https://p.example' }),
    /href="https:\/\/p\.example\/it\/enti"/,
  )
  assert.match(richHtml('[x](mailto:a@b.example)', { level: 2 }), /href="mailto:a@b\.example" rel="nofollow"/)
})

test('the words of a text are told without its marks', () => {
  assert.equal(plainText('# Ciao\n\n**a** [b](https://x.example)\n- c'), 'Ciao\na b\nc')
})
