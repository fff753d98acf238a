import type { Cx } from '../../platform/cx.ts'
import { loadSheet } from '../directory/api.ts'

/** The public record at an address, or where it went; nothing where there is none or its organisation has ended. */
export async function loadLiving(cx: Cx, slug: string): ReturnType<typeof loadSheet> {
  const found = await loadSheet(cx, slug)
  const ended = found && 'sheet' in found && found.sheet.record.lifecycle === 'dissolved'
  return ended ? undefined : found
}
