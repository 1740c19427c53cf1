/** What a tool for one kind of entries answers, for its help. */
export function exitCodesOf(tool: string, further: readonly string[] = []): readonly string[] {
  return [
    'Exit codes: 0 fine, 1 errors in your files, 2 wrong usage or no apps.yaml where one is needed,',
    `            70 a mistake of ${tool} or of a plugin.`,
    ...further.map(line => `            ${line}`),
    '',
    'All kinds of entries at once: k3s-platform --help',
  ]
}
