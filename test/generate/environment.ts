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
  fc
    .record({
      name: fc.stringMatching(/^[A-Z]{1,6}$/),
      from: oneOf('secret', 'configmap'),
      object: objectName,
      key: dataKey,
    })
    .map(({ name, from, object, key }) => ({ name: `ref ${name}`, from, [`${from}_name`]: object, key }) as Node),
  ({ name }) => name,
)
