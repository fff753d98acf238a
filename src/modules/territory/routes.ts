import { createHash } from 'node:crypto'
import { anyone } from '../../platform/http/policy.ts'
import { text } from '../../platform/http/response.ts'
import { type Route, rootGet } from '../../platform/http/route.ts'
import { territoryGeoJson } from './geojson.ts'
import type { Places } from './places.ts'
import { places } from './snapshot.ts'

interface Answer {
  body: string
  etag: string
}

const answers = new WeakMap<Places, Map<string, Answer>>()

/** The answer for one snapshot, written once. */
function answerFor(known: Places, setting: string): Answer {
  const made = answers.get(known) ?? new Map<string, Answer>()
  answers.set(known, made)
  const answer = made.get(setting) ?? write(known, setting)
  made.set(setting, answer)
  return answer
}

function write(known: Places, setting: string): Answer {
  const body = JSON.stringify(territoryGeoJson(known, known.territory(setting)))
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

/** What the territory answers to programs. */
export const routes: readonly Route[] = [
  rootGet('/geo/territory.json', {
    summary: 'The municipalities of the territory as GeoJSON: boundaries where imported, else centres.',
    allow: anyone,
    open: true,
    handle: async ({ db, config }, { request }) => {
      const { body, etag } = answerFor(await places(db), config.territory)
      const headers = { etag, 'cache-control': 'public, max-age=3600' }
      const known = request.headers.get('if-none-match')?.split(/\s*,\s*/)
      return known?.includes(etag)
        ? new Response(null, { status: 304, headers })
        : text(body, 'application/geo+json; charset=utf-8', headers)
    },
  }),
]
