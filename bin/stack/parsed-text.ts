import type { ParsedService, ParsedStack } from './parsed.ts'

/** What was read of a compose project, for a person: a block for each service. */
export function parsedText({ file, services, inactive, volumes, networks }: ParsedStack): string {
  const off = Object.entries(inactive).map(([name, profiles]) => [`${name}  (off: ${profiles.join(', ')})`])
  const whole = linesOf({ volumes, networks })
  const blocks = [...services.map(blockOf), ...off, ...(whole.length > 0 ? [['the project', ...whole]] : [])]
  return [file, ...blocks.map(lines => lines.join('\n'))].map(block => `${block}\n`).join('\n')
}

function blockOf(service: ParsedService): readonly string[] {
  const { name, image, build, ports, volumes, environment, dependsOn, networks, profiles } = service
  return [
    name,
    ...linesOf({
      image: image === undefined ? [] : [image],
      build: build ? [[build.context ?? '.', build.dockerfile, build.target].filter(Boolean).join(', ')] : [],
      ports: ports.map(({ container, host, protocol }) => `${host ? `${host}:` : ''}${container}${suffix(protocol)}`),
      volumes: volumes.map(({ source, target, type }) => `${source ?? type}:${target ?? ''}`),
      environment,
      'depends on': dependsOn,
      networks,
      profiles,
    }),
  ]
}

function linesOf(facts: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(facts).flatMap(([title, values]) =>
    values.map((value, index) => `  ${(index === 0 ? title : '').padEnd(11)}  ${value}`),
  )
}

function suffix(protocol: string): string {
  return protocol === 'tcp' ? '' : `/${protocol}`
}
