import { mapOf, scalar } from './shapes.ts'

/** The keys that label and annotate the objects of a workload. */
export const metadataKeys = {
  labels: mapOf(scalar('The value of the label.'), 'Labels of all its objects and of its pods.', {
    examples: [{ team: 'payments' }],
  }),
  annotations: mapOf(scalar('The value of the annotation.'), 'Annotations of its controller, such as the Deployment.', {
    examples: [{ 'reloader.stakater.com/auto': 'true' }],
  }),
  pod_labels: mapOf(scalar('The value of the label.'), 'Further labels of its pods.', {
    examples: [{ 'sidecar.istio.io/inject': 'false' }],
  }),
  pod_annotations: mapOf(scalar('The value of the annotation.'), 'Annotations of its pods.', {
    examples: [{ 'prometheus.io/scrape': 'true' }],
  }),
}
