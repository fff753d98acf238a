import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soundOf } from './han-sound.ts'

test('characters that are read alike have one sound, whatever their tone', () => {
  for (const pair of [
    '血雪',
    '球求',
    '园圆',
    '馆管',
    '理里',
    '者着',
    '院员',
    '钱前',
    '校笑',
    '师诗',
    '医一',
    '电店',
  ])
    assert.equal(soundOf(pair[0] ?? ''), soundOf(pair[1] ?? ''), pair)
})

test('characters that are read otherwise have other sounds', () => {
  for (const pair of ['师帅', '车东', '血球', '图书', '老人', '大天', '安阿', '走做'])
    assert.notEqual(soundOf(pair[0] ?? ''), soundOf(pair[1] ?? ''), pair)
})
