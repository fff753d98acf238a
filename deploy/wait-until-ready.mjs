// node deploy/wait-until-ready.mjs PORT: ends when the node on that port may be sent readers; with 1 after nine minutes.
const PATIENCE_MS = 540_000
const address = `http://${process.env.HOST || '127.0.0.1'}:${process.argv[2]}/ready`
const until = Date.now() + PATIENCE_MS
const isReady = () =>
  fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
while (!(await isReady())) {
  if (Date.now() > until) process.exit(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
}
