/** A text from people inside a sentence: its direction and its marks stay its own (Unicode FSI and PDI, UAX #9). */
export const isolated = (text: string): string => `\u2068${text}\u2069`
