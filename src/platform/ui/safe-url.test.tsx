import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LinkButton } from './Button.tsx'
import { Card } from './Card.tsx'
import { Chip } from './Chip.tsx'
import { Form } from './Form.tsx'
import { render } from './html.ts'
import { SafeLink } from './SafeLink.tsx'
import { safeUrl } from './safe-url.ts'

const HARMFUL = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//other.example/',
  '/\\other.example/',
  '\\\\other.example',
  'https:other.example',
  'http://',
  'x:y',
]

test('links lead to https, http, mail, telephone and places of this site', () => {
  for (const url of [
    'https://www.example.org/a?b=c#d',
    'HTTP://example.org',
    'mailto:urp@example.org',
    'tel:+390574123456',
    '/it/enti',
    '?page=2',
    '#main',
    'enti/misericordia',
    '/it/enti?q=a:b',
  ])
    assert.equal(safeUrl(url), url)
})

test('every other address is refused', () => {
  for (const url of [...HARMFUL, '', '  ', null, undefined])
    assert.equal(safeUrl(url), undefined, String(url))
})

test('no component turns a harmful address into a link', () => {
  for (const url of HARMFUL) {
    const html = render(
      <div>
        <SafeLink href={url}>words stay</SafeLink>
        <Card title="t" href={url} />
        <Chip href={url}>c</Chip>
        <LinkButton href={url}>b</LinkButton>
        <Form action={url}>f</Form>
      </div>,
    )
    assert.match(html, /words stay/)
    assert.doesNotMatch(html, /(href|action)="(?!#)/, url)
  }
})
