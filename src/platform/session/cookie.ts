import { SESSION_COOKIE, SESSION_HOURS } from './session.ts'

/** The token in a request's Cookie header. */
export function readSessionCookie(header: string | null): string | undefined {
  if (!header) return undefined
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === SESSION_COOKIE && value) return value
  }
  return undefined
}

/** The Set-Cookie line that opens a session; `Secure` wherever the site is served over HTTPS. */
export const sessionCookie = (token: string, secure: boolean): string =>
  `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_HOURS * 3600}${secure ? '; Secure' : ''}`

/** The Set-Cookie line that forgets it. */
export const expiredCookie = `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`
