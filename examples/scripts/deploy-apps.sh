#!/bin/sh
# Builds an environment and applies it without Argo CD: sh scripts/deploy-apps.sh local
# Namespaces have to be there, and so has what the build says that the cluster must have. Charts are left to Argo CD.
set -eu
environment=${1:?which environment?}
npx k3s-platform build --env "$environment" --strict
find "argocd-state/$environment" -name manifests.yaml -not -path '*/helm/*' | sort | while read -r manifests; do
  kubectl apply --server-side --field-manager k3s-platform -f "$manifests"
done
