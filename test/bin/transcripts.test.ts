import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Tool } from '../../bin/tool.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import { scratch } from './recorded-world.ts'
import { toolProject } from './tool-projects.ts'

/** What people mistype, and what they are told, in `transcripts/`; `UPDATE=1` accepts what comes out. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'transcripts')
const test = suite('transcripts of errors')

const { 'apps.yaml': appsYaml, ...withoutAppsYaml } = toolProject

/** What is tried in a project, and then the beginning of it elsewhere. */
const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'in a project': toolProject,
  'in an empty folder': {},
  'in a folder without apps.yaml': withoutAppsYaml,
  'with an apps.yaml that cannot be read': { ...toolProject, 'apps.yaml': 'version: "2\n' },
  'with a wrong key': { ...toolProject, 'apps.yaml': appsYaml!.replaceAll('path: apps/', 'pth: apps/') },
  'with broken files': {
    ...toolProject,
    'apps/shop/compose.yaml': 'services:\n  front:\n    imag: x\n',
    'apps/functions/functions/api.py': 'def f(:\n',
  },
}

const APPS = [
  'generate apps/web --name web --dry-run',
  'generate-all --dry-run',
  'list',
  'validate',
  'generate',
  'generate apps/web',
  'generate apps/web --name wbe',
  'generate apps/wbe --name web',
  'generate apps/web --name web --env prod',
  'generate apps/web --name web --namespace Front',
  'generate apps/cache --name cache',
  'generate --name cache --env gcp',
  'generate apps/web --nme web',
  'generate apps/web web',
  'generate-all --env prod',
  'generate-all --file missing.yaml',
  'validate --env prod',
  'lst',
]
const STACKS = [
  'generate apps/shop --name shop --dry-run',
  'list',
  'parse apps/shop',
  'validate apps/shop',
  'init apps/shop --name new',
  'generate',
  'generate apps/shop',
  'generate apps/shop --name shop --compose-file other.yaml',
  'generate apps/web --name shop',
  'generate apps/web --name web',
  'generate apps/none --name none',
  'generate apps/shop --name Shop',
  'generate-all --output',
  'parse',
  'parse apps/none',
  'parse apps.yaml',
  'validate apps/web',
  'validate',
  'init',
  'init apps/shop --name shop',
  'init apps/shop --name Shop_1',
  'init apps/shop --name other --env prod',
]
const FUNCTIONS = [
  'generate apps/functions --name functions --dry-run',
  'generate apps/functions --from-apps-yaml --dry-run',
  'list apps/functions',
  'validate apps/functions',
  'generate apps/functions',
  'generate apps/web --from-apps-yaml',
  'generate apps/functions --name functions --ingress nginx',
  'generate apps/functions --name functions --ingress traefk',
  'generate apps/none --name none',
  'generate apps/none --name none --from-apps-yaml',
  'list',
  'list apps/web',
  'validate',
  'run',
  'run apps/none',
  'run apps/functions --port many',
]

/** How many lines are tried everywhere. */
const EVERYWHERE = 5

for (const [tool, lines] of [
  [k3sapp, APPS],
  [k3scompose, STACKS],
  [k3sfn, FUNCTIONS],
] as const)
  test(`what ${tool.name} answers is as it was`, async () => {
    const text = await transcript(tool, lines)
    const file = join(folder, `${tool.name}.txt`)
    if (process.env.UPDATE) writeFileSync(file, text)
    assert.fixture(text, readFileSync(file, 'utf8'))
    assert.not.match(text, /\n +at |undefined|\[object|hidden-value/)
  })

/** Results are left out: they are tested elsewhere. */
async function transcript(tool: Tool, lines: readonly string[]): Promise<string> {
  const told: string[] = []
  for (const [place, files] of Object.entries(PLACES)) {
    told.push(`# ${place}\n`)
    for (const line of place === 'in a project' ? lines : lines.slice(0, EVERYWHERE)) {
      const project = scratch(files, {}, tool)
      const { code, output, errors } = await project.run(...line.split(' '))
      project.remove()
      assert.is(errors.includes(project.folder), false, `${line}: ${errors}`)
      const size = output === '' ? '' : '(a result)\n'
      // How many objects and infos there are is the business of whoever makes them.
      const said = errors.replace(/ · \d+ (?:info|object)s?(?= ·)/g, '')
      told.push(`$ ${tool.name} ${line}\n${size}${said}=> ${code}\n`)
    }
  }
  return told.join('\n')
}

test.run()
