import fc from 'fast-check'
import { mostly, oneOf } from './node.ts'

/** A DNS label that starts with a letter; now and then as long as it may be. */
export function label(longest = 63): fc.Arbitrary<string> {
  return mostly(
    fc.stringMatching(/^[a-z]([-a-z0-9]{0,6}[a-z0-9])?$/),
    fc.stringMatching(new RegExp(`^[a-z][-a-z0-9]{${longest - 2}}[a-z0-9]$`)),
  )
}

/** The name of a Secret, a ConfigMap or the like: labels joined by dots. */
export const objectName: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,6}[a-z0-9])?$/),
  fc.stringMatching(/^[a-z0-9]{1,4}(\.[a-z0-9]{1,4}){1,3}$/),
  oneOf(
    '0',
    '1e3',
    '012',
    'on',
    'null',
    'y',
    `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`,
  ),
)

/** A host of a route; now and then with a star, and as long as a certificate's Secret can be named after it. */
export const host: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[a-z0-9]{1,6}\.example\.com$/),
  fc.stringMatching(/^\*\.[a-z0-9]{1,6}\.example\.com$/),
  oneOf('localhost', 'API.Example.COM', `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}`),
)

/** The name of a port: at most 15 characters with a letter among them. */
export const portName: fc.Arbitrary<string> = mostly(
  oneOf('http', 'grpc', 'metrics', 'admin', 'on', 'y'),
  fc.stringMatching(/^[a-z][a-z0-9]{0,13}[a-z]$/),
  fc.stringMatching(/^[0-9][a-z][0-9a-z]{1,13}$/),
)

/** The key of a label or an annotation. */
export const qualifiedName: fc.Arbitrary<string> = mostly(
  oneOf('app', 'app.kubernetes.io/name', 'example.com/team', 'tier'),
  fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/),
  fc.stringMatching(/^[a-z0-9]{1,9}\.[a-z]{2,3}\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/),
)

/** The value of a label, as a text, a number or a boolean. */
export const labelValue: fc.Arbitrary<string | number | boolean> = mostly<string | number | boolean>(
  fc.stringMatching(/^[a-z0-9]([-a-zA-Z0-9_.]{0,6}[a-z0-9])?$/),
  fc.stringMatching(/^[a-z0-9][-a-zA-Z0-9_.]{61}[a-z0-9]$/),
  oneOf('', 'on', '012', '1e3', 'null', 'true'),
  fc.nat(),
  fc.boolean(),
)

/** The key of a Secret or a ConfigMap. */
export const dataKey: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[a-z][a-z0-9._-]{0,9}$/),
  oneOf('tls.crt', '.dockerconfigjson', '_', '-', 'A'.repeat(253), '1', 'no'),
)

/** The name of an environment variable: any printable ASCII but "=". */
export const variableName: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}$/),
  fc.stringMatching(/^[ -<>-~]{1,20}$/).filter(name => !name.startsWith('<<') && !/^\s|\s$/.test(name)),
  oneOf('NO', 'y', '1', '.', 'a b', '__proto__x', 'constructor', 'A'.repeat(300)),
)
