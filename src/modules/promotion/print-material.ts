import { keeper } from '../../platform/keeper.ts'
import { printPdf } from '../../platform/pdf/press.ts'
import type { Sheet } from '../directory/api.ts'
import { places } from '../territory/api.ts'
import { materialOf } from './material.ts'
import { PRINTS, type Print } from './paths.ts'

/** Files kept: each has some 30 to 70 KB. */
const MOST_KEPT = 100
const kept = keeper<Uint8Array<ArrayBuffer>>(MOST_KEPT)

/** The poster or leaflet of an organisation in the reader's language; the same record on the same day is printed once. */
export async function printMaterial(sheet: Sheet, print: Print): Promise<Uint8Array<ArrayBuffer>> {
  const { cx, version, words, today } = sheet
  const owner = await ownerOf(sheet)
  const key = [print, version, words.version, cx.lang, today, cx.site.baseUrl, cx.site.name, owner].join('\n')
  const known = kept.get(key)
  if (known) return known
  const template = `src/modules/promotion/templates/${PRINTS[print]}.typ`
  return kept.set(key, await printPdf(template, materialOf(sheet, print, owner)))
}

/** Whose portal it is: the body named in the settings, else the territory by name, such as "Provincia di Prato". */
async function ownerOf({ cx }: Sheet): Promise<string> {
  if (cx.site.owner) return cx.site.owner
  return (await places(cx.db)).territory(cx.config.territory).names[cx.lang]
}
