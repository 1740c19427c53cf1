import type { Config } from '../config/config.ts'
import type { Project } from '../config/project.ts'
import { readProjectYaml } from '../config/read-project-yaml.ts'
import { Secrets } from '../config/secrets.ts'
import { sourceFile } from '../config/source-file.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import type { ImageTags } from '../ir/image-tags.ts'
import type { KnownIngressClass } from '../ir/ingress-class.ts'
import type { SecretDeliveries } from '../ir/secret-delivery.ts'
import type { Owned, Placed } from '../ir/unit.ts'
import type { KubernetesObject, Ref } from '../k8s/object.ts'
import type { PatchTarget } from './apply-patches.ts'
import type { Reason } from './change.ts'
import type { DeclaredKinds } from './check/declared-kind.ts'
import type { AnyTap } from './collected-tap.ts'
import type { Context } from './context.ts'
import { conflictingChanges, pluginFailed } from './messages.ts'
import type { Operation } from './patch.ts'
import { type Conflict, ResourceSet, type Signature } from './resource-set.ts'
import { secretDeliveries } from './secret-deliveries.ts'

/** The input of a run in addition to the configuration. */
export interface RunInput {
  readonly environment: string
  readonly variables: Readonly<Record<string, string>>
  readonly tags: ImageTags
  /** The kinds that plugins declare. */
  readonly kinds: DeclaredKinds
}

/** What one run of the pipeline has made so far, and the signed contexts through which plugins add to it. */
export class RunState {
  readonly environment: string
  readonly variables: Readonly<Record<string, string>>
  readonly tags: ImageTags
  readonly resources = new ResourceSet()
  /** The classes that plugins serve. */
  ingressClasses: ReadonlyMap<string, KnownIngressClass> = new Map()
  readonly diagnostics: Diagnostic[] = []
  readonly secrets: Secrets
  readonly #config: Config
  readonly #kinds: DeclaredKinds
  readonly #broken = new Set<string>()
  #project: Project | undefined

  constructor(config: Config, input: RunInput) {
    this.#config = config
    this.environment = input.environment
    this.secrets = new Secrets(config, input.environment)
    this.variables = input.variables
    this.tags = input.tags
    this.#kinds = input.kinds
  }

  /** Opens the project to plugins. */
  set project(project: Project | undefined) {
    this.#project = project
  }

  get project(): Project | undefined {
    return this.#project
  }

  /** Notes a diagnostic; an error takes its entry out of what follows. */
  report(diagnostic: Diagnostic): void {
    if (diagnostic.at) keepSource(this.#config, diagnostic.at.file)
    this.diagnostics.push({ ...diagnostic, environments: [this.environment] })
    if (diagnostic.severity === 'error' && diagnostic.entry) this.#broken.add(diagnostic.entry)
  }

  /** The Secrets that controllers make from the objects so far. */
  secretDeliveries(): SecretDeliveries {
    return secretDeliveries(this.resources.all(), this.#kinds)
  }

  /** What patches of apps.yaml may do. */
  patchTarget(): PatchTarget {
    return {
      resources: this.resources,
      report: diagnostic => this.report(diagnostic),
      conflict: (conflict, unit) => this.#conflict(conflict, unit),
    }
  }

  /** Whether the unit has no errors yet. */
  isSound({ unit }: Owned): boolean {
    return !this.#broken.has(unit)
  }

  /** Runs a tap with a context of its own; a failure names the plugin, the stage and the unit. */
  async runTap(tap: AnyTap, plugin: string, stage: string, values: unknown[]): Promise<unknown> {
    const unit = values.map(ownerOf).find(owner => owner !== undefined)
    try {
      return await tap(...values.slice(0, -1), this.context({ plugin, stage }, unit))
    } catch (error) {
      this.report(pluginFailed({ plugin, stage }, unit, error))
      return values[0]
    }
  }

  /** A context that signs what it does. */
  context(signature: Signature, unit: string | undefined): Context {
    const run = this
    return {
      environment: this.environment,
      variables: this.variables,
      get project() {
        if (!run.#project) throw new Error('The project does not exist before the stage "project".')
        return run.#project
      },
      ingressClass: name => this.ingressClasses.get(name) ?? { controller: name, declaredAs: name },
      secretRule: owner => this.secrets.ruleOf(owner),
      files: {
        readYaml: (path, options) =>
          readProjectYaml(this.#config, path, options, diagnostic => this.#say(diagnostic, unit)),
        readText: path => readText(this.#config, path),
        read: path => this.#config.files.read(path),
        kind: path => this.#config.files.kind(path),
        list: path => this.#config.files.list(path),
      },
      resources: { get: ref => this.resources.get(ref), list: () => [...this.resources.all()] },
      emit: (object, owner) => this.#emit(object, owner, signature),
      patch: (ref, operations, reason) => this.#patch(ref, operations, reason, signature),
      diagnostics: this.diagnostics,
      report: diagnostic => this.#say(diagnostic, unit),
    }
  }

  #say(diagnostic: Diagnostic, unit: string | undefined): void {
    this.report(unit === undefined || diagnostic.entry !== undefined ? diagnostic : { ...diagnostic, entry: unit })
  }

  #emit(object: KubernetesObject, { unit }: Placed, signature: Signature): void {
    this.#conflict(this.resources.emit(object, unit, signature), unit)
  }

  #patch(ref: Ref, operations: readonly Operation[], reason: Reason, signature: Signature): void {
    const conflict = this.resources.patch(ref, operations, reason, signature)
    this.#conflict(conflict, conflict?.resource.unit)
  }

  #conflict(conflict: Conflict | undefined, unit: string | undefined): void {
    if (conflict) this.report({ ...conflictingChanges(conflict), ...(unit && { entry: unit }) })
  }
}

/** Keeps the text of a file with diagnostics, so that its lines can be shown. */
function keepSource({ files, sources }: Config, file: string): void {
  if (sources.has(file)) return
  const reading = files.read(file)
  if ('bytes' in reading) sources.set(file, sourceFile(file, new TextDecoder().decode(reading.bytes)))
}

function ownerOf(value: unknown): string | undefined {
  const unit = typeof value === 'object' && value !== null && 'unit' in value ? value.unit : undefined
  return typeof unit === 'string' ? unit : undefined
}

function readText(config: Config, path: string): { text: string } | { problem: string } {
  const reading = config.files.read(path)
  return 'bytes' in reading ? { text: new TextDecoder().decode(reading.bytes) } : reading
}
