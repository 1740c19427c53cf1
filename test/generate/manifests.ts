import fc from 'fast-check'
import { entryKeys, withCommon } from './app.ts'
import { label } from './names.ts'
import { blocks, few, map, type Node, oneOf } from './node.ts'

/** The files that entries name, by their paths. */
export const MANIFEST_FILES = {
  'manifests/alerts.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: { name: alerts-of-manifests, labels: { team: shop } }
data: { rules.yaml: "groups: []" }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: alerts-of-manifests }
`,
}

/** Changes of an object of this kind; those that name it give it this name. */
export function patches(kind: string, name?: string): fc.Arbitrary<Node[]> {
  const head = map({ kind: oneOf(kind), ...(name !== undefined && { name: oneOf(name) }) }, ['kind'])
  const path = '/metadata/labels/example.com~1copy'
  const operation = oneOf(
    { op: 'add', path: '/metadata/labels/tier', value: 'front' },
    { op: 'copy', from: '/metadata/name', path },
    { op: 'test', path: '/kind', value: kind },
  )
  const change = fc.oneof(
    fc.record({ merge: oneOf({ metadata: { labels: { tier: 'front' } } }, {}) }),
    fc.record({ operations: few(operation, 1) }),
  )
  // Two patches may add one label; with two values they would be a conflict.
  return few(fc.tuple(head, change).map(([one, other]) => ({ ...one, ...other }) as Node))
}

const changeable = {
  path: oneOf('manifests', 'manifests/alerts.yaml'),
  enabled: fc.boolean(),
  patches: patches('ConfigMap', 'alerts-of-manifests'),
}

/** An entry of manifests with blocks for some environments. */
export const manifests: fc.Arbitrary<Node> = fc
  .tuple(map({ name: label(40), ...changeable }, ['name', 'path']), entryKeys, blocks(withCommon(map(changeable))))
  .map(([own, common, others]) => ({ ...common, ...own, ...others }))
