import { literalSecrets, secretLiteral } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import type { Subject } from './stack.ts'

/**
 * Reports literal secrets of a compose file, at keys that the tree has; variables are checked when they are translated.
 */
export function reportLiterals({ service, stack, report }: Subject): void {
  for (const key of WRITTEN)
    for (const { name, at } of literalSecrets({ [key]: service[key] }, stack.secrets)) report(secretLiteral(name, at))
}

const WRITTEN = [
  'annotations',
  'command',
  'deploy',
  'entrypoint',
  'healthcheck',
  'labels',
  'post_start',
  'pre_start',
  'pre_stop',
] as const satisfies readonly (keyof Service)[]
