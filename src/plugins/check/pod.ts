import type { Pointer, Resource } from 'k3s-platform/plugin'
import type { Container, PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1.js'

/** The pods that an object makes. */
export interface Pod {
  readonly resource: Resource
  readonly template: PodTemplateSpec
  /** To the template. */
  readonly pointer: Pointer
  readonly spec: PodSpec
}

/** A container of a pod. */
export interface PodContainer {
  readonly container: Container
  readonly pointer: Pointer
  readonly isInit: boolean
}

/** The pods of a controller; nothing for any other object. */
export function podOf(resource: Resource): Pod | undefined {
  if (!CONTROLLERS.has(`${resource.ref.apiVersion} ${resource.ref.kind}`)) return undefined
  const { spec } = resource.object as { spec?: { template?: PodTemplateSpec; jobTemplate?: { spec?: WithTemplate } } }
  const job = resource.ref.kind === 'CronJob'
  const template = job ? spec?.jobTemplate?.spec?.template : spec?.template
  if (!template) return undefined
  const pointer = job ? '/spec/jobTemplate/spec/template' : '/spec/template'
  return { resource, template, pointer, spec: template.spec ?? NO_SPEC }
}

/** Its containers, and those that run before them. */
export function* containersOf({ spec, pointer }: Pod): Iterable<PodContainer> {
  for (const [index, container] of (spec.containers ?? []).entries())
    yield { container, pointer: `${pointer}/spec/containers/${index}`, isInit: false }
  for (const [index, container] of (spec.initContainers ?? []).entries())
    yield { container, pointer: `${pointer}/spec/initContainers/${index}`, isInit: true }
}

interface WithTemplate {
  readonly template?: PodTemplateSpec
}

const CONTROLLERS: ReadonlySet<string> = new Set([
  'apps/v1 DaemonSet',
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'batch/v1 CronJob',
  'batch/v1 Job',
])
const NO_SPEC = {} as PodSpec
