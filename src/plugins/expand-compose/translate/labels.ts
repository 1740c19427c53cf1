import {
  because,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  violationOfQualifiedName,
  type Workload,
  type Written,
} from 'k3s-platform/plugin'
import { readVariables } from './environment-files.ts'
import { unsupportedKey } from './loss-messages.ts'
import { reportTraefikLabels, type TraefikLabel } from './proxy-routes.ts'
import type { Subject } from './stack.ts'

/** Labels of Compose are what Kubernetes calls annotations: texts of any form that nothing selects by. */
export function toAnnotations(subject: Subject): Pick<Workload, 'annotations' | 'podAnnotations'> {
  const { service } = subject
  const pod = new Collected(subject)
  for (const [index, path] of (service.label_file ?? []).entries()) {
    const at = originsOf(service.label_file, index)[0]
    for (const { name, value } of readVariables({ path, required: true }, at, new Map(), subject))
      pod.add('label_file', name, value, at ? [at] : [])
  }
  pod.addAll('labels', service.labels)
  pod.addAll('annotations', service.annotations)
  const controller = new Collected(subject)
  controller.addAll('deploy.labels', service.deploy?.labels)
  reportTraefikLabels([...pod.forTraefik, ...controller.forTraefik], subject)
  return { annotations: controller.annotations(), podAnnotations: pod.annotations() }
}

class Collected {
  readonly #subject: Subject
  readonly #values: Record<string, Written<string>> = {}
  readonly forTraefik: TraefikLabel[] = []

  constructor(subject: Subject) {
    this.#subject = subject
  }

  addAll(key: string, map: Readonly<Record<string, string>> = {}): void {
    for (const [name, value] of Object.entries(map)) {
      const at = keyOriginOf(map, name)
      this.add(key, name, value, [...(at ? [at] : []), ...originsOf(map, name)])
    }
  }

  add(key: string, name: string, value: string, origins: readonly Origin[]): void {
    const problem = violationOfAnnotation(name)
    if (name.startsWith('traefik.')) this.forTraefik.push({ key, name, value, at: origins[0] })
    else if (problem) this.#subject.report(unsupportedKey(`${key}.${name}`, problem.why, problem.hint, origins[0]))
    else this.#values[name] = because(value, origins)
  }

  annotations(): Readonly<Record<string, string>> | undefined {
    if (Object.keys(this.#values).length === 0) return undefined
    return lowered(undefined, this.#values)
  }
}

function violationOfAnnotation(name: string): { readonly why: string; readonly hint: string } | undefined {
  const violation = violationOfQualifiedName(name)
  return violation ? { why: `it becomes an annotation, and ${violation}`, hint: 'Rename it, or remove it.' } : undefined
}
