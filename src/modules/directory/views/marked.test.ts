import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markable, marked } from './marked.ts'

const html = (text: string, marks: string[]) => marked(markable(text), marks).html

test('the words that matched are marked as they are written, with their endings', () => {
  assert.equal(html('Amici degli Anziani', ['anzian']), 'Amici degli <mark>Anziani</mark>')
  assert.equal(html('A.V.I.S. di Forlì', ['avis', 'forli']), '<mark>A.V.I.S.</mark> di <mark>Forlì</mark>')
  assert.equal(html('普拉托华人志愿者', ['志愿']), '普拉托华人<mark>志愿</mark>者')
  assert.equal(html('Santa Maria', ['san']), '<mark>Santa</mark> Maria')
})

test('another word that only begins alike is not, and nothing escapes escaping', () => {
  assert.equal(html('Assistenzialistico', ['assist']), 'Assistenzialistico')
  assert.equal(html('<b> prato', ['prato']), '&lt;b&gt; <mark>prato</mark>')
})
