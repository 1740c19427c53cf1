import type { Project } from '../config/project.ts'
import type { FileKind } from '../config/project-files.ts'
import type { SecretRule } from '../config/secret-rule.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import type { KnownIngressClass } from '../ir/ingress-class.ts'
import type { Placed, UnitKey } from '../ir/unit.ts'
import type { KubernetesObject, Ref } from '../k8s/object.ts'
import type { Reason } from './change.ts'
import type { Operation } from './patch.ts'
import type { Resource } from './resource.ts'

/** All that a plugin may do. Every tap gets a context of its own, which signs what it does. */
export interface Context {
  /** The name of the environment that is being built. */
  readonly environment: string
  /** The frozen project. It exists from the stage `project` on; asking earlier is a mistake of the plugin. */
  readonly project: Project
  /** The variables that `${NAME}` may use. They are given by the caller; nothing reads the process. */
  readonly variables: Readonly<Record<string, string>>
  /** What an ingress class says of itself; of one that no plugin declares, only its name is known. */
  ingressClass(name: string): KnownIngressClass
  /** What is a secret, for an entry, or for what belongs to none: `secret_variables` is part of it. */
  secretRule(unit?: UnitKey): SecretRule
  readonly files: ContextFiles
  readonly resources: {
    get(ref: Ref): KubernetesObject | undefined
    /** All objects so far, in the order in which they were emitted. */
    list(): readonly Resource[]
  }
  /**
   * Adds an object to a unit's manifests, or to a file of delivery such as `{ unit: 'platform/traefik' }`. Emitting the
   * same object twice is an error that names both plugins.
   */
  emit(object: KubernetesObject, owner: Placed): void
  /** Changes an object of any plugin. Recorded, and rejected if it contradicts another plugin. */
  patch(ref: Ref, operations: readonly Operation[], reason: Reason): void
  /** What has been reported so far, by any plugin, so that nothing is reported twice. */
  readonly diagnostics: readonly Diagnostic[]
  /** Reports a diagnostic. An error removes the current entry from the build. */
  report(diagnostic: Diagnostic): void
}

/** The files of the project. Paths are relative to its folder; others are only read where the user allows it. */
export interface ContextFiles {
  /**
   * Plain data in which every map and list knows its place; mistakes are reported. Nothing when it cannot be read. A
   * value behind one of the `tags` is a `Tagged`; other tags are mistakes. With `several` it is the list of what all
   * documents of the file say; without it a second document is a mistake. With `spelledNumbers` a number that prints
   * differently, such as `1.10`, is its spelling.
   */
  readYaml(
    path: string,
    options?: {
      readonly version: '1.1' | '1.2'
      readonly tags?: readonly string[]
      readonly several?: boolean
      readonly spelledNumbers?: boolean
    },
  ): unknown
  /** The text, or why there is none: `missing`, `a folder`, `not a regular file`, `larger than 32 MiB`, … */
  readText(path: string): { readonly text: string } | { readonly problem: string }
  /** The bytes, or why there are none. */
  read(path: string): { readonly bytes: Uint8Array } | { readonly problem: string }
  /** What is at a path, or why there is nothing to read: `missing`, `outside of the project`, … */
  kind(path: string): FileKind
  /**
   * All files below a folder, by their paths from it, sorted; or why there is no list: `a file`, `missing`, `outside of
   * the project`, `too many files`, `unreadable`. A link that leads outside is listed, and reading it says so.
   */
  list(path: string): { readonly files: readonly string[] } | { readonly problem: string }
}
