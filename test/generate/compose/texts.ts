import fc from 'fast-check'
import { few, map, mostly, oneOf } from '../node.ts'
import { FILES } from './files.ts'
import { SERVICES } from './names.ts'

/** A text without a meaning; now and then with a variable in it, or a dollar sign. */
export const words: fc.Arbitrary<string> = mostly(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/),
  oneOf('${UNSET:-fallback}', 'a-${NAME}', '${UNSET-}${NAME:+set}', '$NAME', '$$HOME', '1.10', '012', 'on', 'a b', 'é'),
)

export const duration = oneOf('10s', '1m30s', '500ms', '1h', '90s', '2m', '1h5m30s20ms', '40us', '${UNSET:-5s}')

const sizes = ['64m', '1g', '512mb', '128k', '1048576', '2GB', '50M', '300kb', '70b', '${UNSET:-96m}'] as const
export const sizeText = oneOf(...sizes)
/** Bytes as a number or as a text. */
export const size = fc.oneof(sizeText, fc.integer({ min: 2 ** 23, max: 2 ** 33 }))

/** A boolean, plain or as the text that a variable leaves behind. */
export const flag = fc.oneof(fc.boolean(), oneOf('true', 'false', '${UNSET:-true}'))

/** A number in bounds, plain or as text. */
export function count(min: number, max: number): fc.Arbitrary<unknown> {
  return fc
    .integer({ min, max })
    .chain(number =>
      oneOf<[unknown, unknown, unknown, unknown]>(number, number, String(number), `\${UNSET:-${number}}`),
    )
}

/** A number with a fraction, plain or as text. */
export const fraction = oneOf(0.5, 1, 1.5, 2, '0.5', '0.25', '1', '${UNSET:-0.75}')

export const image = oneOf(
  'nginx:1.29',
  'postgres',
  'ghcr.io/example/app:1.2.3',
  'localhost:5000/app',
  'redis:${UNSET:-7}',
  'alpine@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1',
)

export const containerPath = oneOf('/data', '/var/lib/app', '/etc/app', '/srv/www', '/opt/cache', '/home/app/files')

/** A file or a folder beside the compose file. */
export const localFile = oneOf(...Object.keys(FILES).filter(path => /conf|pem|txt|index\.html/.test(path)))
export const localPath = oneOf('./settings.conf', './certificate.pem', './static', './static/css', './app', '.')

const shellText = oneOf(
  'npm run start',
  'sh -c "echo $$HOME && exec app"',
  "printf '%s\\n' 'two words'",
  'server --flag="a b" --empty=""',
  'date +$$(date)',
  'run ${NAME} ${UNSET:-twice}',
)
const shellWords = fc.oneof(
  few(oneOf('node', 'index.js', '--port=80', '', 'a b', '"', "it's", '$$(HOSTNAME)', '$${x}', '${NAME}'), 1),
  oneOf(['sh', '-c', 'echo "$$HOSTNAME"'], ['true']),
)
/** A command as a text or as words, and what resets one. */
export const command = mostly<unknown>(fc.oneof(shellText, shellWords), oneOf(null, [], ''))
/** One that is there. */
export const commandWords = fc.oneof(shellText, shellWords)

export const address = oneOf('10.5.0.7', '172.20.0.2', '192.168.7.1')
export const address6 = oneOf('2001:db8::7', 'fd00::1')
export const host = oneOf('example.com', 'db.internal', 'a.b.example.org')
export const macAddress = oneOf('02:42:ac:11:65:43', '92:d0:c6:0a:29:33')
export const service = oneOf(...SERVICES)

/** Labels and the like as a map or as a list. */
export const labels = pairs(
  oneOf('com.example.team', 'tier', 'com.example/notes', 'traefik.enable', 'A_B'),
  mostly<unknown>(words, oneOf(1.5, 7, true, null, '', 'a=b', 'two words')),
)

/** Names and values as a map or as a list of `name=value`. */
export function pairs(name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const entries = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 })
  return fc.oneof(
    entries.map(list => Object.fromEntries(list)),
    entries.map(list => list.map(([key, value]) => (value === null ? key : `${key}=${value}`))),
  )
}

export const variables = pairs(
  oneOf('LEVEL', 'URL', 'lower_case', 'DB_PASSWORD', 'A.B', 'NAME'),
  mostly<unknown>(
    words,
    oneOf(1.5, 80, true, false, null, '', 'a=b', 'postgres://db:5432/${NAME}', '$$PATH', 'it is "so"'),
  ),
)

/** A map of options that nobody here knows. */
export const options = fc.dictionary(oneOf('size', 'o', 'type', 'device', 'a.b'), mostly<unknown>(words, oneOf(3)), {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
})

/** Texts for both sides of a list of hosts. */
export const extraHosts = fc.oneof(
  fc.subarray(
    ['somehost:162.242.195.82', 'otherhost=50.31.209.229', 'v6=::1', 'bracketed=[::1]', 'docker:host-gateway'],
    { minLength: 1 },
  ),
  map({ somehost: oneOf('162.242.195.82', 'host-gateway'), several: fc.constant(['10.0.0.1', '10.0.0.2']) }).filter(
    made => Object.keys(made).length > 0,
  ),
)
