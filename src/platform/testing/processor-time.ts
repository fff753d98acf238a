/**
 * Milliseconds of processor time that this process took while something ran. It tells work that grows without bound
 * from work that waits for its turn on a busy machine; how fast things are is measured by `bench/`.
 */
export async function processorTime(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
