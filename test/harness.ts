import { type Compilation, type CompileOptions, compile, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'

/** Compiles a text as apps.yaml; `files` are the files beside it. */
export async function compileText(
  text: string,
  environment: string,
  options: CompileOptions & { readonly files?: Readonly<Record<string, string>> } = {},
): Promise<Compilation> {
  const files = new ProjectFiles(filesInMemory(options.files ?? {}))
  const { plugins } = options
  return compile(await readConfig({ file: 'apps.yaml', text, files, plugins }), environment, options)
}
