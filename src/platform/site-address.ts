import type { Config } from './config.ts'

/** Address at which the public reaches the site, for links sent by mail: never what a request says of itself. */
export const siteAddress = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host}:${port}`
