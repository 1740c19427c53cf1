#!/bin/sh
# Makes the manifests of every environment anew. Further words are passed on: sh scripts/generate-all.sh --check
exec npx k3s-platform build --all-envs "$@"
