/** What brings a Secret into the cluster: an object of the tree that a controller makes it from. */
export interface SecretDelivery {
  /** The object, as messages name it: `ExternalSecret "shop-secrets"`. */
  readonly by: string
  /** Where the controller takes each value from, by key. Without it, the Secret may have any key. */
  readonly keys?: Readonly<Record<string, string>> | undefined
}

/** Deliveries by `<namespace>/<name>` of the Secret. */
export type SecretDeliveries = ReadonlyMap<string, SecretDelivery>

/** No object of the tree makes a Secret. */
export const NO_DELIVERIES: SecretDeliveries = new Map()
