/**
 * Prints the letters of `src/modules/editing/migrations/0006_name_looks.sql` from Unicode's confusables (UTS #39) as
 * `unhomoglyph` keeps them: `npm pack unhomoglyph && node scripts/look-alike-letters.mjs package/data.json`.
 * Kept are single letters of the scripts in which names are written here, as they are without accents.
 */
import { readFileSync } from 'node:fs'

const SCRIPTS = ['Common', 'Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Han', 'Hebrew', 'Arabic']
const confusables = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const bare = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f\p{Default_Ignorable_Code_Point}]/gu, '')
const scriptOf = (letter) => SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(letter))
/** Right-to-left letters are written by number, so that no editor shows the lines in another order. */
const written = (name, text) =>
  name === 'Hebrew' || name === 'Arabic'
    ? `U&'${[...text].map((one) => `\\${one.codePointAt(0).toString(16).padStart(4, '0')}`).join('')}'`
    : `'${text}'`

const pairs = Object.entries(confusables)
  .filter(([letter]) => /^[\p{Lu}\p{Ll}\p{Lo}\p{N}|]$/u.test(letter) && bare(letter) === letter)
  .map(([letter, like]) => [letter, bare(like)])
  .filter(([letter, like]) => /^[\p{L}\p{N}]$/u.test(like) && like !== letter)
const byScript = Map.groupBy(pairs, ([letter]) => scriptOf(letter))
for (const name of SCRIPTS) {
  const some = byScript.get(name) ?? []
  for (const side of [0, 1]) console.log(name, written(name, some.map((pair) => pair[side]).join('')))
}
