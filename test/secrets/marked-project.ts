import fc from 'fast-check'

/** A project whose secrets are marks, which nothing may show. */
export interface MarkedProject {
  readonly files: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly marks: readonly string[]
}

/** Names that people use; the rule itself is tested by a table. */
const NAMES = [
  'DB_PASSWORD',
  'PGPASSWORD',
  'APP_KEY',
  'GITHUB_PAT',
  'CLIENTSECRET',
  'JWT_SECRET',
  'API_TOKEN',
  'AUTH_SALT',
]

const SHAPES: readonly ((mark: string) => string)[] = [mark => mark, mark => `${mark}-tail`, mark => `two ${mark}`]

/** A value that no text has by accident. */
export const markOf = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9+/%"\\ $-]{10,30}[a-z0-9]$/)

/** Projects that take secrets from variables and files at every place where a build can leave them out. */
export const markedProject: fc.Arbitrary<MarkedProject> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 4, maxLength: 4 }),
    shapes: fc.array(fc.constantFrom(...SHAPES), { minLength: 4, maxLength: 4 }),
    marks: fc.uniqueArray(markOf, { minLength: 8, maxLength: 8, selector: mark => mark.toLowerCase() }),
    misplaced: fc.constantFrom('', 'replicas', 'image', 'hostname', 'required'),
  })
  .map(({ names, shapes, marks, misplaced }) => {
    const [first, second, third, fourth] = names as [string, string, string, string]
    const own = marks.map((mark, index) => (index < 4 ? mark : `x${index}${mark.replace(/[^a-zA-Z0-9]/g, '')}`))
    const values = names.map((_, index) => shapes[index]!(own[index]!))
    const file = own.slice(4)
    return {
      marks: own,
      variables: { [first]: values[0]!, [second]: values[1]!, PLAIN_ADDRESS: `postgres://app:${file[0]}@db/app` },
      files: {
        'apps.yaml': appsYaml(first, second, misplaced),
        'shop/compose.yaml': composeYaml(third, fourth, misplaced),
        'shop/.env': `${third}='${quoted(values[2]!)}'\nLEVEL=info\n`,
        'shop/web.env': `${fourth}='${quoted(values[3]!)}'\nURL=amqp://guest:${file[1]}@rabbitmq\n`,
        'shop/redis.conf': `maxmemory 10mb\nrequirepass ${file[2]}\n`,
        'shop/.npmrc': `//registry.example.com/:_authToken=${file[3]}\n`,
      },
    }
  })

function quoted(value: string): string {
  return value.replaceAll("'", '')
}

function appsYaml(first: string, second: string, misplaced: string): string {
  return `version: "2"
environments: { local: {}, prod: {} }
apps:
  - name: api
    image: ghcr.io/example/web:1${misplaced === 'image' ? `-\${${second}}` : ''}
    ${misplaced === 'replicas' ? `replicas: \${${first}}` : 'replicas: 2'}
    container: { args: ["--token=\${${second}}"] }
    environment:
      OWN: \${${first}}
      COMPOSED: http://user:\${${first}}@host/\${${second}}
      ADDRESS: \${PLAIN_ADDRESS}
      ${misplaced === 'required' ? `NEEDED: \${NOT_SET:?use \${${first}} instead}` : 'NEEDED: no'}
compose:
  - { name: shop, path: shop }
`
}

function composeYaml(third: string, fourth: string, misplaced: string): string {
  return `services:
  web:
    image: nginx:1.29
    ${misplaced === 'hostname' ? `hostname: "\${${third}}"` : 'hostname: web'}
    env_file: web.env
    command: ["serve", "--key", "\${${third}}"]
    environment:
      COMPOSED: http://user:\${${third}}@host
    volumes: ["./redis.conf:/etc/redis.conf:ro", "./.npmrc:/root/.npmrc:ro"]
    configs: [rendered]
    healthcheck: { test: "check \${${third}}" }
  worker:
    image: nginx:1.29
    env_file: web.env
    environment: { ${fourth}: "\${${third}}" }
configs:
  rendered: { content: "key = \${${third}}" }
`
}

/** A mark as texts, JSON and the commands of GitHub have it. */
export function formsOf(mark: string): readonly string[] {
  return [...new Set([mark, JSON.stringify(mark).slice(1, -1), mark.replaceAll('%', '%25')])]
}
