import { because, keyOriginOf, lowered, type Origin, originsOf, own, type VolumeSource } from 'k3s-platform/plugin'
import type { FileMount } from '../../model/file-mount.ts'
import { invalidValue, unsupportedKey } from '../loss-messages.ts'
import type { Subject } from '../stack.ts'
import { configSource } from './config-source.ts'
import type { FileSource } from './file-source.ts'
import { secretSource } from './secret-source.ts'
import type { Storage } from './storage.ts'

/** Collects the configs and secrets of a service: each a file of its own, so that its neighbours stay visible. */
export function collectFileMounts(subject: Subject, storage: Storage): void {
  const { configs = [], secrets = [] } = subject.service
  const { compose } = subject.stack
  for (const [index, mount] of configs.entries()) {
    const config = own(compose.configs, mount.source)
    const made = config && configSource(mount, config, placesOf(configs, index), subject, storage)
    if (made) collect(mount, placesOf(configs, index), mount.target ?? `/${mount.source}`, made, subject, storage)
  }
  for (const [index, mount] of secrets.entries()) {
    const secret = own(compose.secrets, mount.source)
    if (!secret) continue
    const target = mount.target ?? mount.source
    const path = target.startsWith('/') ? target : `/run/secrets/${target}`
    const made = secretSource(mount, secret, placesOf(secrets, index), subject)
    collect(mount, placesOf(secrets, index), path, made, subject, storage)
  }
}

function placesOf(list: readonly FileMount[], index: number): readonly Origin[] {
  const source = originsOf(list[index], 'source')
  return source.length > 0 ? source : originsOf(list, index)
}

function collect(
  mount: FileMount,
  at: readonly Origin[],
  mountPath: string,
  { key, source }: FileSource,
  { report }: Subject,
  storage: Storage,
): void {
  for (const what of ['uid', 'gid'] as const)
    if (mount[what] !== undefined)
      report(
        unsupportedKey(
          `${source.kind === 'secret' ? 'secrets' : 'configs'}.${what}`,
          'files of a ConfigMap or Secret belong to root',
          'With "security.pod_security_context.fs_group" in apps.yaml a group can read them.',
          keyOriginOf(mount, what),
        ),
      )
  const mode = modeOf(mount, report)
  storage.fixed.push(
    lowered(mount, {
      name: because(storage.name(`${source.kind === 'secret' ? 'secret' : 'config'}-${mount.source}`), at),
      mountPath: because(mountPath, [...originsOf(mount, 'target'), ...at]),
      readOnly: because(true, at),
      subPath: because(key, at),
      source: because(
        lowered<VolumeSource>(source, { ...source, defaultMode: because(mode, originsOf(mount, 'mode')) }),
        at,
      ),
    }),
  )
}

/** The mode of a file: octal digits as they were written, whatever YAML makes of them. */
function modeOf(mount: FileMount, report: Subject['report']): number | undefined {
  if (mount.mode === undefined) return undefined
  const digits = /^(?:0o?)?([0-7]{1,4})$/.exec(mount.mode)?.[1]
  if (digits !== undefined && Number.parseInt(digits, 8) <= 0o777) return Number.parseInt(digits, 8)
  report(invalidValue('mode', mount.mode, 'mode in octal digits', originsOf(mount, 'mode')[0]))
  return undefined
}
