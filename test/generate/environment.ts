import fc from 'fast-check'
import { dataKey, objectName, variableName } from './names.ts'
import { different, few, map, type Node, oneOf } from './node.ts'
import { scalar } from './texts.ts'

/** Variables with their values. */
export const environment: fc.Arbitrary<Node> = fc.dictionary(variableName, scalar, {
  maxKeys: 5,
  noNullPrototype: true,
}) as fc.Arbitrary<Node>

const prefix = oneOf('', 'APP_', 'a.b-', '1', ' ')

/** Sources of variables in each of their spellings. */
export const sources: fc.Arbitrary<Node[]> = few(
  fc.oneof(
    map({ secret: objectName, prefix, optional: fc.boolean() }, ['secret']),
    map({ configmap: objectName, prefix, optional: fc.boolean() }, ['configmap']),
    map({ type: oneOf('secret', 'configmap'), name: objectName, prefix, optional: fc.boolean() }, ['type', 'name']),
  ),
)

/** Variables that refer to a key; never of a name that `environment` may have. */
export const references: fc.Arbitrary<Node[]> = different(
  fc.oneof(
    fc
      .record({
        name: referenceName(),
        from: oneOf('secret', 'configmap'),
        object: objectName,
        key: dataKey,
        optional: fc.boolean(),
      })
      .map(({ from, object, ...rest }) => ({ ...rest, from, [`${from}_name`]: object }) as Node),
    map({ name: referenceName(), from: oneOf('field'), field: oneOf('status.podIP', 'metadata.name') }, [
      'name',
      'from',
      'field',
    ]),
    map(
      {
        name: referenceName(),
        from: oneOf('resource'),
        resource: oneOf('limits.memory', 'requests.memory'),
        divisor: oneOf('1', '1Mi'),
      },
      ['name', 'from', 'resource'],
    ),
  ),
  ({ name }) => name,
)

function referenceName(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[A-Z]{1,6}$/).map(name => `ref ${name}`)
}
