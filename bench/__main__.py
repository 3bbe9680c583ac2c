"""`./run bench` runs every benchmark; `./run bench NAME …` runs those named."""

import sys
from importlib import import_module
from pathlib import Path


def names() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def main(asked: list[str]) -> int:
    unknown = [name for name in asked if name not in names()]
    if unknown:
        known = ", ".join(names()) or "none yet"
        print(f"There is no benchmark {unknown[0]!r}. There are: {known}", file=sys.stderr)
        return 2
    failed = 0
    for name in asked or names():
        print(f"== {name}", flush=True)
        failed += bool(import_module(f"bench.{name}").main())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
