/**
 * Colours a site may have; the colours themselves are in `assets/styles/70-spaces.css`, where a test reads them and
 * computes that each pair used together reaches 4.5:1 (WCAG 2.2, 1.4.3), light and dark.
 */
export const PALETTES = ['blu', 'verde', 'viola', 'rosso', 'terra', 'petrolio'] as const
export type Palette = (typeof PALETTES)[number]

/** The class that gives a site its colours; what is unknown is the first palette. */
export const paletteClass = (name: string | undefined): string =>
  `palette-${PALETTES.find((one) => one === name) ?? PALETTES[0]}`
