/** A string of a container as apps.yaml has it: `$(NAME)` is not a reference there, and no dollar is doubled. */
export function literalText(text: string): string {
  return text.replace(/(\$+)(\(?)/g, (written, dollars: string, open: string) => {
    const count = open ? dollars.length / 2 : (dollars.length + 1) / 2
    return Number.isInteger(count) ? `${'$'.repeat(count)}${open}` : written
  })
}
