import fc from 'fast-check'
import { entryKeys, withCommon } from './app.ts'
import { patches } from './manifests.ts'
import { label } from './names.ts'
import { blocks, map, type Node, oneOf } from './node.ts'
import { scalar } from './texts.ts'

const values: fc.Arbitrary<Node> = fc.dictionary(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,8}$/),
  fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('any'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).any,
  { maxKeys: 4, noNullPrototype: true },
) as fc.Arbitrary<Node>

/** The repositories that charts name. */
export const REPOSITORIES = {
  bitnami: 'oci://registry-1.docker.io/bitnamicharts',
  jetstack: 'https://charts.jetstack.io',
}

/** The values files that charts name, by their paths. */
export const VALUES_FILES = { 'values/a.yaml': 'replicas: 2\nauth:\n  enabled: true\n', 'values/b.yaml': 'on: 012\n' }

const changeable = {
  chart: oneOf(
    'bitnami/valkey',
    'jetstack/cert-manager',
    'oci://ghcr.io/example/charts/app',
    'https://example.com/charts/app',
  ),
  version: oneOf('1.2.3', 'v1.16.2', 1.1, '1.x'),
  values: oneOf('values/a.yaml', 'values/b.yaml'),
  values_inline: values,
  enabled: fc.boolean(),
  patches: patches('Application'),
}

/** A chart with blocks for some environments. */
export const helm: fc.Arbitrary<Node> = fc
  .tuple(
    map({ name: label(40), ...changeable }, ['name', 'chart', 'version']),
    entryKeys,
    blocks(withCommon(map(changeable))),
  )
  .map(([own, common, others]) => ({ ...common, ...own, ...others }))
