import { closestTo, type Diagnostic, keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import { undefinedReference } from './check-messages.ts'
import { missingKey } from './shape-messages.ts'

/** What a service takes of its project that the project does not have. */
export function checkReferences(
  { networks = {}, volumes = [], configs = [], secrets = [], models = {}, build }: Service,
  project: ComposeProject,
  report: (diagnostic: Diagnostic) => void,
): void {
  const check = (kind: string, name: string, known: object, at: Origin | undefined) => {
    if (!Object.hasOwn(known, name)) report(undefinedReference(kind, name, closestTo(name, Object.keys(known)), at))
  }
  // There always is one of this name.
  for (const name of Object.keys(networks))
    if (name !== 'default') check('network', name, project.networks, keyOriginOf(networks, name))
  for (const volume of volumes)
    if (volume.type === 'volume' && volume.source)
      check('volume', volume.source, project.volumes, originsOf(volume, 'source')[0])
  const mounts = [
    ...configs.map(mount => ['config', mount] as const),
    ...secrets.map(mount => ['secret', mount] as const),
  ]
  for (const [kind, mount] of mounts)
    if (!mount.source) report(missingKey(`the ${kind}`, 'source', `It is the name of a ${kind}.`, originsOf(mount)[0]))
  for (const config of configs)
    if (config.source) check('config', config.source, project.configs, originsOf(config, 'source')[0])
  for (const secret of [...secrets, ...(build?.secrets ?? [])])
    if (secret.source) check('secret', secret.source, project.secrets, originsOf(secret, 'source')[0])
  const known = (project.others.models as object | undefined) ?? {}
  for (const name of Object.keys(models)) check('model', name, known, keyOriginOf(models, name))
}
