import type { Compilation, Diagnostic, Origin } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYamlFor } from '../../generate/compose/entry.ts'
import { filesWith } from '../../generate/compose/files.ts'
import { type Probe, probes } from '../../generate/compose/probes.ts'
import type { Node } from '../../generate/node.ts'
import { print } from '../../generate/print.ts'
import { compileText } from '../../harness.ts'
import { pathText } from './path-text.ts'

/** One key more changes what is written, or something is said at that key. */
const test = suite('compose: single keys')
const all = [...probes()]
const built = new Map<string, Promise<Compilation>>()

test('there are hundreds', () => assert.ok(all.length > 600, String(all.length)))

for (const probe of all)
  test(probe.name, async () => {
    const [before, after] = await Promise.all([build(probe.without), build(probe.with)])
    if (before.ok && after.ok && textOf(after) !== textOf(before)) return
    assert.ok(isTold(probe, after) || isTakenForGranted(probe.name), said(after))
  })

/** What a key may say without a change, because it is so anyway. */
function isTakenForGranted(name: string): boolean {
  return GRANTED.some(granted => granted.test(name))
}

const GRANTED: readonly RegExp[] = [
  // Nothing is asked for.
  /: (null null|object \{\})$/,
  // These are the defaults of Compose, and what Kubernetes does.
  /\.(required): (boolean true|string "true")$/,
  /\.(read_only|nocopy|disable|restart): (boolean false|string "false")$/,
  /\.deploy\.(mode: string "replicated"|endpoint_mode: string "vip")$/,
  /\.deploy\.restart_policy(\.condition: string "any"|: object \{"condition":"any"\})$/,
  /\.restart: string "(always|unless-stopped|\$\{UNSET:-always\})"$/,
  // The base has nothing that the service has not.
  /\.extends: (string "db"|object \{"service":"db"\})$/,
  // What need not be there is there.
  /\.(depends_on\.db|env_file\[0\])\.required: (boolean false|string "\$\{UNSET:-true\}"|string "false")$/,
  // The Service of a container without ports has no address of its own anyway.
  /\.deploy\.endpoint_mode: string "dnsrr"$/,
]

function build(root: Node): Promise<Compilation> {
  const text = print(root)
  const known = built.get(text)
  if (known) return known
  const made = compileText(appsYamlFor('allow_host_path: true'), 'local', {
    files: filesWith(text),
    variables: { NAME: 'value' },
  })
  built.set(text, made)
  return made
}

/** Whether something is said at the key, at what is in it, or of what is around it as a whole. */
function isTold({ path }: Probe, { diagnostics }: Compilation): boolean {
  const key = pathText(path)
  return diagnostics.some(diagnostic =>
    placesIn(diagnostic).some(({ path: place }) => {
      if (place === key || (place.startsWith(key) && /^[.[]/.test(place.slice(key.length)))) return true
      const isAround = key.startsWith(place) && /^[.[]/.test(key.slice(place.length)) && !NAMED.test(place)
      return isAround && (diagnostic.loss === 'dropped' || isError(diagnostic))
    }),
  )
}

/** A message about a service as a whole is not about each of its keys. */
const NAMED = /^(services|networks|volumes|configs|secrets)(\.\w+)?$/

function placesIn({ at, related = [] }: Diagnostic): readonly Origin[] {
  return [...(at ? [at] : []), ...related.map(({ at }) => at)]
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

function textOf({ files }: Compilation): string {
  return [...files].flat().join('\n')
}

function said({ diagnostics }: Compilation): string {
  return diagnostics.map(({ code, at, message }) => `${code} ${at?.path}: ${message}`).join('\n') || 'nothing is said'
}

test.run()
