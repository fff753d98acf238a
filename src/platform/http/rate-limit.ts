/** Requests still allowed to one address, and when that was counted. */
interface Bucket {
  tokens: number
  at: number
}

/** Addresses remembered at once; the oldest are forgotten first. */
const REMEMBERED = 50_000

/**
 * A token bucket for each address: `perMinute` requests a minute with bursts of as many. Returns the seconds to wait
 * (for `Retry-After`, RFC 9110 §10.2.3), 0 when the request may pass. Counts in this process only.
 */
export function rateLimiter(perMinute: number): (address: string, now: number) => number {
  const buckets = new Map<string, Bucket>()
  return (address, now) => {
    if (perMinute <= 0) return 0
    const known = buckets.get(address) ?? { tokens: perMinute, at: now }
    const tokens = Math.min(perMinute, known.tokens + ((now - known.at) / 60_000) * perMinute)
    buckets.delete(address)
    buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    if (buckets.size > REMEMBERED) forgetOldest(buckets)
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perMinute) * 60)
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
