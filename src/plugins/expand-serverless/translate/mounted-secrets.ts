import {
  type App,
  because,
  lowered,
  originsOf,
  type Serverless,
  sha256,
  trace,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'

/** A node with the keys of an app: secrets that are seen as files are volumes, and what is the entry's alone is gone. */
export function withMountedSecrets(node: Serverless): App {
  const { secrets, port_base: _b, path: _p, sync: _s, live_update: _l, depends_on: _d, ...rest } = node
  if (!secrets) return lowered<App>(node, rest)
  const mounted = secrets.map(secret =>
    lowered<Required<App>['volumes'][number]>(secret, {
      name: volumeName(secret.name),
      type: because('secret', 'name'),
      secret_name: because(secret.name, 'name'),
      mount_path: secret.mount_path,
    }),
  )
  const volumes = [...(node.volumes ?? []), ...mounted]
  return lowered<App>(node, { ...rest, volumes: because(trace(node, volumes), originsOf(node, 'secrets')) })
}

/** A volume's name is shorter than a Secret's may be, and has no dots. */
function volumeName(secret: string): string {
  const name = `secret-${secret}`
  if (!violationOfDns1123Label(name)) return name
  return `${name
    .slice(0, 50)
    .replaceAll('.', '-')
    .replace(/(?<!-)-+$/, '')}-${sha256(secret).slice(0, 8)}`
}
