import type { Compilation } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYamlFor } from '../../generate/compose/entry.ts'
import { filesWith } from '../../generate/compose/files.ts'
import { compileText } from '../../harness.ts'

/**
 * Short forms say several things in one text. Each of them changes what is written, or a message has it in its words.
 * A case is the text without a part, with it, and what a message must name.
 */
const CASES: readonly (readonly [without: string, with_: string, part: string])[] = [
  ['ports: ["80"]', 'ports: ["8080:80"]', '8080'],
  ['ports: ["8080:80"]', 'ports: ["127.0.0.1:8080:80"]', '127.0.0.1'],
  ['ports: ["8080:80"]', 'ports: ["8080:80/udp"]', 'udp'],
  ['ports: ["80"]', 'ports: ["80-82"]', '82'],
  ['ports: ["80"]', 'ports: ["8000-8010:80"]', '8010'],
  ['expose: ["80"]', 'expose: ["80/udp"]', 'udp'],
  ['expose: ["80"]', 'expose: ["80-83"]', '83'],
  ['volumes: ["data:/a"]', 'volumes: ["data:/a:ro"]', 'ro'],
  ['volumes: ["data:/a"]', 'volumes: ["data:/a:nocopy"]', 'nocopy'],
  ['volumes: ["./settings.conf:/a"]', 'volumes: ["./settings.conf:/a:z"]', 'selinux'],
  ['volumes: ["./static:/a"]', 'volumes: ["./static:/a:rshared"]', 'propagation'],
  ['volumes: ["./static:/a"]', 'volumes: ["./static:/a:cached"]', 'consistency'],
  ['volumes: ["./static:/a"]', 'volumes: ["./static/css:/a"]', 'css'],
  ['volumes: ["data:/a"]', 'volumes: ["data:/b"]', '/b'],
  ['tmpfs: /a', 'tmpfs: "/a:size=64m"', 'size'],
  ['tmpfs: /a', 'tmpfs: "/a:mode=1777"', 'mode'],
  ['tmpfs: /a', 'tmpfs: "/a:uid=1000"', 'uid'],
  ['user: "1000"', 'user: "1000:2000"', '2000'],
  ['user: "1000"', 'user: "1000:staff"', 'staff'],
  ['restart: on-failure', 'restart: on-failure:3', 'as often as it takes'],
  ['extra_hosts: ["a:10.0.0.1"]', 'extra_hosts: ["a:10.0.0.1", "a:10.0.0.2"]', '10.0.0.2'],
  ['links: [db]', 'links: ["db:database"]', 'database'],
  ['external_links: [a]', 'external_links: ["a:b"]', 'b'],
  ['platform: linux', 'platform: linux/arm64', 'arm64'],
  ['platform: linux/arm64', 'platform: linux/arm64/v8', 'variant'],
  ['security_opt: ["label=disable"]', 'security_opt: ["label=user:me"]', 'user:me'],
  ['devices: ["/dev/a:/dev/b"]', 'devices: ["/dev/a:/dev/b:r"]', 'r'],
  ['build: .', 'build: ./app', 'app'],
  ['volumes_from: [db]', 'volumes_from: ["db:ro"]', 'ro'],
  [
    'deploy: {placement: {constraints: ["node.labels.a==b"]}}',
    'deploy: {placement: {constraints: ["node.labels.a!=b"]}}',
    '!=',
  ],
  ['gpus: [{count: 1, capabilities: [gpu]}]', 'gpus: [{count: 1, capabilities: [gpu, utility]}]', 'utility'],
  ['environment: [A]', 'environment: [A=1]', 'A'],
  ['env_file: web.env', 'env_file: [web.env, more/db.env]', 'db.env'],
  ['env_file: [{path: raw.env}]', 'env_file: [{path: raw.env, format: raw}]', 'raw'],
  ['pull_policy: daily', 'pull_policy: every_12h', 'every_12h'],
  ['command: sh -c "a b"', 'command: sh -c "a c"', 'c'],
  ['entrypoint: a', 'entrypoint: a b', 'b'],
  ['healthcheck: {test: [CMD, a]}', 'healthcheck: {test: [CMD-SHELL, a]}', 'CMD-SHELL'],
  ['healthcheck: {test: [CMD, a]}', 'healthcheck: {test: [NONE]}', 'NONE'],
  [
    'depends_on: {db: {condition: service_started}}',
    'depends_on: {db: {condition: service_healthy}}',
    'service_healthy',
  ],
  [
    'depends_on: {db: {condition: service_started}}',
    'depends_on: {db: {condition: service_started, restart: true}}',
    'restart',
  ],
]

const test = suite('compose: parts of short forms')

for (const [without, with_, part] of CASES)
  test(`${with_} beside ${without}`, async () => {
    const [before, after] = [await build(without), await build(with_)]
    if (textOf(before) !== textOf(after) && after.ok) return
    const said = after.diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`)
    assert.ok(
      said.some(text => text.includes(part)),
      said.join('\n') || 'nothing is said',
    )
  })

function build(line: string): Promise<Compilation> {
  const text = `services:\n  db: {image: "postgres:17", healthcheck: {test: [CMD, pg_isready]}}\n  web:\n    image: nginx\n    ${line}\nvolumes: {data: }\n`
  return compileText(appsYamlFor(), 'local', { files: filesWith(text) })
}

function textOf({ files }: Compilation): string {
  return [...files].flat().join('\n')
}

test.run()
