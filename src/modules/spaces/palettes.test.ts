import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectFile } from '../../platform/project.ts'
import { PALETTES } from './palettes.ts'

const read = (name: string) => readFileSync(projectFile(`assets/styles/${name}`), 'utf8')
const [light = '', dark = ''] = read('70-spaces.css').split('@media')
const [siteLight, siteDark] = [read('00-tokens.css'), read('80-dark.css')]

/** The colours a rule names, as `#rrggbb`. */
const colours = (css: string, selector: string): Record<string, string> => {
  const [, body = ''] = css.match(new RegExp(`${selector} \\{([^}]*)\\}`)) ?? []
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name, value]),
  )
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string | undefined): number {
  assert.ok(colour)
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

for (const [name, own, site] of [
  ['light', light, siteLight],
  ['dark', dark, siteDark],
] as const)
  test(`every ${name} pair of colours of every palette reaches 4.5:1`, () => {
    const page = colours(site, ':root')
    for (const palette of PALETTES) {
      const { 's-accent': accent, 's-on-accent': on, 's-wash': wash } = colours(own, `\\.palette-${palette}`)
      const pairs = {
        on: [accent, on],
        surface: [accent, page['t-surface']],
        wash: [accent, wash],
        ink: [page['t-ink'], wash],
        soft: [page['t-soft'], wash],
      }
      for (const [pair, [one, other]] of Object.entries(pairs))
        assert.ok(contrast(one, other) >= 4.5, `${palette} ${name} ${pair}: ${contrast(one, other)}`)
    }
  })
