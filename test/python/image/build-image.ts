import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ignoredBy } from './ignored.ts'
import { type Instruction, instructionsOf } from './instructions.ts'

/** An image as a folder of this machine. */
export interface Image {
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
  readonly entrypoint: readonly string[]
  readonly user: string
  /** The place on this machine of a path in the image. */
  place(path: string): string
}

/** What an image is built from. */
export interface ImageSource {
  readonly dockerfile: string
  readonly dockerignore: string
  readonly context: string
  /** An empty folder to build in. */
  readonly folder: string
  /** The Python that the base image is said to have. */
  readonly python: string
}

/**
 * Carries out the steps of a Dockerfile in a folder of this machine, without a container. What only a container could do
 * is done otherwise, and this is all: paths that start with one of the four folders of the image are put below `root`,
 * where every stage is built before it is put aside; `python` of the base image is one of this machine; `useradd` adds
 * nobody, so that everything runs as whoever runs the test.
 */
export function buildImage(source: ImageSource): Image {
  const root = join(source.folder, 'root')
  const place = (text: string) => text.replace(/(?<![\w.}])\/(?:opt|app|tmp|base)(?=[/\s"':]|$)/g, `${root}$&`)
  const stages = new Map<string, string>()
  let stage = newStage(source, root)
  for (const instruction of instructionsOf(source.dockerfile)) {
    const { word, text } = instruction
    switch (word) {
      case 'FROM': {
        if (stage.name !== undefined) stages.set(stage.name, putAside(source, root, stage.name))
        const [, image, name = 'image'] = /^(\S+)(?: AS (\S+))?$/.exec(text)!
        if (!/^python:\d[\d.]*-slim-bookworm$/.test(expanded(image!, stage.arguments)))
          throw new Error(`This is no image that there is: ${image}`)
        stage = { ...newStage(source, root), name, arguments: stage.arguments }
        break
      }
      case 'ARG': {
        const [, name, value] = /^(\w+)=(.*)$/.exec(text)!
        stage.arguments[name!] = /^"/.test(value!) ? JSON.parse(value!.replaceAll('\\$', '$')) : value!
        break
      }
      case 'ENV':
        for (const [, name, value] of text.matchAll(/(\w+)=(\S*)/g))
          stage.environment[name!] = place(expanded(value!, stage.environment))
        break
      case 'WORKDIR':
        stage.folder = place(text)
        mkdirSync(stage.folder, { recursive: true })
        break
      case 'RUN':
        if (!text.startsWith('useradd ')) run(place(text), stage)
        break
      case 'COPY':
        copy(instruction, source, { place, stages })
        break
      case 'USER':
        stage.user = text
        break
      case 'ENTRYPOINT':
        stage.entrypoint = JSON.parse(text) as string[]
        break
      case 'EXPOSE':
        break
      default:
        throw new Error(`This step is not known: ${word} ${text}`)
    }
  }
  return { ...stage, place }
}

interface Stage {
  name?: string
  readonly arguments: Record<string, string>
  readonly environment: Record<string, string>
  folder: string
  entrypoint: readonly string[]
  user: string
}

/** A fresh root with what the base image has: a `python`. */
function newStage({ python }: ImageSource, root: string): Stage {
  mkdirSync(join(root, 'base/bin'), { recursive: true })
  mkdirSync(join(root, 'tmp'), { recursive: true })
  const program = join(root, 'base/bin/python')
  if (!existsSync(program)) symlinkSync(python, program)
  const environment = { PATH: `${join(root, 'base/bin')}:/usr/local/bin:/usr/bin:/bin` }
  return { arguments: {}, environment, folder: root, entrypoint: [], user: '0' }
}

function putAside({ folder }: ImageSource, root: string, name: string): string {
  const aside = join(folder, name)
  renameSync(root, aside)
  return aside
}

function run(command: string, { environment, folder, arguments: args }: Stage): void {
  // Where packages come from is a matter of this machine.
  const network = Object.entries(process.env).filter(([name]) => /^(PIP_|SSL_|REQUESTS_)|_proxy$/i.test(name))
  const env = { HOME: process.env.HOME, ...Object.fromEntries(network), ...args, ...environment }
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`)
}

function copy(
  { text, here }: Instruction,
  { context, dockerignore }: ImageSource,
  { place, stages }: { place(path: string): string; readonly stages: ReadonlyMap<string, string> },
): void {
  const [, from, paths] = /^(?:--from=(\S+) )?(.*)$/.exec(text)!
  if (here !== undefined) {
    mkdirSync(dirname(place(text)), { recursive: true })
    writeFileSync(place(text), here)
    return
  }
  const [path, to] = (paths!.startsWith('[') ? JSON.parse(paths!) : paths!.split(' ')) as [string, string]
  const below = from === undefined ? context : stages.get(from)!
  const isOut = from === undefined ? ignoredBy(dockerignore) : () => false
  const start = join(below, path)
  const target = place(to)
  if (statSync(start).isFile()) {
    if (isOut(path)) throw new Error(`${path} is not in the context.`)
    mkdirSync(target, { recursive: true })
    cpSync(start, join(target, basename(path)))
    return
  }
  mkdirSync(target, { recursive: true })
  const relative = (file: string) => file.slice(below.length + 1)
  for (const name of readdirSync(start))
    cpSync(join(start, name), join(target, name), {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter: file => !isOut(relative(file)),
    })
}

function expanded(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => variables[name] ?? '')
}
