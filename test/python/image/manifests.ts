import { parseAllDocuments } from 'yaml'

/** A container of a function, as it was emitted. */
export interface EmittedContainer {
  readonly function: string
  readonly command: readonly string[]
  readonly env: readonly {
    readonly name: string
    readonly value?: string
    readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } }
  }[]
  readonly probes: readonly string[]
}

/** The containers of an entry's manifests by the names of their functions. */
export function containersOf(manifests: string): ReadonlyMap<string, EmittedContainer> {
  const found = new Map<string, EmittedContainer>()
  for (const document of parseAllDocuments(manifests)) {
    const object = document.toJS() as Emitted | null
    const template = object?.spec?.jobTemplate?.spec.template ?? object?.spec?.template
    const container = template?.spec.containers[0]
    if (!container) continue
    const { command, env, startupProbe, readinessProbe, livenessProbe } = container
    const name = env.find(variable => variable.name === 'K3SFN_FUNCTION')!.value!
    const probes = [startupProbe, readinessProbe, livenessProbe].flatMap(probe => probe?.httpGet.path ?? [])
    found.set(name, { function: name, command, env, probes })
  }
  return found
}

interface Template {
  readonly spec: {
    readonly containers: readonly (Omit<EmittedContainer, 'function' | 'probes'> & {
      readonly startupProbe?: Probe
      readonly readinessProbe?: Probe
      readonly livenessProbe?: Probe
    })[]
  }
}

interface Probe {
  readonly httpGet: { readonly path: string }
}

interface Emitted {
  readonly spec?: {
    readonly template?: Template
    readonly jobTemplate?: { readonly spec: { readonly template: Template } }
  }
}
