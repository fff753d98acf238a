import { readFileSync } from 'node:fs'
import { projectFile } from '../project.ts'

/** Fonts that cover the six languages, the same on every machine: Noto Sans, Noto Naskh Arabic, Noto Sans S Chinese. */
const FILES = [
  'fonts-latin/fonts/NotoSans-Regular.ttf',
  'fonts-latin/fonts/NotoSans-Bold.ttf',
  'fonts-latin/fonts/NotoSans-Black.ttf',
  'fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf',
  'fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf',
  'fonts-sc/fonts/NotoSansHans-Regular.otf',
  'fonts-sc/fonts/NotoSansHans-Bold.otf',
]

/** The font files, whole, about 18 MB. */
export const pdfFonts = (): Buffer[] =>
  FILES.map((file) => readFileSync(projectFile(`node_modules/@embedpdf/${file}`)))
