// Builds dist/assets: the style sheets, fonts, icons and browser modules that pages link, each under a name that
// carries its content's hash, with .br and .gz beside it and a manifest.json from plain to hashed names.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist/assets')
const vendor = join(root, 'node_modules/bootstrap-italia/dist')
const arabic = join(root, 'node_modules/@fontsource-variable/noto-sans-arabic/files')
const sources = ['src/**/*.tsx', 'src/platform/ui/*.ts', 'islands/**/*.ts']
const files = (pattern) =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((name) => join(root, name))
const read = (path) => readFileSync(path, 'utf8')

/** Classes that reach pages by other ways than a literal in a component (Markdown, values put together). */
const SAFE = {
  standard: [
    'show',
    'active',
    'disabled',
    'expanded',
    'collapsed',
    'table',
    'blockquote',
    'img-fluid',
    'lead',
  ],
  greedy: [
    /^btn-(primary|outline-primary|secondary|danger|link)/,
    /^alert-(info|success|warning|danger)/,
    /^callout/,
  ],
}

/** Everything the result depends on, as one hash: when it has not changed there is nothing to build. */
function stamp() {
  const hash = createHash('sha256')
  const inputs = [
    ...sources.flatMap(files),
    ...files('assets/**/*.*'),
    import.meta.filename,
    join(root, 'package-lock.json'),
  ]
  for (const path of inputs) hash.update(path.slice(root.length)).update(readFileSync(path))
  return hash.digest('hex')
}

const manifest = {}
const COMPRESSED = new Set(['.css', '.js', '.svg', '.json'])

/** Writes one file under its hashed name with its compressed copies, and returns that name. */
function emit(name, content) {
  const data = Buffer.from(content)
  const extension = extname(name)
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 10)
  const hashed = `${basename(name, extension)}.${hash}${extension}`
  writeFileSync(join(out, hashed), data)
  if (COMPRESSED.has(extension)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length }
    writeFileSync(join(out, `${hashed}.br`), brotliCompressSync(data, { params }))
    writeFileSync(join(out, `${hashed}.gz`), gzipSync(data, { level: 9 }))
  }
  manifest[name] = hashed
  return hashed
}

/** One @font-face with a file of ours: text shows at once in the fallback and swaps when the face arrives. */
function face(family, weight, name, path, range) {
  const url = emit(name, readFileSync(path))
  const limits = range ? `unicode-range:${range};` : ''
  return `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;${limits}src:url("${url}") format("woff2")}`
}

/** Titillium Web for every page; it has no Cyrillic, Arabic or Chinese: those readers get the faces named in fonts.css. */
function latinFaces() {
  const path = (cut) => join(vendor, `fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${cut}.woff2`)
  return [
    face('Titillium Web', 400, 'titillium-400.woff2', path('regular')),
    face('Titillium Web', 600, 'titillium-600.woff2', path('600')),
    face('Titillium Web', 700, 'titillium-700.woff2', path('700')),
  ].join('')
}

/** The Arabic face goes into the right-to-left file only, so no other reader downloads it. */
function arabicFace() {
  const range = 'U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFC'
  const file = join(arabic, 'noto-sans-arabic-arabic-wght-normal.woff2')
  return face('Noto Sans Arabic Variable', '100 900', 'noto-sans-arabic.woff2', file, range)
}

/** The design system's rules that our pages use, without its focus ring, which needs a script: ours is `:focus-visible`. */
async function vendorCss() {
  const { PurgeCSS } = await import('purgecss')
  const raw = read(join(vendor, 'css/bootstrap-italia.min.css'))
    .replace(/^\uFEFF/, '')
    .replace(/:root\{--bootstrap-italia-version:[^}]*\}/, '')
    .replaceAll(/[^{}]*:focus:not\(\[data-focus-mouse=[^{}]*\{[^{}]*\}/g, '')
  const [purged] = await new PurgeCSS().purge({
    content: sources.flatMap(files),
    css: [{ raw }],
    safelist: SAFE,
    blocklist: [/^(video-js|vjs-|splide|carousel|masonry)/],
    fontFace: true,
    keyframes: true,
    variables: true,
  })
  // Own rules stand outside the layer, so they win over the vendor's whatever its selectors weigh.
  return `@layer vendor{${purged.css}}`
}

/** `site.css` for left-to-right pages and `site-rtl.css` with the vendor's rules mirrored; ours are logical already. */
async function styles() {
  const [{ transform }, { default: rtlcss }] = await Promise.all([import('lightningcss'), import('rtlcss')])
  const vendorRules = await vendorCss()
  const faces = latinFaces()
  const own = files('assets/styles/*.css').map(read).join('\n')
  const minify = (name, css) =>
    transform({ filename: name, code: Buffer.from(css), minify: true }).code.toString()
  const write = (name, css) => emit(name, minify(name, css))
  write('site.css', faces + vendorRules + own)
  // The card that other sites frame has a small sheet of its own.
  write('card.css', read(join(root, 'assets/card.css')))
  write('site-rtl.css', faces + arabicFace() + rtlcss.process(vendorRules) + own)
}

/** One sprite with only the icons named in src/platform/ui/icons.ts. */
async function icons() {
  const { ICONS } = await import('../src/platform/ui/icons.ts')
  const sprite = read(join(vendor, 'svg/sprites.svg'))
  const own = read(join(root, 'assets/icons.svg'))
  const symbols = ICONS.map((name) => {
    const found =
      own.match(new RegExp(`<symbol[^>]*id="${name}".*?</symbol>`, 's')) ??
      sprite.match(new RegExp(`<(symbol|svg)[^>]*id="it-${name}".*?</\\1>`, 's'))
    if (!found) throw new Error(`There is no icon called ${name}`)
    return found[0]
      .replace(`id="it-${name}"`, `id="${name}"`)
      .replace(/^<svg/, '<symbol')
      .replace(/<\/svg>$/, '</symbol>')
  })
  const packed = symbols.join('').replace(/>\s+</g, '><')
  emit('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${packed}</svg>`)
  emit('favicon.svg', read(join(root, 'assets/favicon.svg')))
}

/** Each islands/NAME.ts becomes NAME.js (and NAME.css when it imports styles), a module of its own. */
async function islands() {
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: files('islands/*.ts').filter((path) => !path.endsWith('.test.ts')),
    outdir: out,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
    loader: { '.png': 'dataurl', '.svg': 'dataurl' },
  })
  for (const file of result.outputFiles) emit(basename(file.path), file.contents)
}

const wanted = stamp()
const stampFile = join(out, '.stamp')
if (!existsSync(stampFile) || read(stampFile) !== wanted) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await Promise.all([styles(), icons(), islands()])
  const sorted = Object.fromEntries(Object.entries(manifest).sort())
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(sorted, null, 2))
  writeFileSync(stampFile, wanted)
}
