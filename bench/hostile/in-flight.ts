/** Does this with each of them, so many at once; they begin in their order. */
export async function inFlight<T>(
  items: readonly T[],
  atOnce: number,
  each: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of left) await each(item)
    }),
  )
}
