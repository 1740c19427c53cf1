import type { KubernetesObject, ObjectMeta } from '../k8s/object.ts'
import { yamlText } from './yaml-text.ts'

/** The YAML document of an object, as it is written to the tree. */
export function documentText(object: KubernetesObject): string {
  return yamlText(writtenObject(object))
}

/** The object as it is written: without what is there to be patched only. */
export function writtenObject(object: KubernetesObject): KubernetesObject {
  return withoutEmptyRules(withoutEmptyMetadata(object))
}

/** Labels and annotations always exist while compiling, so that they can be patched; empty ones are not written. */
function withoutEmptyMetadata(object: KubernetesObject): KubernetesObject {
  const metadata = {} as ObjectMeta & Record<string, unknown>
  for (const [key, value] of Object.entries(object.metadata))
    if (key !== 'labels' && key !== 'annotations') metadata[key] = value
  for (const key of ['labels', 'annotations'] as const)
    if (isFilled(object.metadata[key])) metadata[key] = object.metadata[key]
  return { ...object, metadata, ...withoutEmptyTemplate(object) }
}

/** Pod templates are in the spec of a controller, and of a CronJob one level deeper. */
function withoutEmptyTemplate(object: KubernetesObject): object {
  const { spec } = object as { spec?: Controller & { jobTemplate?: { spec?: Controller } } }
  const { jobTemplate } = spec ?? {}
  if (jobTemplate?.spec)
    return { spec: { ...spec, jobTemplate: { ...jobTemplate, spec: withoutEmptyAnnotations(jobTemplate.spec) } } }
  return spec ? { spec: withoutEmptyAnnotations(spec) } : {}
}

interface Controller {
  readonly template?: { readonly metadata?: { readonly annotations?: object } }
}

function withoutEmptyAnnotations(spec: Controller): Controller {
  if (!spec.template?.metadata || isFilled(spec.template.metadata.annotations)) return spec
  const { annotations: _, ...metadata } = spec.template.metadata
  return { ...spec, template: { ...spec.template, metadata } }
}

/**
 * A policy without sources also has a list that can be patched. A server does not keep an empty one, so the tree and
 * the cluster would always differ.
 */
function withoutEmptyRules(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'NetworkPolicy') return object
  const { ingress, ...spec } = (object as { spec?: { ingress?: readonly unknown[] } }).spec ?? {}
  return ingress?.length === 0 ? ({ ...object, spec } as KubernetesObject) : object
}

function isFilled(map: object | undefined): boolean {
  return map !== undefined && Object.keys(map).length > 0
}
