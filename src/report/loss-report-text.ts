import type { Loss, StackLosses } from './loss-report.ts'
import type { Palette } from './palette.ts'
import { visible } from './visible.ts'

/** The loss report for a person: a block for each stack, in it one for each service, each loss with its place and hint. */
export function lossReportText(stacks: readonly StackLosses[], palette: Palette): string {
  if (stacks.length === 0) return 'There is no compose stack.\n'
  return stacks.map(stack => `${blockOf(stack, palette).join('\n')}\n`).join('\n')
}

function blockOf(stack: StackLosses, palette: Palette): readonly string[] {
  const { unit, approximated, dropped, complete, losses } = stack
  const count =
    losses.length === 0 ? 'nothing approximated, nothing dropped' : `${approximated} approximated, ${dropped} dropped`
  const services = [...new Set(losses.map(({ service }) => service))]
  return [
    `${palette.strong(unit)}: ${count}${complete ? '' : ' (it has errors, so there may be more)'}`,
    ...services.flatMap(name => [
      `  ${name === undefined ? 'the stack as a whole' : palette.strong(visible(name))}`,
      ...losses.filter(({ service }) => service === name).flatMap(loss => linesOf(loss, stack, palette)),
    ]),
  ]
}

function linesOf({ loss, message, hint, at, environments }: Loss, stack: StackLosses, palette: Palette) {
  const where = at ? `${visible(at.file)}:${at.line}:${at.column}  ${visible(at.path)}`.trimEnd() : ''
  const isEverywhere = environments.length === stack.environments.length
  const only = isEverywhere ? '' : palette.faint(` (${environments.join(', ')})`)
  const paint = loss === 'dropped' ? palette.warning : palette.info
  return [
    `    ${paint(loss.padEnd('approximated'.length))}  ${where}${only}`.trimEnd(),
    `      ${visible(message).replaceAll('\n', '\n      ')}`,
    ...(hint ? [`      ${palette.hint('hint:')} ${visible(hint).replaceAll('\n', '\n      ')}`] : []),
  ]
}
