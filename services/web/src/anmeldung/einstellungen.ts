/** How citizens sign in: one OpenID provider, at which these pages are a confidential client. */
export type Anmeldeeinstellungen = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Where these pages are reached, without a slash at the end; what the provider sends people back to. */
  seite: string
  /** Names the accounts of this provider in the log for ever, also when its address changes; by default the issuer. */
  kontenraum: string
}
