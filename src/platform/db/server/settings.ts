/** PostgreSQL settings that may be changed for a private server. */
export type Settings = Readonly<Record<string, string>>

/** Settings for a small machine that also runs the product; durability is never traded. */
export const SETTINGS: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '192MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '1',
  wal_compression: 'on',
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Names of people can stand in a statement, in an error (`invalid input syntax for type uuid: "Anna"`) and in its detail;
  // they do not belong in a log. Who asked is told of the error; what PostgreSQL says of itself is still written.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  cluster_name: 'tessuto',
}

/** For databases that live as long as a test: nothing waits for the disk. */
export const TEST_SETTINGS: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}
