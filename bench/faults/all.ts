import { jumpingClock } from './clocks.ts'
import { fillingDisk, fillingLog } from './disk-full.ts'
import { killingEveryKind } from './every-kind.ts'
import { killingImports } from './imports.ts'
import { killing } from './kills.ts'
import { KINDS } from './kinds.ts'
import { breakingMail, MAIL_FAULTS } from './mail-server.ts'
import { limitingMemory } from './memory.ts'
import type { Fault } from './outcome.ts'
import { DATABASE_FAULTS, troubling } from './stalled.ts'
import type { Tries } from './tries.ts'
import { cuttingUploads } from './uploads.ts'
import { killingSenders } from './workers.ts'

/** Nothing waits for the disk: a database that is killed forgets what it acknowledged in the last seconds. */
const CARELESS = { synchronous_commit: 'off', wal_writer_delay: '10s' }

const ONCE = 'nothing acknowledged is lost or doubled'

/** Every fault; the minutes of those that do not wait, with a start each, are together less than thirty. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of the application',
    promise: `${ONCE}; it serves again`,
    ...{ times: 100, minutes: 11 },
    run: (tries) => killing('application', tries),
  },
  {
    name: 'kill -9 of the database',
    promise: `${ONCE}; it recovers alone`,
    ...{ times: 50, minutes: 4.5 },
    run: (tries) => killing('database', tries),
  },
  ...(['application', 'database'] as const).map((what) => ({
    name: `${what} killed again while it starts`,
    promise: ONCE,
    ...{ times: 15, minutes: 1.5 },
    run: (tries: Tries) => killing(what, tries, { again: true }),
  })),
  {
    name: 'application killed while the same form comes twice and again',
    promise: ONCE,
    quick: true,
    ...{ times: 10, minutes: 1.5 },
    run: (tries) => killing('application', tries, { stubbornly: true }),
  },
  {
    name: 'control: kill -9 of a database that does not wait for the disk',
    promise: 'none: the ledger must see a loss',
    breaks: true,
    ...{ times: 3, minutes: 0.5 },
    run: (tries) => killing('database', tries, { settings: CARELESS }),
  },
  ...DATABASE_FAULTS.map((what) => ({
    name: `database ${what}`,
    promise: `${ONCE}; pages answer within ten seconds, with 503 and when to come back; it heals alone, no process ends`,
    ...(what === 'cut' && { quick: true as const }),
    ...{ times: 3, minutes: 0.75 },
    run: (tries: Tries) => troubling(what, tries),
  })),
  ...MAIL_FAULTS.map((what) => ({
    name: `mail server ${what}`,
    promise:
      'every mail arrives, or is given up where the staff sees it; twice only with the same Message-ID',
    ...(what === 'cutting after the letter' && { quick: true as const }),
    waits: true as const,
    ...{ times: 2, minutes: 0.75 },
    run: (tries: Tries) => breakingMail(what, tries),
  })),
  {
    name: 'kill -9 while letters leave',
    promise: 'every letter arrives; twice only with the same Message-ID',
    waits: true,
    ...{ times: 2, minutes: 1 },
    run: killingSenders,
  },
  {
    name: 'kill -9 in the middle of each kind of background work',
    promise: 'each is done to its end, and given out again does nothing twice',
    waits: true,
    ...{ times: 2 * KINDS.length, minutes: 3 },
    run: killingEveryKind,
  },
  {
    name: 'control: the same with a queue that gives out nothing again',
    promise: 'none: the ledger must see a loss',
    breaks: true,
    waits: true,
    ...{ times: KINDS.length, minutes: 1.5 },
    run: (tries) => killingEveryKind(tries, { forgetful: true }),
  },
  {
    name: 'kill -9 of an import, and of its undoing',
    promise: 'it goes on alone, the counts balance, undone leaves nothing',
    waits: true,
    ...{ times: 1, minutes: 1 },
    run: killingImports,
  },
  {
    name: 'ten half uploads at once, some slow',
    promise: 'no row, no file; others go on',
    ...{ times: 3, minutes: 0.5 },
    run: cuttingUploads,
  },
  {
    name: 'clock jumps forward and back',
    promise: `${ONCE}, letters too; nobody is let in by a session that ended`,
    ...{ times: 5, minutes: 1 },
    run: jumpingClock,
  },
  {
    name: 'little memory',
    promise:
      'uploads and questions do not end the process; ended by the system it serves again, nothing is lost',
    ...{ times: 2, minutes: 1 },
    run: limitingMemory,
  },
  {
    name: 'disk of the log full',
    promise: `${ONCE}; nobody notices`,
    ...{ times: 2, minutes: 0.5 },
    run: fillingLog,
  },
  ...(['data', 'files'] as const).map((what) => ({
    name: `disk of the ${what} full`,
    promise:
      'nothing acknowledged is lost; read-only with words before it is full, and writing again with room',
    ...{ times: 3, minutes: 0.75 },
    run: (tries: Tries) => fillingDisk(what, tries),
  })),
]
