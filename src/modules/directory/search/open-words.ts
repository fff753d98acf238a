import { type Asked, changed } from './address.ts'

/** "Open now" in the six languages, with what may be written between it and the rest. */
const OPEN_NOW = [
  /(?<![\p{L}\p{N}])(?:che (?:è|e|sono|sia|siano) )?apert[oaie] (?:adesso|ora|in questo momento)(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:that (?:is|are) )?open (?:right )?now(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:qui (?:est|sont) )?ouverte?s? (?:maintenant|en ce moment)(?![\p{L}\p{N}])/iu,
  /(?:现在|目前|此刻)(?:正在)?(?:开门|开放|营业|开着)的?|正在(?:开放|营业)的?/u,
  /(?<!\p{L})(?:مفتوحة?|مفتوحه|مفتوحين|يفتح) (?:الآن|الان|حاليا|حالياً)(?!\p{L})/u,
  /(?<!\p{L})(?:открыт(?:о|а|ы|ые|ый|ая)? сейчас|сейчас (?:открыт(?:о|а|ы|ые|ый|ая)?|работа(?:ет|ют))|работа(?:ет|ют) сейчас)(?!\p{L})/iu,
]

/** "Mensa aperta adesso" asks for what the filter does: the words go, the filter is on, and the page shows it. */
export function openAsked(asked: Asked): Asked {
  const { q, literal, page } = asked.request
  const found = literal ? undefined : OPEN_NOW.find((pattern) => pattern.test(q))
  if (!found) return asked
  return changed(asked, { q: q.replace(found, ' ').replace(/\s+/g, ' ').trim(), openNow: true, page })
}
