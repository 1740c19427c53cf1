import { isDelivery, type Placed } from '../ir/unit.ts'

/** The file that the objects of a unit, or of a part of delivery, are written to. */
export function manifestPath(place: Placed['unit']): string {
  return isDelivery(place) || place.startsWith('helm/') ? `${place}.yaml` : `${place}/manifests.yaml`
}
