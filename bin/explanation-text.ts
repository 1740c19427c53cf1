import type { Compilation, Explanation, Origin, Palette } from 'k3s-platform'

/** An explanation for people: the value, who made it, and the lines that it comes from. */
export function explanationText(
  explanation: Explanation,
  { environment, sources }: Compilation,
  palette: Palette,
): string {
  const { resource, unit, pointer, value, changes, origins, fields } = explanation
  const place = resource.namespace === undefined ? '' : ` in namespace ${resource.namespace}`
  const isLeaf = fields.length === 0
  return `${[
    palette.strong(`${resource.kind}/${resource.name}${pointer === '' ? '' : ` ${pointer}`}`),
    `  ${palette.faint(`of ${unit}${place}, environment ${environment}`)}`,
    '',
    ...(isLeaf ? [`  ${shown(value)}`, ''] : []),
    'Made by',
    ...changes.map(change => `  ${changeLine(change)}`),
    ...(origins.length > 0
      ? ['', 'Because of', ...origins.flatMap(origin => originLines(origin, sources, palette))]
      : []),
    ...(isLeaf ? [] : ['', 'Its values', ...fieldLines(explanation, palette)]),
    ...(isLeaf && origins.length === 0
      ? ['', `  ${palette.faint('Nothing in your files says so: it is the same for everybody.')}`]
      : []),
  ].join('\n')}\n`
}

function changeLine({ plugin, stage, operation, reason }: Explanation['changes'][number]): string {
  const what = operation ? `${operation.op} ${operation.path}: ${reason.because}` : reason.because
  return `${plugin} in ${stage}  ${what}`
}

function originLines(origin: Origin, sources: Compilation['sources'], palette: Palette): string[] {
  const { file, line, column, path, rule } = origin
  const text = sources.get(file)?.split('\n')[line - 1]
  return [
    `  ${file}:${line}:${column}  ${path}`.trimEnd(),
    ...(text === undefined ? [] : [`    ${palette.faint(`${line} |`)} ${text.replace(/\r$/, '')}`]),
    ...(rule ? [`    ${palette.hint(`by the rule ${rule}`)}: docs/defaults.md#${rule}`] : []),
  ]
}

function fieldLines({ pointer, fields }: Explanation, palette: Palette): string[] {
  const rows = fields.map(field => ({ ...field, name: field.pointer.slice(pointer.length), text: shown(field.value) }))
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const textWidth = Math.max(...rows.map(({ text }) => text.length))
  return rows.map(({ name, text, origins }) => {
    const places = origins.map(({ file, line, rule }) => `${file}:${line}${rule ? ` (${rule})` : ''}`)
    return `  ${name.padEnd(nameWidth)}  ${text.padEnd(textWidth)}  ${palette.faint(places.join(', '))}`.trimEnd()
  })
}

const widest = 60

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replaceAll('\n', '\\n')
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line
}
