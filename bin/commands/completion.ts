import { didYouMean } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/** Prints a script for a shell that completes the words of a tool. */
export function completionOf(tool: string): Command {
  return {
    name: 'completion',
    group: 'Extend',
    summary: 'Print the completion script for bash, zsh or fish',
    operands: 'bash|zsh|fish',
    most: 1,
    examples: [
      `${tool} completion bash >> ~/.bashrc`,
      `${tool} completion zsh > "\${fpath[1]}/_${tool}"`,
      `${tool} completion fish > ~/.config/fish/completions/${tool}.fish`,
    ],
    options: [],
    async run({ operands: [shell = ''] }, world) {
      const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined
      if (script === undefined)
        throw new UsageError(
          shell === '' ? 'Which shell?' : `Unknown shell "${shell}".`,
          (await didYouMean(shell, Object.keys(SCRIPTS))) ?? `Write bash, zsh or fish.`,
        )
      world.output.write(script(tool, tool.replaceAll('-', '_')))
      return EXIT.fine
    },
  }
}

/** Each runs the program itself, which knows the environments and units of the current apps.yaml. */
const SCRIPTS: Readonly<Record<string, (tool: string, name: string) => string>> = {
  bash: (tool, name) => `_${name}() {
  local IFS=$'\\n'
  COMPREPLY=($(${tool} __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  # The tag is to follow at once.
  if [[ "\${COMPREPLY[0]}" == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _${name} ${tool}
`,
  zsh: (tool, name) => `#compdef ${tool}
_${name}() {
  local -a found unfinished
  found=("\${(@f)$(${tool} __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -z "\${found[1]}" ]]; then _files; return; fi
  # A tag is to follow at once.
  unfinished=("\${(@M)found:#*=}")
  found=("\${(@)found:#*=}")
  compadd -S '' -a unfinished
  compadd -a found
}
compdef _${name} ${tool}
`,
  fish: (tool, name) => `function __${name}_complete
  set -l found (${tool} __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    string join \\n -- $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c ${tool} -f -a '(__${name}_complete)'
`,
}
