import { build } from '../commands/build.ts'
import { completionOf } from '../commands/completion.ts'
import { diff } from '../commands/diff.ts'
import { explain } from '../commands/explain.ts'
import { importCommand } from '../commands/import.ts'
import { init } from '../commands/init.ts'
import { list } from '../commands/list.ts'
import { plugin } from '../commands/plugin.ts'
import { schema } from '../commands/schema.ts'
import { secrets } from '../commands/secrets.ts'
import { validate } from '../commands/validate.ts'
import type { Tool } from '../tool.ts'

/** The whole compiler on the command line; the other tools are words for parts of it. */
export const k3sPlatform: Tool = {
  name: 'k3s-platform',
  summary: 'k3s-platform compiles apps.yaml into a GitOps tree of Kubernetes manifests, one for each environment.',
  commands: [
    init,
    importCommand,
    build,
    validate,
    diff,
    list,
    secrets,
    explain,
    schema,
    plugin,
    completionOf('k3s-platform'),
  ],
  exitCodes: [
    'Exit codes: 0 fine, 1 errors in your files, 2 wrong usage or no apps.yaml, 3 differences (build --check,',
    '            diff --exit-code) or missing values (secrets --check), 70 a mistake of k3s-platform or of a plugin.',
  ],
}
