import fc from 'fast-check'
import { labelValue, objectName, qualifiedName } from './names.ts'
import { different, type Node, oneOf } from './node.ts'
import { anyText } from './texts.ts'

/** Labels of a domain of its own, so that none identifies a workload. */
const labels: fc.Arbitrary<Node> = named(labelValue)

/** The keys that label and annotate objects. */
export const metadata = { labels, annotations: named(anyText), pod_labels: labels, pod_annotations: named(anyText) }

/** The keys that say how images are pulled. */
export const imagePull = {
  image_pull_policy: oneOf('Always', 'IfNotPresent', 'Never'),
  image_pull_secrets: different(objectName, name => name),
}

function named(value: fc.Arbitrary<unknown>): fc.Arbitrary<Node> {
  const names = qualifiedName.map(name => `example.org/${name.split('/').at(-1)}`)
  return fc.dictionary(names, value, { maxKeys: 3, noNullPrototype: true })
}
