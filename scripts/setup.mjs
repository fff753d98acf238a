// Gets a clone ready to run: installs what the lock file says when it changed, then builds.
// Plain JavaScript for whatever Node the machine has; afterwards node_modules/.bin holds the project's own.
import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'
import { linkPostgres, missingPlatform } from './platform.mjs'
import { installed, lockHash, root, stampInstall } from './stamps.mjs'

const OLDEST_NODE = 20

/** Installs and builds what is missing; returns false after saying what a person can do about it. */
export function setup({ quiet = false } = {}) {
  const say = quiet ? () => {} : (line) => console.log(line)
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    console.error(
      `Tessuto needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}. See https://nodejs.org`,
    )
    return false
  }
  if (!installed() && !install(console.log)) return false
  linkPostgres()
  const missing = missingPlatform()
  if (missing) console.error(missing.text)
  if (missing?.fatal) return false
  return build(say)
}

function install(say) {
  say('Installing the packages (the first time only, about half a minute)…')
  const wanted = lockHash()
  // Output of a good installation tells nothing; of a bad one, everything.
  let done = npm(['ci'])
  // A lock file written beside a registry that lacks other machines' packages: it still pins all that is needed here.
  if (done.status !== 0 && /in sync/.test(done.stderr)) done = npm(['install', '--no-save'])
  if (done.status !== 0) {
    console.error(done.stderr || String(done.error ?? ''))
    console.error('The packages could not be installed. The first start needs the network; then try again.')
    return false
  }
  stampInstall(wanted)
  return true
}

function npm(args) {
  const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']
  return spawnSync('npm', [...args, ...flags], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: withoutNpmState(process.env),
  })
}

/** `npm ci` inside `npm start` must not inherit the outer command's own settings (dry run, omit, prefix). */
function withoutNpmState(env) {
  const kept =
    /^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|strict_ssl)$/i
  const entries = Object.entries(env).filter(
    ([name]) => !/^npm_(?!config_\/\/)/i.test(name) || kept.test(name),
  )
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_ENV'))
}

if (process.argv[1]?.endsWith('setup.mjs')) {
  process.exitCode = setup({ quiet: process.argv.includes('--quiet') }) ? 0 : 1
}
