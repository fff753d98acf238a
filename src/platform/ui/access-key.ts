/**
 * The key that goes to a field or presses a button, together with those of the browser. Only for pages of people who do
 * the same thing all day, and which list their keys: such keys may hide those of a screen reader.
 */
export const pressedBy = (key: string | undefined): { accessKey?: string } => (key ? { accessKey: key } : {})
