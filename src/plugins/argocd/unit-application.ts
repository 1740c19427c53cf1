import { type Application, type ArgoCd, application, type Unit } from 'k3s-platform/plugin'
import { environmentFolder } from './environment-folder.ts'
import { type FolderSource, folderSource } from './folder-source.ts'

/** The Application that applies the manifests of a unit. */
export function unitApplication(argoCd: ArgoCd, unit: Unit, environment: string): Application<FolderSource> {
  const folder = `${environmentFolder(argoCd, environment)}/${unit.unit}`
  return application(argoCd, unit, folderSource(argoCd, folder, 'manifests.yaml'))
}
