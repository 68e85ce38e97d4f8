#!/usr/bin/env bash
# Runs the desktop half of the packed module in mono, which takes assemblies in the very version that is asked for, as the
# .NET Framework does: by itself, and after another module has loaded other versions of its libraries. Needs mono with its facades (Debian: mono-devel) and what "dotnet build" made.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
sandbox=
trap '[ -z "$sandbox" ] || kill "$sandbox"; rm -rf "$place"' EXIT

dotnet build tests/KonnectPS.Desktop -nologo -verbosity:quiet
dotnet build sandbox/KonnectPS.Sandbox -nologo -verbosity:quiet
dotnet msbuild src/KonnectPS/KonnectPS.pack.targets -noLogo "-property:PackFolder=$place"

server=$(dotnet msbuild sandbox/KonnectPS.Sandbox -getProperty:TargetPath)
walk=$(dotnet msbuild tests/KonnectPS.Desktop -getProperty:TargetPath)

: > "$place/variables"
dotnet "$server" > "$place/variables" &
sandbox=$!
# The password is printed last.
for _ in $(seq 100); do
    grep -q KONNECT_PORTAL_PASSWORD "$place/variables" && break
    kill -0 "$sandbox"
    sleep 0.1
done
set -a
. "$place/variables"
set +a

half="$place/KonnectPS/bin/netstandard2.0" others="$(dirname "$walk")/others"
mono --assembly-loader=strict "$walk" "$half" | tee "$place/alone"
mono --assembly-loader=strict "$walk" "$half" "$others" | tee "$place/second"

# Of each library that ships another version was loaded first, and what ships was loaded all the same.
diff <(cd "$half" && ls -- *.dll | grep -v '^KonnectPS') <(cd "$others" && ls -- *.dll)
grep '^loaded: ' "$place/alone" | diff - <(grep '^loaded: ' "$place/second")
