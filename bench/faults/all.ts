import { jumpingClock } from './clocks.ts'
import { fillingDisk, fillingLog } from './disk-full.ts'
import { killingImports } from './imports.ts'
import { killing } from './kills.ts'
import { breakingMail, MAIL_FAULTS } from './mail-server.ts'
import { limitingMemory } from './memory.ts'
import type { Fault } from './outcome.ts'
import { DATABASE_FAULTS, troubling } from './stalled.ts'
import { cuttingUploads } from './uploads.ts'
import { killingScheduled, killingSenders } from './workers.ts'

/** Nothing waits for the disk: a database that is killed forgets what it acknowledged in the last seconds. */
const CARELESS = { synchronous_commit: 'off', wal_writer_delay: '10s' }

const ONCE = 'nothing acknowledged is lost or doubled'

/** Every fault, each as often as it is usually let happen or so many times. */
export const FAULTS = (times?: number): readonly Fault[] => [
  {
    name: 'kill -9 of the application',
    promise: `${ONCE}; it serves again`,
    run: () => killing('application', times ?? 100),
  },
  {
    name: 'kill -9 of the database',
    promise: `${ONCE}; it recovers alone`,
    run: () => killing('database', times ?? 50),
  },
  {
    name: 'the same form twice and again, with kill -9 of the application',
    promise: ONCE,
    quick: true,
    run: () => killing('application', times ?? 10, { stubbornly: true }),
  },
  {
    name: 'control: kill -9 of a database that does not wait for the disk',
    promise: 'none: the ledger must see a loss',
    breaks: true,
    run: () => killing('database', times ?? 3, { settings: CARELESS }),
  },
  ...DATABASE_FAULTS.map((what) => ({
    name: `database ${what}`,
    promise: `${ONCE}; pages answer within ten seconds, with 503 and when to come back; it heals alone, no process ends`,
    ...(what === 'cut' && { quick: true as const }),
    run: () => troubling(what, times ?? 3),
  })),
  ...MAIL_FAULTS.map((what) => ({
    name: `mail server ${what}`,
    promise:
      'every mail arrives, or is given up where the staff sees it; twice only with the same Message-ID',
    ...(what === 'cutting after the letter' && { quick: true as const }),
    run: () => breakingMail(what, times ?? 2),
  })),
  {
    name: 'kill -9 while letters leave',
    promise: 'every letter arrives; twice only with the same Message-ID',
    run: () => killingSenders(times ?? 3),
  },
  {
    name: 'kill -9 in the middle of all scheduled work',
    promise: 'each job is done to its end',
    run: () => killingScheduled(times ?? 2),
  },
  {
    name: 'kill -9 of an import, and of its undoing',
    promise: 'it goes on alone, the counts balance, undone leaves nothing',
    run: () => killingImports(times ?? 2),
  },
  {
    name: 'half uploads, some slow',
    promise: 'no row, no file; others go on',
    run: () => cuttingUploads(times ?? 3),
  },
  {
    name: 'clock jumps forward and back',
    promise: `${ONCE}, letters too; nobody is let in by a session that ended`,
    run: () => jumpingClock(times ?? 1),
  },
  {
    name: 'little memory',
    promise:
      'uploads and questions do not end the process; ended by the system it serves again, nothing is lost',
    run: () => limitingMemory(times ?? 2),
  },
  {
    name: 'disk of the log full',
    promise: `${ONCE}; nobody notices`,
    run: () => fillingLog(times ?? 2),
  },
  {
    name: 'disk full',
    promise:
      'nothing acknowledged is lost; read-only with words before it is full, and writing again with room',
    run: () => fillingDisk(times ?? 3),
  },
]
