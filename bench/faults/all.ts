import { fillingDisk } from './disk-full.ts'
import { killing } from './kills.ts'
import { breakingMail, MAIL_FAULTS } from './mail-server.ts'
import type { Fault } from './outcome.ts'
import { DATABASE_FAULTS, troubling } from './stalled.ts'

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
    name: 'control: kill -9 of a database that does not wait for the disk',
    promise: 'none: the ledger must see a loss',
    breaks: true,
    run: () => killing('database', times ?? 3, { settings: CARELESS }),
  },
  ...DATABASE_FAULTS.map((what) => ({
    name: `database ${what}`,
    promise: `${ONCE}; pages answer within ten seconds, with 503 and when to come back; it heals alone, no process ends`,
    run: () => troubling(what, times ?? 3),
  })),
  ...MAIL_FAULTS.map((what) => ({
    name: `mail server ${what}`,
    promise:
      'every mail arrives, or is given up where the staff sees it; twice only with the same Message-ID',
    run: () => breakingMail(what, times ?? 2),
  })),
  {
    name: 'disk full',
    promise:
      'nothing acknowledged is lost; read-only with words before it is full, and writing again with room',
    run: () => fillingDisk(times ?? 3),
  },
]
