/** Who somebody is at another service: the pair never changes hands. */
export interface Identity {
  issuer: string
  subject: string
  /** Name or e-mail over there, for its owner to recognise. */
  knownAs: string
}

/** What another service said of somebody nobody here knows yet. */
export interface Stranger extends Identity {
  name: string
  email: string
  /** The service says that the address was proved to be theirs. */
  emailVerified: boolean
}
