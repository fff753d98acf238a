import { isLang, type Lang } from './languages.ts'

/** The language a browser asks for (RFC 9110 §12.5.4), Italian when it asks for none of ours. */
export function negotiate(acceptLanguage: string | undefined): Lang {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((value) => value !== undefined)
      return { lang: tag.split('-')[0] ?? '', q: q === undefined ? 1 : Number(q) || 0 }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
  return wanted.map(({ lang }) => lang).find(isLang) ?? 'it'
}
