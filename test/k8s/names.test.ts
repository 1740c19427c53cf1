import { test } from 'uvu'
import * as assert from 'uvu/assert'
import * as names from '../../src/k8s/names.ts'

type Table = readonly (readonly [text: string, violation?: string])[]

describe('a DNS-1123 label', names.violationOfDns1123Label, [
  ['my-app'],
  ['1st'],
  ['a'.repeat(63)],
  ['', 'must not be empty'],
  ['a'.repeat(64), 'must have at most 63 characters, not 64'],
  ['Fast', 'must contain only lower case letters, digits and "-", not "F"'],
  ['fast_api', 'must contain only lower case letters, digits and "-", not "_"'],
  ['fast api', 'must contain only lower case letters, digits and "-", not a space'],
  ['fast\u200bapi', 'must contain only lower case letters, digits and "-", not the character U+200B'],
  ['-a', 'must start with a letter or digit, not with "-"'],
  ['a-', 'must end with a letter or digit, not with "-"'],
])

describe('a DNS-1035 label', names.violationOfDns1035Label, [
  ['my-app'],
  ['1st', 'must start with a lower case letter, not with "1"'],
  ['a.b', 'must contain only lower case letters, digits and "-", not "."'],
])

describe('a DNS-1123 subdomain', names.violationOfDns1123Subdomain, [
  ['my-app.example.com'],
  ['a..b', 'must not have two dots in a row'],
  ['a-.b', 'must not have a "-" next to a dot, as in "a-"'],
  ['.a', 'must start with a letter or digit, not with "."'],
  ['a'.repeat(254), 'must have at most 253 characters, not 254'],
])

describe('a qualified name', names.violationOfQualifiedName, [
  ['app'],
  ['app.kubernetes.io/name'],
  ['haproxy-ingress.github.io/rewrite-target'],
  ['a/b/c', 'must have at most one "/"'],
  ['/name', 'must not be empty (before the "/")'],
  ['example.com/', 'must not be empty (after the "/")'],
  ['Example.com/a', 'must contain only lower case letters, digits, "-" and ".", not "E" (before the "/")'],
  [`a/${'b'.repeat(64)}`, 'must have at most 63 characters, not 64 (after the "/")'],
])

describe('a label value', names.violationOfLabelValue, [
  [''],
  ['v1.2_3'],
  ['1.2+3', 'must contain only letters, digits, "-", "_" and ".", not "+"'],
  ['-x', 'must start with a letter or digit, not with "-"'],
])

describe('a port name', names.violationOfPortName, [
  ['http'],
  ['grpc-2'],
  ['8080', 'must contain a letter'],
  ['a--b', 'must not have two "-" in a row'],
  ['a-very-long-name', 'must have at most 15 characters, not 16'],
])

describe('a name of an environment variable', names.violationOfEnvVarName, [
  ['PATH'],
  ['my.name-1'],
  ['1 weird name'],
  ['', 'must not be empty'],
  ['A=B', 'must contain only printable ASCII characters other than "=", not "="'],
  ['GRÖSSE', 'must contain only printable ASCII characters other than "=", not "Ö"'],
  ['A\n', 'must contain only printable ASCII characters other than "=", not the character U+000A'],
])

describe('a key of a ConfigMap', names.violationOfConfigMapKey, [
  ['nginx.conf'],
  ['.env'],
  ['a/b', 'must contain only letters, digits, "-", "_" and ".", not "/"'],
  ['.', 'must not be "."'],
  ['..data', 'must not start with ".."'],
])

describe('a header name', names.violationOfHttpHeaderName, [
  ['X-Route'],
  ['X_Route', 'must contain only letters, digits and "-", not "_"'],
])

describe('a host', names.violationOfHost, [
  ['example.com'],
  ['*.example.com'],
  ['localhost'],
  ['Example.com', 'must contain only lower case letters, digits, "-" and ".", not "E"'],
  ['https://example.com', 'must not have a scheme'],
  ['example.com:8080', 'must not have a port'],
  ['example.com/api', 'must not have a path'],
  ['10.0.0.1', 'must be a DNS name, not an IP address'],
  ['fd00::1', 'must be a DNS name, not an IP address'],
  ['*', 'must have "*" only as its whole first label, as in *.example.com'],
  ['api.*.com', 'must have "*" only as its whole first label, as in *.example.com'],
  ['a*.com', 'must have "*" only as its whole first label, as in *.example.com'],
  [`${'a'.repeat(64)}.com`, 'must have labels of at most 63 characters, not 64'],
  [`*.${'a.'.repeat(125)}bc`, 'must have at most 253 characters, not 254'],
])

describe('a path of an Ingress', names.violationOfIngressPath, [
  ['/'],
  ['/api/v1'],
  ['/a.b/..c'],
  ['api', 'must start with "/"'],
  ['', 'must start with "/"'],
  ['/a//b', 'must not contain "//"'],
  ['/a/./b', 'must not contain "/./"'],
  ['/a/../b', 'must not contain "/../"'],
  ['/a%2fb', 'must not contain "%2f"'],
  ['/a%2Fb', 'must not contain "%2F"'],
  ['/a/.', 'must not end with "/."'],
  ['/a/..', 'must not end with "/.."'],
])

describe('a mount path', names.violationOfMountPath, [
  ['/var/lib/app'],
  ['data', 'must start with "/"'],
  ['/a:ro', 'must not contain ":"'],
  ['/a/../b', 'must not contain ".."'],
])

function describe(name: string, violationOf: (text: string) => string | undefined, table: Table): void {
  test(`${name} is accepted or refused with the reason`, () => {
    for (const [text, violation] of table) assert.is(violationOf(text), violation, JSON.stringify(text))
  })
}

test.run()
