import type { KindPlace, KindPlaces } from '../../k8s/kinds.ts'
import type { KubernetesObject } from '../../k8s/object.ts'
import type { Resource } from '../resource.ts'
import type { Field, Mistake } from './mistake.ts'

/** What a plugin says about a kind of objects that a cluster has from elsewhere. */
export interface DeclaredKind {
  /** Whether its objects live in no namespace. */
  readonly clusterScoped?: boolean
  /** Where its objects come in a file. Kinds of one place come in the order in which the plugin declares them. */
  readonly place?: KindPlace
  /** The longest name that its controller can work with, and why. */
  readonly longestName?: { readonly most: number; readonly because: string }
  /** JSON Schema of its objects, as a CustomResourceDefinition has it. Without one their shape is not checked. */
  readonly schema?: object
  /** Finds what the API server or the controller would reject, and what cannot be intended. */
  readonly check?: (resource: Resource, parts: PartRules) => Iterable<Mistake>
  /** The Secrets that a controller creates from an object, so that users need not create them. */
  readonly secrets?: (object: KubernetesObject) => readonly MadeSecret[]
}

/** A Secret that a controller makes from an object, in the namespace of the object. */
export interface MadeSecret {
  readonly name: string
  /** Where the controller takes each value from, by key, as `k3s-platform secrets` shows it. Without it: any key. */
  readonly keys?: Readonly<Record<string, string>>
}

/** Rules for parts of Kubernetes' own objects that other kinds have in them. */
export interface PartRules {
  /** The `behavior` of a HorizontalPodAutoscaler. */
  autoscalerBehavior(field: Field, behavior: object): Iterable<Mistake>
}

/** A project that brings kinds of its own to a cluster, and what installs them. */
export interface Installation {
  readonly project: string
  /** A command to copy. */
  readonly command: string
}

/** Kinds by their API version and name: `keda.sh/v1alpha1 ScaledObject`. */
export type DeclaredKinds = Readonly<Record<string, DeclaredKind>>

/** The places of declared kinds, by their names without the API version. */
export function placesOf(kinds: DeclaredKinds): KindPlaces {
  return new Map(Object.entries(kinds).map(([name, { place }]) => [name.slice(name.lastIndexOf(' ') + 1), place]))
}

/** What installs the kinds of API groups, by the group. */
export type Installations = Readonly<Record<string, Installation>>
