import type { KubernetesObject } from '../k8s/object.ts'
import { yamlText } from './yaml-text.ts'

/** The YAML document of an object, as it is written to the tree. */
export function documentText(object: KubernetesObject): string {
  return yamlText(withoutEmptyMetadata(object))
}

/** Labels and annotations always exist while compiling, so that they can be patched; empty ones are not written. */
function withoutEmptyMetadata(object: KubernetesObject): KubernetesObject {
  const { labels, annotations, ...rest } = object.metadata
  const metadata = {
    ...rest,
    ...(isFilled(labels) && { labels }),
    ...(isFilled(annotations) && { annotations }),
  }
  return { ...object, metadata, ...withoutEmptyTemplate(object) }
}

function withoutEmptyTemplate(object: KubernetesObject): object {
  const spec = (object as { spec?: { template?: { metadata?: { annotations?: object } } } }).spec
  if (!spec?.template?.metadata || isFilled(spec.template.metadata.annotations)) return {}
  const { annotations: _, ...metadata } = spec.template.metadata
  return { spec: { ...spec, template: { ...spec.template, metadata } } }
}

function isFilled(map: object | undefined): boolean {
  return map !== undefined && Object.keys(map).length > 0
}
