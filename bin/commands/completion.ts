import { didYouMean } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/** Prints a script for a shell. */
export const completion: Command = {
  name: 'completion',
  group: 'Extend',
  summary: 'Print the script that completes words in bash, zsh or fish',
  operands: 'bash|zsh|fish',
  most: 1,
  examples: [
    'k3s-platform completion bash >> ~/.bashrc',
    'k3s-platform completion zsh > "${fpath[1]}/_k3s-platform"',
    'k3s-platform completion fish > ~/.config/fish/completions/k3s-platform.fish',
  ],
  options: [],
  async run({ operands: [shell = ''] }, world) {
    const script = SCRIPTS[shell]
    if (script === undefined)
      throw new UsageError(
        shell === '' ? 'Which shell?' : `There is no completion for "${shell}".`,
        (await didYouMean(shell, Object.keys(SCRIPTS))) ?? `Write bash, zsh or fish.`,
      )
    world.output.write(script)
    return EXIT.fine
  },
}

/** Each asks the program itself, which knows the environments and units of the apps.yaml at hand. */
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_k3s_platform() {
  local IFS=$'\\n'
  COMPREPLY=($(k3s-platform __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  # The tag is to follow at once.
  if [[ "\${COMPREPLY[0]}" == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _k3s_platform k3s-platform
`,
  zsh: `#compdef k3s-platform
_k3s_platform() {
  local -a found unfinished
  found=("\${(@f)$(k3s-platform __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -z "\${found[1]}" ]]; then _files; return; fi
  # A tag is to follow at once.
  unfinished=("\${(@M)found:#*=}")
  found=("\${(@)found:#*=}")
  compadd -S '' -a unfinished
  compadd -a found
}
compdef _k3s_platform k3s-platform
`,
  fish: `function __k3s_platform_complete
  set -l found (k3s-platform __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    string join \\n -- $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c k3s-platform -f -a '(__k3s_platform_complete)'
`,
}
