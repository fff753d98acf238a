import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marked, marksOf } from './marked.ts'

const html = (text: string, marks: string[], matched: string[] = [], together: string[][][] = []) =>
  marked(text, marksOf({ marks, matched, together, codes: [] })).html

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

test('words that stood for others are marked whole, Chinese ones within their run', () => {
  assert.equal(html('Mensa dei poveri', [], ['mensa']), '<mark>Mensa</mark> dei poveri')
  assert.equal(html('Mensarella', [], ['mensa']), 'Mensarella')
  assert.equal(html('华人志愿者', [], ['志愿', '者']), '华人<mark>志愿</mark>者')
})

test('words that say something together are marked where all of them are, and not one alone', () => {
  const home = [
    [
      ['casa', 'case'],
      ['alloggio', 'alloggi'],
      ['sociale', 'sociali'],
    ],
  ]
  assert.equal(
    html('Associazione di promozione sociale', ['casa'], [], home),
    'Associazione di promozione sociale',
  )
  assert.equal(
    html('Casa e lavoro, promozione sociale', ['casa'], [], home),
    '<mark>Casa</mark> e lavoro, promozione sociale',
  )
  assert.equal(
    html('Alloggi sociali nelle case', ['casa'], [], home),
    '<mark>Alloggi</mark> <mark>sociali</mark> nelle <mark>case</mark>',
  )
})
