import { DiagnosticSettings } from './diagnostics.ts'
import { Patch } from './patches.ts'
import { SecretVariables } from './secret-variables.ts'
import { flag, list, text } from './shapes.ts'

/** The keys that every entry of the four sections has. */
export function entryKeys(whatItNames: string) {
  return {
    name: text(whatItNames, { examples: ['fastapi'] }),
    namespace: text('The namespace of its objects; without it, `defaults.namespace`.', { examples: ['apps'] }),
    enabled: flag('Whether the entry is built at all.', { default: true }),
    patches: list(Patch, 'Changes of its objects that no other key can make.'),
    secret_variables: SecretVariables,
    diagnostics: DiagnosticSettings,
  }
}
