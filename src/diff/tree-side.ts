import type { KnownSecrets } from '../ir/known-secrets.ts'
import type { SecretDeliveries } from '../ir/secret-delivery.ts'
import type { Ref } from '../k8s/object.ts'
import type { Resource } from '../pipeline/resource.ts'

/** One of the two trees that are compared. */
export interface TreeSide {
  /** By the key of the object in a cluster. */
  readonly objects: ReadonlyMap<string, TreeObject>
  /** Every file, relative to the environment's folder → text. */
  readonly files: ReadonlyMap<string, string>
  /** Files of manifests that cannot be read, because they were edited. */
  readonly unreadable?: ReadonlySet<string>
  /** The texts that the tree was compiled from, by file name; absent when it was not compiled here. */
  readonly sources?: ReadonlyMap<string, string>
  /** The same texts without secrets. */
  readonly shownSources?: ReadonlyMap<string, string>
  /** The secrets that are known to be in it. */
  readonly secrets?: KnownSecrets
  /** The Secrets that controllers make from its objects, when it was compiled here. */
  readonly deliveries?: SecretDeliveries
}

/** An object of a tree. */
export interface TreeObject {
  readonly ref: Ref
  /** Its file, relative to the environment's folder. */
  readonly file: string
  /** The object as it is written: plain data. */
  readonly value: object
  /** How it came to be, when the tree was compiled here. */
  readonly resource?: Resource
}
