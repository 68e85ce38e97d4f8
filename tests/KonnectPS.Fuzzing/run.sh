#!/usr/bin/env bash
# Fuzzes the parsers with AFL++, each target for a number of minutes: run.sh MINUTES [TARGET...]. What it finds lies in
# artifacts/fuzzing/TARGET/default/crashes. Needs afl-fuzz (Debian: afl++).
set -euo pipefail
cd "$(dirname "$0")"
minutes=${1:?"usage: run.sh MINUTES [TARGET...]"}
shift
place=../../artifacts/fuzzing
program=$place/program
mkdir -p "$place"

dotnet tool restore >/dev/null
dotnet build -c Release -nologo -verbosity:quiet
rm -rf "$program"
cp -r "$(dirname "$(dotnet msbuild -getProperty:TargetPath -property:Configuration=Release)")" "$program"
for library in KonnectPS.Client KonnectPS; do
    dotnet sharpfuzz "$program/$library.dll"
done

# A later run goes on with what an earlier one kept. A managed exception is a find like a crash; the machine's settings for core files and clock speed do not matter to it.
export AFL_AUTORESUME=1 AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1
[ $# -gt 0 ] || mapfile -t targets < <(dotnet "$program/KonnectPS.Fuzzing.dll" list)
found=0
for target in "${@:-${targets[@]}}"; do
    afl-fuzz -i "Seeds/$target" -x tokens.dict -o "$place/$target" -V $((minutes * 60)) -t 10000 -m none -- \
        dotnet "$program/KonnectPS.Fuzzing.dll" "$target" > "$place/$target.log" 2>&1 || { tail -n 5 "$place/$target.log"; exit 1; }
    stats=$place/$target/default/fuzzer_stats
    read -r runs paths crashes hangs < <(awk -F: '
        /^execs_done/ {runs = $2} /^corpus_count/ {paths = $2} /^saved_crashes/ {crashes = $2} /^saved_hangs/ {hangs = $2}
        END {print runs, paths, crashes, hangs}' "$stats")
    printf '%-14s %10d runs, %5d inputs kept, %d crashes, %d hangs\n' "$target" "$runs" "$paths" "$crashes" "$hangs"
    found=$((found + crashes + hangs))
done
[ "$found" -eq 0 ]
