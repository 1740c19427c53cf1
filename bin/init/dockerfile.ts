/** What the image of a Dockerfile's last stage says about its containers. */
export interface DockerImage {
  readonly ports: readonly number[]
  /** As in `USER`: a number or a name, with a group behind a colon or not. */
  readonly user?: string
  readonly volumes: readonly string[]
  readonly healthcheck?: DockerHealthcheck
  /** What all stages copy from the build context. */
  readonly copied: readonly string[]
}

/** A HEALTHCHECK. */
export interface DockerHealthcheck {
  /** In a shell, or as words. */
  readonly command: string | readonly string[]
  /** As `interval`, `timeout`, `start-period` and `retries` of the instruction. */
  readonly options: Readonly<Record<string, string>>
}

/** Reads what a Dockerfile declares for its last stage. Unknown instructions are ignored. */
export function readDockerfile(text: string): DockerImage {
  const stages = new Map<string, Stage>()
  const copied: string[] = []
  const args: Record<string, string> = {}
  let stage = newStage()
  for (const { word, rest } of instructionsOf(text)) {
    if (word === 'FROM') {
      const [, base = '', name] = /^(?:--\S+\s+)*(\S+)(?:\s+as\s+(\S+))?/i.exec(rest) ?? []
      stage = { ...(stages.get(base.toLowerCase()) ?? newStage()), variables: { ...args } }
      Object.assign(stage.variables, stages.get(base.toLowerCase())?.variables)
      stages.set((name ?? String(stages.size)).toLowerCase(), stage)
    } else if (word === 'ARG' && stages.size === 0) Object.assign(args, assignments(rest, args))
    else if ((word === 'COPY' || word === 'ADD') && !/(?:^|\s)--from=/.test(rest)) copied.push(...sourcesOf(rest))
    else READERS[word]?.(stage, word === 'HEALTHCHECK' ? rest : replaced(rest, stage.variables))
  }
  const { variables, user, volumes, healthcheck } = stage
  const ports = stage.ports.length > 0 ? stage.ports : portsIn(variables.PORT ?? '')
  return { ports, volumes, copied, ...(user && { user }), ...(healthcheck && { healthcheck }) }
}

interface Stage {
  readonly variables: Record<string, string>
  ports: readonly number[]
  volumes: readonly string[]
  user?: string | undefined
  healthcheck?: DockerHealthcheck | undefined
}

function newStage(): Stage {
  return { variables: {}, ports: [], volumes: [] }
}

const READERS: Readonly<Record<string, (stage: Stage, rest: string) => void>> = {
  ARG: (stage, rest) => Object.assign(stage.variables, assignments(rest, stage.variables)),
  ENV: (stage, rest) => Object.assign(stage.variables, assignments(rest, stage.variables)),
  EXPOSE(stage, rest) {
    stage.ports = [...new Set([...stage.ports, ...portsIn(rest)])]
  },
  USER(stage, rest) {
    stage.user = rest
  },
  VOLUME(stage, rest) {
    stage.volumes = [...new Set([...stage.volumes, ...(jsonWords(rest) ?? rest.split(/\s+/))])]
  },
  HEALTHCHECK(stage, rest) {
    const [, options = '', kind, command = ''] = /^((?:--\S+\s+)*)(CMD|NONE)\s*(.*)$/is.exec(rest) ?? []
    const pairs = [...options.matchAll(/--([\w-]+)=(\S+)/g)].map(([, name, value]) => [name!, value!])
    stage.healthcheck =
      kind?.toUpperCase() === 'CMD'
        ? {
            command: jsonWords(replaced(command, stage.variables)) ?? replaced(command, stage.variables),
            options: Object.fromEntries(pairs),
          }
        : undefined
  },
}

interface Instruction {
  readonly word: string
  readonly rest: string
}

/** The instructions, each on one line, without comments and the texts of heredocs. */
function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = []
  const lines = text.split(/\r?\n/)
  while (lines.length > 0) {
    let line = lines.shift()!
    if (/^\s*(?:#|$)/.test(line)) continue
    while (/\\\s*$/.test(line) && lines.length > 0) {
      const next = lines.shift()!
      if (!/^\s*#/.test(next)) line = `${line.replace(/\\\s*$/, '')}${next}`
    }
    const [, word = '', rest = ''] = /^\s*(\w+)\s*(.*?)\s*$/s.exec(line) ?? []
    found.push({ word: word.toUpperCase(), rest })
    for (const [, name] of rest.matchAll(/<<-?["']?(\w+)["']?/g)) {
      const end = lines.findIndex(other => other.trim() === name)
      lines.splice(0, end < 0 ? 0 : end + 1)
    }
  }
  return found
}

/** `A=b C="d e"` of ENV and ARG, and the old form `A b` of ENV. */
function assignments(rest: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  const old = /^(\w+)\s+(.*)$/s.exec(rest)
  if (old && !/^\w+=/.test(rest)) return { [old[1]!]: old[2]! }
  const pairs = [...rest.matchAll(/(\w+)=("(?:\\.|[^"\\])*"|'[^']*'|\S*)/g)]
  return Object.fromEntries(
    pairs.map(([, name, value]) => [name!, replaced(value!.replace(/^(["'])(.*)\1$/s, '$2'), variables)]),
  )
}

/** `$NAME`, `${NAME}` and `${NAME:-otherwise}`, as far as their values are known. */
function replaced(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g, (whole, bare, braced, otherwise) => {
    const name: string = bare ?? braced
    return Object.hasOwn(variables, name) ? variables[name]! : (otherwise ?? whole)
  })
}

function portsIn(text: string): readonly number[] {
  const numbers = text.split(/\s+/).flatMap(word => /^(\d{1,5})(?:\/tcp)?$/i.exec(word)?.[1] ?? [])
  return [...new Set(numbers.map(Number))].filter(port => port > 0 && port < 65536)
}

/** What is copied, without where to; addresses and texts in place are in no folder. */
function sourcesOf(rest: string): readonly string[] {
  const words = rest.replace(/^(?:--\S+\s+)+/, '')
  const all = jsonWords(words) ?? words.split(/\s+/)
  return all.slice(0, -1).filter(word => !/^(?:https?:|git@|<<)|\$/.test(word))
}

function jsonWords(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every(word => typeof word === 'string') ? words : undefined
  } catch {
    return undefined
  }
}
