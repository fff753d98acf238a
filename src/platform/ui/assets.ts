import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** The project's folder, above both `src` and `dist/src`. */
function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package-lock.json')) && dirname(folder) !== folder)
    folder = dirname(folder)
  return folder
}

const folder = join(projectRoot(), 'dist/assets')
const manifest = readManifest()
const known = new Set(Object.values(manifest))
const bodies = new Map<string, Uint8Array<ArrayBuffer> | undefined>()

function readManifest(): Record<string, string> {
  const path = join(folder, 'manifest.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {}
}

/** The address of a built asset, e.g. `asset('site.css')` is `/assets/site.1a2b3c4d5e.css`. */
export const asset = (name: string): string => `/assets/${manifest[name] ?? name}`

/** True when the build made this asset, so that a page can leave out an optional island. */
export const hasAsset = (name: string): boolean => name in manifest

/** A file of the folder, kept in memory; only names the manifest lists ever get here. */
function body(name: string): Uint8Array<ArrayBuffer> | undefined {
  if (!bodies.has(name)) {
    const path = join(folder, name)
    bodies.set(name, existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined)
  }
  return bodies.get(name)
}

/** The best precompressed copy the browser says it takes: brotli, else gzip, else the plain file. */
function encoded(name: string, acceptEncoding: string) {
  for (const [token, suffix] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    const taken = new RegExp(`(^|[ ,])${token}(?!;q=0(\\.0*)?(,|$))`).test(acceptEncoding.toLowerCase())
    const content = taken ? body(name + suffix) : undefined
    if (content) return { content, encoding: token }
  }
  return { content: body(name), encoding: undefined }
}

/** Answers a request for `/assets/NAME`: its name changes with its content, so it may be kept for a year. */
export function serveAsset(path: string, acceptEncoding = ''): Response {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const { content, encoding } = known.has(name) ? encoded(name, acceptEncoding) : {}
  if (!content) return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
  const headers = new Headers({
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-length': String(content.byteLength),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  })
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(content, { headers })
}
